/* One case answered on the terminal: what to pay and by whom, when cover returns, what waiting costs, the
 * months, the papers, and the rule behind each figure. Chinese or English. */
#ifndef ARREARS_FORMATS_QUOTE_TEXT_H
#define ARREARS_FORMATS_QUOTE_TEXT_H

#include "calc/buffer.h"
#include "calc/dossier.h"
#include "formats/quote/options.h"

/* Appends the answer to a case of any kind; the dossier was assessed and not rejected. Whole lines. */
void quote_text(struct buffer *out, const struct quote_options *options, const struct dossier *dossier);

#endif
