#include "formats/report/workbook.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "calc/array.h"
#include "formats/file/digest.h"
#include "formats/file/output_file.h"
#include "formats/file/path.h"
#include "formats/file/unnamed_file.h"
#include "formats/report/block.h"
#include "formats/report/skeleton.h"

struct report_writer {
  struct writer writer; /* first */
  struct report report;
  struct row_stream stream;
  struct output_file file;
  struct row_shape shapes[REPORT_SHEET_COUNT];
  struct report_numbers numbers;
  bool is_complete; /* all bytes are written, the name not yet taken */
  char *folder;     /* owned */
};

static const struct report_layout *const layouts[REPORT_SHEET_COUNT] = {
#define SHEET(ID, key, ...) [REPORT_##ID] = &report_##key,
#include "formats/words/sheets.def"
};

static struct report_writer *own(struct writer *writer) { return (struct report_writer *)writer; }

static void *block_new(struct writer *writer) { return report_block_new(&own(writer)->report, NULL); }

void *report_workbook_block_beside(struct writer *writer, void *beside) {
  return report_block_new(&own(writer)->report, beside);
}

static void block_free(void *block) { report_block_free(block); }

static void reserve(struct writer *writer, void *block, const struct dossier *dossiers, size_t count) {
  report_block_reserve(block, &own(writer)->numbers, dossiers, count);
}

static void format(const struct writer *writer, void *block, const struct dossier *dossiers, size_t count) {
  report_block_format(block, &((const struct report_writer *)writer)->stream, dossiers, count);
}

static bool fail_by_stream(struct report_writer *writer) {
  writer->writer.failure.error = output_error_of(writer->stream.failure.error_number);
  writer->writer.failure.detail = writer->stream.failure.text;
  return false;
}

static bool append_rows(struct report_writer *writer, enum report_sheet_id sheet,
                        const struct report_block *block) {
  const struct row_writer *rows = &block->writers[sheet];
  if (!row_stream_append(&writer->stream, sheet, &rows->rows)) return fail_by_stream(writer);
  writer->report.rows[sheet] += rows->rows.rows;
  report_tally_join(&writer->report.tallies[sheet], &rows->tally);
  return true;
}

/* Of the sheets whose rows wait for the end, or of the others. */
static bool append_block(struct report_writer *writer, const struct report_block *block, bool waits) {
  for (int i = 0; i < REPORT_SHEET_COUNT; i++)
    if (report_layout_waits(layouts[i]) == waits && !append_rows(writer, (enum report_sheet_id)i, block))
      return false;
  return true;
}

static bool append(struct writer *writer, void *opaque) {
  struct report_writer *report_writer = own(writer);
  const struct report_block *block = opaque;
  if (!append_block(report_writer, block, false)) return false;
  report_totals_join(&report_writer->report.totals, &block->totals);
  differences_join(&report_writer->report.differences, &block->differences);
  return true;
}

static bool write_rules(struct report_writer *writer) {
  struct report_block *block = report_block_new(&writer->report, NULL);
  report_block_format_rules(block, &writer->stream, &writer->report, &writer->numbers);
  bool is_written = append_block(writer, block, true);
  report_block_free(block);
  return is_written;
}

/* A ZIP file is not written straight through: what has no name to take gets a copy. */
static bool copy_to_output(struct report_writer *writer, int unnamed_file) {
  enum { PIECE = 64 * 1024 };
  char *bytes = malloc(PIECE);
  if (bytes == NULL) abort();
  off_t length = lseek(unnamed_file, 0, SEEK_END), offset = 0;
  bool is_copied = length > 0;
  while (is_copied && offset < length) {
    size_t piece = length - offset < PIECE ? (size_t)(length - offset) : PIECE;
    is_copied = unnamed_file_read(unnamed_file, (uint64_t)offset, bytes, piece) &&
                output_file_write(&writer->file, bytes, piece, &writer->writer.failure.error);
    offset += (off_t)piece;
  }
  free(bytes);
  return is_copied;
}

static bool write_directly(struct report_writer *writer) {
  char path[UNNAMED_FILE_PATH_SIZE];
  int unnamed_file = unnamed_file_open(writer->folder);
  writer->writer.failure.error = (struct output_error){OUTPUT_FAILED, errno};
  if (unnamed_file < 0) return false;
  unnamed_file_path(unnamed_file, path);
  bool is_written = row_stream_finish(&writer->stream, path);
  if (!is_written) (void)fail_by_stream(writer);
  is_written = is_written && copy_to_output(writer, unnamed_file);
  close(unnamed_file);
  return is_written;
}

static bool write_by_name(struct report_writer *writer) {
  return row_stream_finish(&writer->stream, output_file_writable_path(&writer->file)) ||
         fail_by_stream(writer);
}

