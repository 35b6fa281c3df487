/* The tables of a quotation: what each scheme and each month comes to. */
#ifndef ARREARS_FORMATS_REPORT_QUOTATION_MONTHS_H
#define ARREARS_FORMATS_REPORT_QUOTATION_MONTHS_H

#include "calc/person_total.h"
#include "formats/report/quotation_row.h"

/* Months that are shown one by one on the page itself; of more the page has years, and pages behind it the
 * months. Up to a year they stand on the page in any case, for years would not make it much shorter. */
enum { QUOTATION_MONTHS_MOST = 24, QUOTATION_MONTHS_ALWAYS = 12 };

/* Of all schemes, those in between included. */
int quotation_months(const struct dossier *dossier);

/* Writes the schemes where there are several, then the months of all of them together, or the years where
 * it has an appendix. Nothing for a case without months. */
void quotation_tables(const struct quotation *quotation, const struct person_total *total);

/* Writes the months on pages of their own. */
void quotation_appendix(const struct quotation *quotation, const struct person_total *total);

#endif
