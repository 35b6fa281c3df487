/* What a quotation says below its figures: cover, what waiting costs, until when it holds, what to bring,
 * what it rests on, and where it is signed. */
#ifndef ARREARS_FORMATS_REPORT_QUOTATION_FOOT_H
#define ARREARS_FORMATS_REPORT_QUOTATION_FOOT_H

#include "calc/person_total.h"
#include "formats/report/quotation_row.h"

void quotation_foot(const struct quotation *quotation, const struct person_total *total);

/* At the end of all that is signed. */
void quotation_signatures(const struct quotation *quotation);

#endif
