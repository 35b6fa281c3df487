/* The charts of the summary, drawn in shades that a grey print keeps apart, and the table of what delay
 * costs. */
#ifndef ARREARS_FORMATS_REPORT_CHARTS_H
#define ARREARS_FORMATS_REPORT_CHARTS_H

#include "formats/report/summary_page.h"

/* Rows they take, the blank one behind them included. */
enum { CHART_ROWS = DELAY_STEPS + 3 };

/* `per_day`: the cell with the cost of a further day. The tables have been placed. */
void report_charts_write(struct summary_page *summary, int row, struct page_cell per_day);

#endif
