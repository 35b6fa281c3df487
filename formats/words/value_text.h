/* The value of a rule in words, with what the table holds behind it where that says it otherwise. */
#ifndef ARREARS_FORMATS_WORDS_VALUE_TEXT_H
#define ARREARS_FORMATS_WORDS_VALUE_TEXT_H

#include "calc/buffer.h"
#include "calc/rules.h"
#include "formats/words/labels.h"

/* Appends 9.8%, `补缴月后第 6 个月 1 日 (P+6/1)`, `四舍五入到分 (half_up 0.01)`, `补缴后追溯报销
 * (retroactive)`. */
void value_text(struct buffer *out, enum language language, const struct rule *row);

/* A day expression alone: `补缴月后第 6 个月 1 日`. */
void value_text_day(struct buffer *out, enum language language, struct day_expression expression);

/* A rounding alone: `四舍五入到分`. */
void value_text_rounding(struct buffer *out, enum language language, struct rounding rounding);

/* A share in percent: 9.8%. */
void value_text_percent(struct buffer *out, const struct exact *share);

#endif
