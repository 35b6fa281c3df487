/* What the amounts of a ledger line are computed by, from cells of the line and of the sheet Parameters.
 * RULES 4, 5 and 7 */
#ifndef ARREARS_FORMATS_REPORT_LINE_FORMULA_H
#define ARREARS_FORMATS_REPORT_LINE_FORMULA_H

#include "formats/report/line_view.h"

/* Puts the formula of a figure, or another cell (enum ledger_cell), which applies to the line, together in
 * formula->text; the formula has been started for the line's row. */
enum formula_outcome line_formula(struct formula *formula, const struct line_view *view, int cell);

#endif
