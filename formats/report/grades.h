/* On the summary: how many results and how much money rest on what, and the missing rules that move most.
 * RULES 10. */
#ifndef ARREARS_FORMATS_REPORT_GRADES_H
#define ARREARS_FORMATS_REPORT_GRADES_H

#include "formats/report/summary_page.h"

/* Rows of the section, with the blank one behind it; 0: no result has a grade. */
int report_grades_rows(const struct summary_page *summary);

/* Writes it from a row on. */
void report_grades_write(struct summary_page *summary, int row);

#endif
