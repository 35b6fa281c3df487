/* What an answer is about, and what a person with several schemes owes in all. */
#ifndef ARREARS_FORMATS_QUOTE_HEADING_H
#define ARREARS_FORMATS_QUOTE_HEADING_H

#include "calc/dossier.h"
#include "formats/quote/options.h"

/* Appends who, what kind, where, which schemes and when. */
void quote_heading_print(struct buffer *out, const struct quote_options *options,
                         const struct dossier *dossier);

/* Appends the schemes below each other and their sum. */
void quote_person_print(struct buffer *out, const struct quote_options *options,
                        const struct dossier *dossier);

#endif
