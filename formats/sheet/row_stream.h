/* A workbook whose look is written by libxlsxwriter and whose long sheets are filled by us.
 *
 * libxlsxwriter writes a skeleton: all sheets, styles, headers, filters, print set-up, totals, properties,
 * and in each long sheet one template row of styled cells. The stream copies the skeleton's parts into the
 * final ZIP and puts the data rows in the template rows' place. Rows beyond what a sheet holds go on in
 * further sheets, its continuations: Ledger, Ledger (2), ...
 *
 *   static const char *write_skeleton(void *context, const char *path, struct row_plan *plan);
 *
 *   struct row_stream stream;
 *   if (!row_stream_open(&stream, folder, shapes, 2, write_skeleton, report)) ... stream.failure ...
 *   ... threads fill row_blocks with row_stream_sheet(&stream, i) ...
 *   if (!row_stream_append(&stream, i, &block)) ...        in row order, one thread
 *   if (!row_stream_finish(&stream, temporary_path)) ...
 *   row_stream_close(&stream);
 *
 * Everything here but row_stream_sheet belongs to one thread. After a failure every further call fails with
 * the same one. The files depend on the rows, their cut into blocks and the skeleton alone: ZIP times are
 * 1980-01-01; the skeleton sets a fixed `created` property. A program
 * that meets RLIMIT_FSIZE gets EFBIG here only if it ignores SIGXFSZ. */
#ifndef ARREARS_FORMATS_SHEET_ROW_STREAM_H
#define ARREARS_FORMATS_SHEET_ROW_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "calc/status.h"
#include "formats/sheet/row_block.h"
#include "formats/sheet/row_failure.h"
#include "formats/sheet/row_sheet.h"
#include "formats/sheet/shared_strings.h"

/* One sheet of the skeleton that takes rows. */
struct planned_sheet {
  size_t shape;        /* index among the shapes */
  size_t continuation; /* 0 for "Ledger", 1 for "Ledger (2)", ... */
  int64_t rows;        /* data rows that will stand there; 0 only when the shape has none at all */
  int64_t span; /* rows they take, at least 1: without rows the template row stays as an empty one. Totals go
                   at 0-based row rows_above + span, a filter ends at rows_above + span - 1 */
  unsigned worksheet; /* OUT, set by the skeleton: 1 for the first worksheet added to the workbook, 2 for the
                         next ... (worksheet->index + 1) */
};

struct row_plan {
  bool is_probe; /* true for the call in row_stream_open: only formats and words count, content may be left
                    out */
  const struct shared_strings *words; /* what cells name by number; NULL: nothing */
  struct planned_sheet *sheets;       /* shape by shape in order, at least one of each */
  size_t sheet_count;
};

/* Writes the skeleton workbook to `path` (not a real folder entry: just hand it to workbook_new_opt) and
 * returns NULL, or says why not (lxw_strerror's text will do; the text is copied).
 *
 * It is called twice: by row_stream_open, to learn the style ids of the template rows, and by
 * row_stream_finish. Both times the template rows must come out with the same ids, which is checked;
 * libxlsxwriter numbers formats by first use, so touch them all in one order when they are made:
 * lxw_format_get_xf_index(format).
 *
 * The words, if there are any, are the first texts written into the workbook, in their order and not in
 * constant_memory mode, so that each gets its number in the table of shared strings; this is checked too.
 *
 * For each planned sheet: a worksheet with its header rows, a template row at 0-based row rows_above with
 * exactly one cell with a format in each column (worksheet_write_blank), and at most rows_below rows from
 * rows_above + span on. Attributes of the template row (worksheet_set_row) are given to every data row. The
 * <dimension> need not be right, it is corrected. */
typedef const char *row_skeleton(void *context, const char *path, struct row_plan *plan);

struct packed_rows;

/* One long sheet on its way, with its continuations. */
struct row_stream_track {
  const struct row_shape *shape;
  struct row_sheet sheet;               /* ready once the probe has been read */
  int64_t rows;                         /* appended so far */
  int unnamed_file;                     /* of the packed rows, -1 before it is open */
  struct packed_rows *packed;           /* owned: by continuation */
  size_t packed_count, packed_capacity; /* the count is at least 1 */
};

struct row_stream {
  struct row_failure failure; /* kind NONE while all is well */
  struct row_counts counts;   /* sums over all blocks appended */
  char *folder;               /* owned */
  row_skeleton *skeleton;
  void *context;
  const struct shared_strings *words; /* not owned; NULL: none */
  struct deflater *deflater;          /* for the XML around the rows */
  struct row_stream_track *tracks;    /* owned */
  size_t track_count;
};

/* Probes the skeleton and opens one unlinked temporary file per long sheet in `folder` (the folder of the
 * workbook to be: the packed rows need as much room there again). `shapes` and `words` outlive the stream;
 * words (NULL: none) may be added until row_stream_finish, by whoever gives cells their numbers. False: see
 * stream->failure. row_stream_close must be called in either case. */
MUST_USE bool row_stream_open(struct row_stream *stream, const char *folder, const struct row_shape *shapes,
                              size_t shape_count, const struct shared_strings *words, row_skeleton *skeleton,
                              void *context);

/* The ready shape of a long sheet; any thread, from open to close. */
const struct row_sheet *row_stream_sheet(const struct row_stream *stream, size_t sheet);

/* Takes over the rows of a finished block. Blocks come in row order without a gap (assert). The block may be
 * started again afterwards. False: see stream->failure. */
MUST_USE bool row_stream_append(struct row_stream *stream, size_t sheet, const struct row_block *block);

/* Writes the workbook to `path`, which is created or emptied. Once. False: see stream->failure; what is then
 * at `path` is not a workbook and the caller removes it. The file is not synced to the disk: that is
 * output_file's. */
MUST_USE bool row_stream_finish(struct row_stream *stream, const char *path);

/* Returns everything but `failure` and `counts`, which stay readable. A stream that was not finished leaves
 * nothing behind. */
void row_stream_close(struct row_stream *stream);

#endif
