/* What a result adds to the personal account (个人账户划入): of each month the base times the rate credited,
 * rounded, for runs of months that have both in common. RULES 6.4 */
#ifndef ARREARS_FORMATS_REPORT_CREDIT_FORMULA_H
#define ARREARS_FORMATS_REPORT_CREDIT_FORMULA_H

#include "formats/report/case_view.h"
#include "formats/report/formula.h"

/* Puts it together in formula->text, which has been started for the result's row. The result is credited, and
 * has lines. */
enum formula_outcome credit_formula(struct formula *formula, struct case_view view);

#endif
