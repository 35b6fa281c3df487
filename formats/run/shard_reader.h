/* Rows of a CSV file that this program wrote itself, one after the other, byte for byte: UTF-8, commas, LF,
 * quotes where csv_text puts them. Cells are looked for only where they are asked for, so reading costs
 * little more than finding the line ends; lists that people made are read by `table`. */
#ifndef ARREARS_FORMATS_RUN_SHARD_READER_H
#define ARREARS_FORMATS_RUN_SHARD_READER_H

#include <stdbool.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "calc/text.h"

struct shard_reader {
  int descriptor;          /* owned */
  struct buffer window;    /* bytes of the file, from the current row on */
  size_t row, next;        /* where the current row begins, and the one after it */
  int64_t line, next_line; /* physical lines, 1 the first */
  bool is_at_end;          /* the window holds all that is left */
};

enum row_read { ROW_READ, ROW_READ_END, ROW_READ_FAILED, ROW_READ_BROKEN };

/* Opens a file before its first row, the header. 0, or errno. */
MUST_USE int shard_reader_open(struct shard_reader *reader, const char *path);

/* Goes to the next row. ROW_READ_FAILED: errno says why; ROW_READ_BROKEN: the file ends in the middle of a
 * row, or one is longer than any row can be. */
MUST_USE enum row_read shard_reader_next(struct shard_reader *reader);

/* The row with its LF; holds until the next call. */
static inline struct text shard_reader_row(const struct shard_reader *reader) {
  return (struct text){reader->window.at + reader->row, reader->next - reader->row};
}

/* Takes the next cell off a row (its LF included), quotes left on. False: there is none, or its quotes are
 * open. */
MUST_USE bool row_take_cell(struct text *row, struct text *cell);

void shard_reader_close(struct shard_reader *reader);

#endif
