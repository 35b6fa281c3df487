/* What a quotation says below its figures: cover, what waiting costs, until when it holds, what to bring,
 * what it rests on, and where it is signed. */
#ifndef ARREARS_FORMATS_REPORT_QUOTATION_FOOT_H
#define ARREARS_FORMATS_REPORT_QUOTATION_FOOT_H

#include "calc/person_total.h"
#include "formats/report/quotation_row.h"

/* Cover, what waiting costs, until when it holds, what to bring. */
void quotation_foot(const struct quotation *quotation, const struct person_total *total);

/* What it rests on, and what is assumed or doubtful; then where it is signed: at the end of it all, behind
 * the months where these stand behind the page. */
void quotation_caveats(const struct quotation *quotation);
void quotation_signatures(const struct quotation *quotation);

#endif
