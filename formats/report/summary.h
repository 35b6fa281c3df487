/* The first sheet: the totals, the checks, and the totals by region, payer, scheme and kind. */
#ifndef ARREARS_FORMATS_REPORT_SUMMARY_H
#define ARREARS_FORMATS_REPORT_SUMMARY_H

#include "formats/report/page.h"
#include "formats/report/report.h"
#include "formats/sheet/row_stream.h"
#include "formats/sheet/xlsx_book.h"

/* The first sheet that is added to the workbook: it gives the plan's words their numbers. `numbers`: OUT,
 * what it shows; the caller clears their sum. */
void report_summary_write(struct xlsx_book *book, const struct report *report, const struct row_plan *plan,
                          struct page_numbers *numbers);

#endif