bool report_workbook_complete(struct writer *writer) {
  struct report_writer *report_writer = own(writer);
  if (report_writer->is_complete) return true;
  if (!write_rules(report_writer)) return false;
  report_writer->report.counts = report_writer->stream.counts;
  cover_gaps_sort(&report_writer->report.totals.cover_gaps);
  bool is_written =
      report_writer->file.is_direct ? write_directly(report_writer) : write_by_name(report_writer);
  report_writer->is_complete = is_written;
  if (!is_written) return false;
  row_stream_close(&report_writer->stream);
  report_numbers_clear(&report_writer->numbers);
  return true;
}

size_t report_workbook_left_out(const struct case_columns *columns, const struct rules *rules) {
  return report_sheet_left_out(&report_cases, columns, rules);
}

const struct report_totals *report_workbook_totals(const struct writer *writer) {
  return &((const struct report_writer *)writer)->report.totals;
}

static bool settle(struct writer *writer) {
  return report_workbook_complete(writer) && output_file_settle(&own(writer)->file, &writer->failure.error);
}

static bool name(struct writer *writer) {
  return settle(writer) && output_file_name(&own(writer)->file, &writer->failure.error);
}

static bool take_back(struct writer *writer) { return output_file_take_back(&own(writer)->file); }

static bool finish(struct writer *writer) {
  return settle(writer) && output_file_commit(&own(writer)->file, &writer->failure.error);
}

static void abandon(struct writer *writer) { output_file_abandon(&own(writer)->file); }

static void free_writer(struct writer *writer) {
  struct report_writer *report_writer = own(writer);
  abandon(writer);
  row_stream_close(&report_writer->stream);
  for (int i = 0; i < REPORT_SHEET_COUNT; i++) {
    report_sheet_clear(&report_writer->report.sheets[i]);
    report_tally_clear(&report_writer->report.tallies[i]);
  }
  report_totals_clear(&report_writer->report.totals);
  differences_clear(&report_writer->report.differences);
  report_context_clear(&report_writer->report.context);
  report_numbers_clear(&report_writer->numbers);
  free(report_writer->folder);
  free(report_writer);
}

static const struct writer_operations operations = {
    .block_new = block_new,
    .block_free = block_free,
    .reserve = reserve,
    .format = format,
    .append = append,
    .settle = settle,
    .name = name,
    .take_back = take_back,
    .finish = finish,
    .abandon = abandon,
    .free = free_writer,
};

/* Temporary files stand beside the workbook, or in the system's folder when it has no name. The caller frees.
 */
static char *folder_for(const struct output_file *file) {
  if (!file->is_direct) return path_folder(file->path);
  const char *temporary = getenv("TMPDIR");
  char *folder = strdup(temporary != NULL && temporary[0] != '\0' ? temporary : "/tmp");
  if (folder == NULL) abort();
  return folder;
}

static void prepare(struct report_writer *writer, const struct report_options *options) {
  struct report *report = &writer->report;
  report->options = *options;
  run_id_of_list(report->run_id, options);
  report_context_init(&report->context, options->language, options->rules);
  shared_strings_add_all(&writer->numbers.words, &report->context.shared);
  report->context.regions = options->regions;
  report->context.columns = options->columns;
  report_totals_init(&report->totals, options->language, options->rules->count);
  for (int i = 0; i < REPORT_SHEET_COUNT; i++) {
    report_sheet_init(&report->sheets[i], layouts[i], options);
    report_tally_init(&report->tallies[i], report->sheets[i].count);
    writer->shapes[i] = report->sheets[i].shape;
  }
  formula_places_init(&report->context.places, report->sheets, report_is_live(options));
  writer->folder = folder_for(&writer->file);
  report->folder = writer->folder;
  report->persons = &writer->numbers.persons;
}

/* The failure outlives the writer here. */
static struct writer *give_up(struct report_writer *writer, struct writer_failure *failure) {
  static char detail[ROW_FAILURE_TEXT_SIZE];
  *failure = writer->writer.failure;
  if (failure->detail != NULL) {
    memcpy(detail, writer->stream.failure.text, sizeof detail);
    failure->detail = detail;
  }
  free_writer(&writer->writer);
  return NULL;
}

struct writer *report_workbook_open(const struct report_options *options, struct writer_failure *failure) {
  assert(options->rules != NULL && date_is_set(options->report_date));
  struct report_writer *writer = array_new(1, sizeof *writer);
  writer->writer = (struct writer){.operations = &operations, .failure = {.path = options->path}};
  if (!output_file_open(&writer->file, options->path, options->force, &writer->writer.failure.error))
    return give_up(writer, failure);
  prepare(writer, options);
  if (!row_stream_open(&writer->stream, writer->folder, writer->shapes, REPORT_SHEET_COUNT,
                       &writer->numbers.words, report_skeleton, &writer->report)) {
    (void)fail_by_stream(writer);
    return give_up(writer, failure);
  }
  return &writer->writer;
}
