/* Sentences with places to fill in. */
#ifndef ARREARS_FORMATS_WORDS_TEMPLATE_H
#define ARREARS_FORMATS_WORDS_TEMPLATE_H

#include "calc/buffer.h"
#include "calc/text.h"
#include "formats/words/labels.h"

/* Appends a text template with {0}, {1}, ... replaced; {0!} describes a character (字母 O, the letter O),
 * {0@} gives a kind, scheme, payer or sex its label, {0,} is a list of this argument and all after it, and
 * {0?...} stands only if there is such an argument. */
void template_add(struct buffer *out, enum language language, const char *template,
                  const struct text *arguments, int count);

#endif
