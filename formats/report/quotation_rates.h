/* The rates of a scheme's months on a quotation, with the fixed sums beside them. */
#ifndef ARREARS_FORMATS_REPORT_QUOTATION_RATES_H
#define ARREARS_FORMATS_REPORT_QUOTATION_RATES_H

#include "calc/assessment.h"
#include "formats/report/quotation_row.h"

/* Appends 9.8%+2%, of a flexible worker 20%, where that is all of all months. False: words are needed. */
MUST_USE bool quotation_rates_plain(struct buffer *out, const struct assessment *assessment);

/* Appends the daily rates of the fee, each once: 0.2%、0.05%; nothing where no fee is charged. */
void quotation_fee_rates(struct buffer *out, const struct dossier *dossier);

/* Then a paragraph of these: each share, and from each month on in which they are others, these. */
void quotation_rates_told(const struct quotation *quotation, const struct assessment *assessment);

#endif
