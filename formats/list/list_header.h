/* The header of a case list, in one row or in two, among the rows that a table begins with. CONTRACT 2.2. */
#ifndef ARREARS_FORMATS_LIST_LIST_HEADER_H
#define ARREARS_FORMATS_LIST_LIST_HEADER_H

#include <stdbool.h>
#include <stddef.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "formats/list/case_columns.h"
#include "formats/list/kept_rows.h"

enum {
  LIST_HEADER_ROWS = 30,   /* filled rows that are looked at */
  LIST_HEADER_LEAST = 2,   /* headings that must be known, or all that the row has */
  LIST_HEADER_CELLS = 1024 /* cells of a row that are looked at */
};

/* `{0}` is valid and empty. */
struct list_header {
  struct buffer texts;
  struct text *names; /* owned; views into texts */
  size_t count;
  size_t first;     /* of the rows kept */
  size_t row_count; /* 2: headings lie over others, "parent" + "child" */
};

/* The row with the most known headings, the first of equals. False: no row has enough. */
MUST_USE bool list_header_find(struct list_header *header, const struct kept_rows *rows,
                               struct column_choices choices);

/* Takes the first row kept for the header, whatever it holds. */
void list_header_take_first(struct list_header *header, const struct kept_rows *rows);

/* Known headings in a row. */
size_t list_header_known(const struct table_row *row, struct column_choices choices);

/* Whether a row repeats one of the header's, or a title above it. */
bool list_header_is_again(const struct list_header *header, const struct kept_rows *rows,
                          const struct table_row *row);

void list_header_clear(struct list_header *header);

#endif
