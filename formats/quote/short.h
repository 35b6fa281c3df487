/* The answer on one screen: what to pay and by whom, cover, what waiting costs, on what it rests. */
#ifndef ARREARS_FORMATS_QUOTE_SHORT_H
#define ARREARS_FORMATS_QUOTE_SHORT_H

#include "calc/buffer.h"
#include "calc/dossier.h"
#include "formats/quote/options.h"

/* Lines of one screen. */
enum { QUOTE_SCREEN = 24 };

/* Appends what follows the money: cover in a sentence, the next day that makes it worse, the grade, the
 * notes' codes, the weightiest sources, and how to ask for more. Beyond QUOTE_SCREEN lines from `start` of
 * the buffer sources are left out first, then the rules that make the grade so; what is left stands whole, so
 * that a narrow terminal may need more lines. */
void quote_short_print(struct buffer *out, size_t start, const struct quote_options *options,
                       const struct dossier *dossier);

#endif
