/* One case as a quotation (报价单): who, what is to be paid by whom, month by month, when cover returns, what
 * waiting costs, what to bring, and what all that rests on; one A4 page for up to 24 months. CONTRACT 6. */
#ifndef ARREARS_FORMATS_REPORT_QUOTATION_H
#define ARREARS_FORMATS_REPORT_QUOTATION_H

#include "formats/report/quotation_row.h"

/* Lays out a dossier that was assessed and not rejected on a paper that is empty. */
void quotation_lay(const struct quotation *quotation);

#endif
