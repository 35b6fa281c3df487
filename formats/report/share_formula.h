/* Rates, shares and arrears of a month, whole or what is left of them after a payment on too low a base.
 * RULES 4.4-4.5 and 7 */
#ifndef ARREARS_FORMATS_REPORT_SHARE_FORMULA_H
#define ARREARS_FORMATS_REPORT_SHARE_FORMULA_H

#include "formats/report/line_view.h"

line_formula_function share_formula_employer_rate, share_formula_employee_rate;
line_formula_function share_formula_fixed_employer, share_formula_fixed_employee;
line_formula_function share_formula_employer, share_formula_employee, share_formula_arrears;

/* What of the base is credited to the personal account. RULES 6.4 */

/* Of a shortfall. */
line_formula_function share_formula_due_employer, share_formula_due_employee;
line_formula_function share_formula_paid_employer, share_formula_paid_employee, share_formula_surplus;

#endif
