/* The cases of a list, one row each: what people write around them is skipped and counted, and what a row
 * leaves to the row above is told, or filled from there. CONTRACT 2.2.
 *
 * One thread at a time. */
#ifndef ARREARS_FORMATS_LIST_CASE_LIST_H
#define ARREARS_FORMATS_LIST_CASE_LIST_H

#include <stdbool.h>
#include <stdint.h>

#include "calc/status.h"
#include "formats/list/case_columns.h"
#include "formats/list/corrections.h"
#include "formats/list/row_above.h"
#include "formats/list/skipped_rows.h"
#include "formats/list/table.h"

/* `{0}` may be cleared. */
struct case_list {
  struct table *table;                /* not owned; NULL: rows come by case_list_take */
  const struct case_columns *columns; /* not owned; of the table's header */
  bool fills_down;
  struct corrections *corrections; /* not owned; NULL: every row is as it stands */
  int64_t record;                  /* cases so far */
  int sheet;                       /* of the last row */
  bool is_below_header;
  int64_t hidden; /* cases that the workbook hides */
  struct skipped_rows skipped;
  struct row_above above;
};

/* Table, columns and corrections outlive the list. */
void case_list_init(struct case_list *list, struct table *table, const struct case_columns *columns,
                    bool fills_down);

/* The next case, faulty rows included; `record` counts cases. As table_next. */
MUST_USE enum table_status case_list_next(struct case_list *list, struct table_row *row);

/* The same for a row that comes from elsewhere. False: it is no case; `skipped` has counted it. */
MUST_USE bool case_list_take(struct case_list *list, struct table_row *row);

void case_list_clear(struct case_list *list);

#endif
