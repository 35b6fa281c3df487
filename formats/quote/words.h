/* Words and figures as quote_text sets them on a terminal. */
#ifndef ARREARS_FORMATS_QUOTE_WORDS_H
#define ARREARS_FORMATS_QUOTE_WORDS_H

#include "calc/money.h"
#include "formats/quote/options.h"

/* Appends yuan with two decimals and thousands separators: 12,345.67. */
void quote_amount(struct buffer *out, const struct money *amount);

/* Appends a rate as a percentage: 0.095 as 9.5%. */
void quote_rate(struct buffer *out, const struct exact *rate);

/* Appends the region's name; the code follows where the name is that of a wider region. */
void quote_region(struct buffer *out, const struct quote_options *options, region_code region);

/* Appends the words of a label, {0}, {1}, ... filled in. */
void quote_label(struct buffer *out, const struct quote_options *options, enum label id,
                 const struct text *arguments, int count);

/* What a person reads for a word, by its list and its value in that list. */
struct text quote_word(const struct quote_options *options, enum word_list list, int value);

/* The title of a part, bold, after an empty line, with its line end. */
void quote_title(struct buffer *out, const struct quote_options *options, enum label id);

#endif
