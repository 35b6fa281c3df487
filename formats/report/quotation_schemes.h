/* What each scheme of a quotation comes to, and by which rates. */
#ifndef ARREARS_FORMATS_REPORT_QUOTATION_SCHEMES_H
#define ARREARS_FORMATS_REPORT_QUOTATION_SCHEMES_H

#include "formats/report/quotation_row.h"

/* Writes a row for each scheme; nothing where there is one alone. */
void quotation_schemes(const struct quotation *quotation);

#endif
