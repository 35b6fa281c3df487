/* The rows of a table, kept as they were handed out, so that they need not be read from a workbook again. Few
 * stay in memory; more go into a file without a name.
 *
 *   row_spool_add for each row -> row_spool_rewind -> row_spool_next for each row -> row_spool_rewind ...
 *
 * For rows of a sheet only: ROW_FINE, of one line. */
#ifndef ARREARS_FORMATS_LIST_ROW_SPOOL_H
#define ARREARS_FORMATS_LIST_ROW_SPOOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "formats/list/table_row.h"

enum { ROW_SPOOL_MEMORY = 256 * 1024 };

/* `{0}` is valid and empty. */
struct row_spool {
  struct buffer bytes; /* rows that are yet to be written, or yet to be handed out from `at` on */
  size_t at;
  int file;       /* + 1; 0: all rows are in memory */
  uint64_t size;  /* bytes of all rows, once rewound */
  uint64_t taken; /* bytes of the file that were read */
  bool has_failed;
  struct text *cells; /* owned; of the row handed out last */
  size_t capacity;
};

/* Copies a row behind the others. `is_marked` comes back with it. False: the temporary file cannot be
 * written, errno says why, and nothing is kept any more. */
MUST_USE bool row_spool_add(struct row_spool *spool, const struct table_row *row, bool is_marked);

/* Goes before the first row; none is added after it. False: not all rows were kept. */
MUST_USE bool row_spool_rewind(struct row_spool *spool);

/* The next row, as it was added but for `hidden`, which is NULL; its views hold until the next call. False:
 * there is none, and where errno is not 0, because the temporary file could not be read. */
MUST_USE bool row_spool_next(struct row_spool *spool, struct table_row *row, bool *is_marked);

/* Bytes handed out so far. */
static inline uint64_t row_spool_offset(const struct row_spool *spool) {
  return spool->file == 0 ? spool->at : spool->taken - (spool->bytes.length - spool->at);
}

void row_spool_clear(struct row_spool *spool);

#endif
