/* The account months of a result as two tables: arrears, and late fee. */
#ifndef ARREARS_FORMATS_QUOTE_MONTHS_H
#define ARREARS_FORMATS_QUOTE_MONTHS_H

#include "calc/dossier.h"
#include "formats/quote/basis.h"
#include "formats/quote/options.h"

/* Appends every month, none folded; lines add up to the totals with the differences named between them.
 * Nothing for a result without months. */
void quote_months_print(struct buffer *out, const struct quote_options *options,
                        const struct quote_basis *basis, const struct assessment *assessment);

#endif
