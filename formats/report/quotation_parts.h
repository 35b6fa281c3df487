/* What was paid before the day of payment, on a quotation: the months it went to, and its days. RULES 5.7 */
#ifndef ARREARS_FORMATS_REPORT_QUOTATION_PARTS_H
#define ARREARS_FORMATS_REPORT_QUOTATION_PARTS_H

#include "formats/report/quotation_row.h"

/* Writes a table of these months; nothing where nothing was paid before. */
void quotation_parts(const struct quotation *quotation);

#endif
