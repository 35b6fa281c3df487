/* The physical lines of a file as UTF-8, pulled one by one: the basis of `table`.
 * A line ends with LF, CR LF or CR. Memory is bounded by the limit given to lines_next. */
#ifndef ARREARS_FORMATS_LIST_LINES_H
#define ARREARS_FORMATS_LIST_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "calc/text.h"
#include "formats/file/encoding.h"

/* The view holds until the next call with the same source. */
struct line {
  struct text text;     /* valid UTF-8 without NUL, without the line end; what was neither is U+FFFD */
  size_t end_length;    /* bytes of the line end that follow the text in memory: 0 at the end of the file */
  bool is_cut;          /* longer than the limit: only its beginning; the next call skips the rest */
  bool has_nul;         /* fault_offset */
  bool is_undecodable;  /* fault_offset */
  int64_t fault_offset; /* bytes from the start of the file to the first NUL or undecodable byte */
};

struct line_source {
  int descriptor; /* -1: memory */
  bool owns_descriptor;
  struct text memory; /* what is left of a source in memory */
  int64_t total;      /* bytes of the file, -1 unknown */

  enum file_encoding encoding; /* AUTO: nothing but ASCII so far */
  bool is_doubtful;            /* no encoding fits; `encoding` is a guess, doubt_offset says from where */
  int64_t doubt_offset;

  struct buffer window; /* file bytes; for UTF-16 their UTF-8, lone surrogates as the byte FF */
  size_t cursor;        /* the next line begins here */
  int64_t offset;       /* the cursor's place in the file */
  bool is_at_end;       /* the window holds all that is left */
  bool is_skipping;     /* the rest of a cut line comes next */
  int error;            /* errno of a failed read */

  bool is_held; /* everything from `held` on stays in the window */
  size_t held;
  int64_t held_offset;

  size_t clean; /* up to here the window, from the cursor on, is UTF-8 without NUL; at least */

  size_t line_feed;     /* the first LF from the cursor on, or the window's length; */
  bool knows_line_feed; /* ... if known */

  struct decoder decoder;
  struct buffer block;   /* UTF-16: file bytes not yet decoded */
  struct buffer decoded; /* the last line, where it could not be shown in place */
};

/* Opens a file ("-": standard input) and reads its head. 0, or errno (EISDIR for a folder). */
MUST_USE int lines_open(struct line_source *source, const char *path);

/* The same for bytes in memory, which must outlive the source. */
void lines_open_memory(struct line_source *source, struct text bytes);

/* The file's first bytes, at least 14 unless it is shorter; before lines_start only. */
struct text lines_head(const struct line_source *source);

/* Skips a byte order mark and settles the encoding, which is the mark's, else `encoding` (AUTO: to be
 * decided at the first byte beyond ASCII). false: the system's iconv lacks it; see source->encoding. */
MUST_USE bool lines_start(struct line_source *source, enum file_encoding encoding);

/* The next line, cut at `limit` bytes of the file. false: no more, or source->error. */
MUST_USE bool lines_next(struct line_source *source, size_t limit, struct line *line);

/* Keeps the place of the next line; lines_rewind goes back there. No cut line may be skipped meanwhile. */
void lines_hold(struct line_source *source);
void lines_release(struct line_source *source);
void lines_rewind(struct line_source *source);

void lines_close(struct line_source *source);

#endif
