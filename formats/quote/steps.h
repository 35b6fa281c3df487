/* How the figures of a result came about, as numbered steps; the dossier was traced. */
#ifndef ARREARS_FORMATS_QUOTE_STEPS_H
#define ARREARS_FORMATS_QUOTE_STEPS_H

#include "formats/quote/basis.h"
#include "formats/quote/options.h"

/* Appends the steps of each month, those of months that differ in their days alone said once, then those of
 * the case. Each step: what it is, the arithmetic, the rounding, what it comes to, the rows [n] and the law.
 */
void quote_steps_print(struct buffer *out, const struct quote_options *options,
                       const struct quote_basis *basis, const struct assessment *assessment);

#endif
