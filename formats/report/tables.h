/* The tables of the summary: totals by region, payer, scheme, kind, year, employer and a column of the list.
 */
#ifndef ARREARS_FORMATS_REPORT_TABLES_H
#define ARREARS_FORMATS_REPORT_TABLES_H

#include "formats/report/summary_page.h"

/* Sets summary->sum_rows; the tables begin at `row`. */
void report_tables_place(struct summary_page *summary, int row);
void report_tables_write(struct summary_page *summary);

#endif
