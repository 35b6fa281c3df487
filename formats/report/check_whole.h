/* The checks of the sheet Checks that are about a whole sheet: all numbers of the summary, the bases of
 * Input, what Rules has, and the rows of totals below the long sheets. */
#ifndef ARREARS_FORMATS_REPORT_CHECK_WHOLE_H
#define ARREARS_FORMATS_REPORT_CHECK_WHOLE_H

#include "formats/report/check_rows.h"

void check_whole_write(struct check_sheet *sheet);

/* How many such checks there are: none where formulas cannot hold everything exactly. */
int check_whole_rows(const struct summary_page *page);

#endif
