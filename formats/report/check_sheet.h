/* The sheet Checks: what the program came to, as plain numbers, against what the cells of the workbook come
 * to when they are calculated; the difference and a mark for each. */
#ifndef ARREARS_FORMATS_REPORT_CHECK_SHEET_H
#define ARREARS_FORMATS_REPORT_CHECK_SHEET_H

#include "formats/report/summary_page.h"

/* `summary`: the numbers that the summary shows. */
void report_check_sheet_write(struct xlsx_book *book, const struct report *report,
                              const struct row_plan *plan, const struct page_numbers *summary);

/* Adds to a formula how many of its marks say ✓; returns how many there are. */
int report_check_sheet_add_count(struct summary_page *summary);

#endif
