/* The tables of the summary: totals by region, payer, scheme, kind, year, employer and a column of the list.
 */
#ifndef ARREARS_FORMATS_REPORT_TABLES_H
#define ARREARS_FORMATS_REPORT_TABLES_H

#include "formats/report/summary_page.h"

/* Sets summary->sum_rows; the tables begin at `row`. */
void report_tables_place(struct summary_page *summary, int row);
void report_tables_write(struct summary_page *summary);

/* The first row and the number of the groups that were asked for with --group-by, else of the regions. */
int report_tables_chosen(const struct summary_page *summary, int *count);

#endif
