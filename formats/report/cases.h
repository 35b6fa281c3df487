/* The columns of the sheet Cases; those of the case itself are columns of other sheets too. */
#ifndef ARREARS_FORMATS_REPORT_CASES_H
#define ARREARS_FORMATS_REPORT_CASES_H

#include "calc/figure.h"
#include "formats/report/layout.h"

/* In the order of enum result_figure; the sheet has more, and sentences last. */
extern const struct report_column report_cases_columns[];

/* Column initialisers: the column of that figure of the result. */
#define AS_RESULT(ID) \
  { .same_as = &report_cases_columns[RESULT_##ID] }
#define AS_RESULT_ON_SCREEN(ID) \
  { .same_as = &report_cases_columns[RESULT_##ID], .flags = COLUMN_SCREEN }

#endif
