/* How a rule table writes the value of a parameter, in words. */
#ifndef ARREARS_FORMATS_WORDS_VALUE_FORM_H
#define ARREARS_FORMATS_WORDS_VALUE_FORM_H

#include "calc/buffer.h"
#include "calc/parameter.h"
#include "formats/words/labels.h"

/* Appends for example "a rate from 0 to 1: 5.5 percent is 5.5% or 0.055". */
void value_form_add(struct buffer *out, enum language language, enum parameter parameter);

#endif
