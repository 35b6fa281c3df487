/* The bytes of a file or of memory, read at any place: the basis of the readers of ZIP and OLE files.
 * A file is read through a window, so small reads one after another cost little. */
#ifndef ARREARS_FORMATS_SHEET_IN_BYTE_SOURCE_H
#define ARREARS_FORMATS_SHEET_IN_BYTE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "calc/text.h"

struct byte_source {
  int descriptor;     /* -1: memory */
  struct text memory; /* not owned */
  uint64_t size;
  int error; /* errno of the first read that failed, or 0 */

  struct buffer window; /* of a file */
  uint64_t window_start;
};

/* Opens a file ("-": standard input). A pipe is read to its end and kept in a file without a name.
 * 0, or errno (EISDIR for a folder); *is_opened then says whether the file itself could be opened. */
MUST_USE int byte_source_open(struct byte_source *source, const char *path, bool *is_opened);

/* The same for a pipe whose first bytes were taken already: `head` and what is left of it are kept in a file
 * without a name. The pipe is read to its end, and not closed. 0, or errno. */
MUST_USE int byte_source_open_pipe(struct byte_source *source, struct text head, int pipe);

/* `bytes` must outlive the source. */
void byte_source_open_memory(struct byte_source *source, struct text bytes);

/* Copies up to `count` bytes from `offset`. Fewer: the end of the file, or source->error. */
MUST_USE size_t byte_source_read(struct byte_source *source, uint64_t offset, void *bytes, size_t count);

/* Closes; `{.descriptor = -1}` is allowed. */
void byte_source_close(struct byte_source *source);

#endif
