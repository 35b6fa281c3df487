/* What a row of a list is: a case, or something that people write around cases. CONTRACT 2.2. */
#ifndef ARREARS_FORMATS_LIST_ROW_KIND_H
#define ARREARS_FORMATS_LIST_ROW_KIND_H

#include <stdbool.h>

#include "calc/status.h"
#include "formats/list/case_columns.h"
#include "formats/list/skipped_rows.h"
#include "formats/list/table_row.h"

/* True: the row is no case; *kind says what it is. A repeated header and titles are told by the table.
 * is_below_header: no case was handed out so far, so that instructions may stand there and no foot line. */
MUST_USE bool row_kind_is_skipped(const struct case_columns *columns, const struct table_row *row,
                                  bool is_below_header, enum skipped_kind *kind);

#endif
