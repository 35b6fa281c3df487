/* On how weak a basis an answer rests, in words beside the figures. RULES 10. */
#ifndef ARREARS_FORMATS_QUOTE_GRADE_H
#define ARREARS_FORMATS_QUOTE_GRADE_H

#include "calc/dossier.h"
#include "formats/quote/options.h"

/* What the amounts rest on, below them: defaults, and what settles it; rules that no office has published.
 * Nothing where all is official, the user's own or stated. */
void quote_grade_print_amounts(struct buffer *out, const struct quote_options *options,
                               const struct dossier *dossier, const struct assessment *assessment);

/* The same for the facts on cover, below them. */
void quote_grade_print_cover(struct buffer *out, const struct quote_options *options,
                             const struct dossier *dossier, const struct assessment *assessment);

#endif
