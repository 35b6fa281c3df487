/* Yuan as a person reads them. */
#ifndef ARREARS_FORMATS_WORDS_AMOUNT_TEXT_H
#define ARREARS_FORMATS_WORDS_AMOUNT_TEXT_H

#include "calc/buffer.h"
#include "calc/money.h"

/* Appends yuan with two decimals and thousands separators: 12,345.67. */
void amount_text(struct buffer *out, const struct money *amount);

#endif
