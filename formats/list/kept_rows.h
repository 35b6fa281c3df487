/* The first rows of a table, kept while its header is looked for, to be handed out again after it. */
#ifndef ARREARS_FORMATS_LIST_KEPT_ROWS_H
#define ARREARS_FORMATS_LIST_KEPT_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "calc/buffer.h"
#include "formats/list/table_row.h"

struct kept_row {
  struct table_row row; /* views into what follows */
  struct buffer texts;
  struct text *cells;   /* owned */
  unsigned char *marks; /* owned */
  struct buffer raw;    /* of a row that was widened */
  bool is_blank;        /* table_row_is_blank */
  bool has_nul;         /* of CSV text: NUL in its first line */
  int64_t doubt_offset; /* of CSV text beyond ASCII: from where on no encoding fits; -1: one does */
};

/* `{0}` is valid and empty. */
struct kept_rows {
  struct kept_row *list; /* owned */
  size_t count, capacity;
  size_t next; /* to be handed out */
};

/* Copies a row after the others and returns it; it holds until kept_rows_add or kept_rows_reset. */
struct kept_row *kept_rows_add(struct kept_rows *kept, const struct table_row *row);

/* Gives every row of a sheet at least so many cells, empty ones, as the rows after it have. */
void kept_rows_widen(struct kept_rows *kept, size_t width);

/* Hands out the next one, or false. */
bool kept_rows_next(struct kept_rows *kept, struct table_row *row);

void kept_rows_reset(struct kept_rows *kept);
void kept_rows_clear(struct kept_rows *kept);

#endif
