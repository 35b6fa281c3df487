/* The late fee of a month: its days, unrounded, rounded, capped; the interest of a deferral. RULES 5 */
#ifndef ARREARS_FORMATS_REPORT_FEE_FORMULA_H
#define ARREARS_FORMATS_REPORT_FEE_FORMULA_H

#include "formats/report/line_view.h"

line_formula_function fee_formula_days, fee_formula_exact, fee_formula_uncapped, fee_formula_capped,
    fee_formula_interest;

#endif
