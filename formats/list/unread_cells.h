/* Columns whose heading says nothing, and whose cells say what a missing column would: 分公司 over 上海, 标准
 * over 9000. Of the rows a list begins with. CONTRACT 2.3. */
#ifndef ARREARS_FORMATS_LIST_UNREAD_CELLS_H
#define ARREARS_FORMATS_LIST_UNREAD_CELLS_H

#include "calc/status.h"
#include "formats/list/cases.h"
#include "formats/list/kept_rows.h"

/* True: *problem is COLUMNS_DOUBTFUL and names every such column with one of its cells, a view into the rows.
 * A column is in doubt if all that it fills fits and something of it is other than what would be assumed.
 * What the defaults state is not missing; what was chosen by hand is not in doubt. */
MUST_USE bool unread_cells_find(struct columns_problem *problem, const struct case_columns *columns,
                                struct column_choices choices, const struct kept_rows *rows,
                                const struct case_defaults *defaults, const struct regions *regions);

/* A cell of the column that holds two months, 2025年1月至3月, a view into the rows; or "". */
struct text unread_cells_span(const struct kept_rows *rows, size_t column);

#endif
