/* The rows of a workbook's sheet as rows of a table: cells by column, what lies under a merge with its value.
 */
#ifndef ARREARS_FORMATS_LIST_BOOK_ROWS_H
#define ARREARS_FORMATS_LIST_BOOK_ROWS_H

#include <stddef.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "formats/list/table_row.h"
#include "formats/sheet_in/sheet_source.h"

/* `{0}` is valid and closed. */
struct book_rows {
  struct sheet_source *source; /* owned */
  size_t width;                /* a row has at least so many cells */
  struct text *cells;          /* owned; of the row handed out last, like the marks */
  unsigned char *marks;
  size_t capacity;
  struct buffer raw;
};

/* The next row of the sheet that was chosen; record and sheet are not set. */
MUST_USE enum sheet_status book_rows_next(struct book_rows *rows, struct table_row *row);

void book_rows_close(struct book_rows *rows);

#endif
