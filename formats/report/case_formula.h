/* What the amounts of a result are computed by: plain sums over its own ledger lines, and what is rounded or
 * capped for the case as a whole. RULES 4.5, 5 and 6.4 */
#ifndef ARREARS_FORMATS_REPORT_CASE_FORMULA_H
#define ARREARS_FORMATS_REPORT_CASE_FORMULA_H

#include "formats/report/case_view.h"
#include "formats/report/formula.h"

/* Puts the formula of a figure, which applies to the result, together in formula->text; the formula has been
 * started for the result's row. */
enum formula_outcome case_formula(struct formula *formula, struct case_view view, enum result_figure figure);

#endif
