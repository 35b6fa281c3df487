/* What a row of a list is: a case, or something that people write around cases. CONTRACT 2.2. */
#ifndef ARREARS_FORMATS_LIST_ROW_KIND_H
#define ARREARS_FORMATS_LIST_ROW_KIND_H

#include <stdbool.h>

#include "calc/status.h"
#include "formats/list/case_columns.h"
#include "formats/list/skipped_rows.h"
#include "formats/list/table_row.h"

/* True: the row is no case; *kind says what it is. A repeated header and titles are told by the table.
 * is_below_header: no case was handed out so far, so that instructions may stand there and no foot line.
 * *is_total_like: it is a case, is called a sum all the same, and is nobody's: a month or a kind of case
 * stands in it, and no person's number. */
MUST_USE bool row_kind_is_skipped(const struct case_columns *columns, const struct table_row *row,
                                  bool is_below_header, enum skipped_kind *kind, bool *is_total_like);

#endif
