/* A result as its formulas see it. */
#ifndef ARREARS_FORMATS_REPORT_CASE_VIEW_H
#define ARREARS_FORMATS_REPORT_CASE_VIEW_H

#include "calc/assessment.h"
#include "formats/report/ledger_range.h"

/* A result, and the data row of the ledger that its lines begin at, from 0. */
struct case_view {
  const struct assessment *assessment;
  int64_t first_line;
};

/* All of its lines, of which there is one at least. */
struct ledger_lines case_view_lines(struct case_view view);

#endif
