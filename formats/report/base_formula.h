/* The contribution base: the wage as reported, rounded, between floor and ceiling. RULES 4.1-4.3 */
#ifndef ARREARS_FORMATS_REPORT_BASE_FORMULA_H
#define ARREARS_FORMATS_REPORT_BASE_FORMULA_H

#include "formats/report/line_view.h"

line_formula_function base_formula;

#endif
