/* A rule row as a person reads it. */
#ifndef ARREARS_FORMATS_WORDS_RULE_TEXT_H
#define ARREARS_FORMATS_WORDS_RULE_TEXT_H

#include <stdbool.h>

#include "calc/buffer.h"
#include "calc/region.h"
#include "calc/rules.h"
#include "formats/words/labels.h"

/* Appends place, scheme and payer where the row does not hold for all, parameter and days: `佛山市 单位费率
 * (2023-01-01 至 2024-06-30)`. `regions` may be NULL: the place is its code. */
void rule_text(struct buffer *out, enum language language, const struct regions *regions,
               const struct rule *row);

/* Whether a reader of the language is shown the row: the papers in the other language say the same. */
bool rule_is_told(enum language language, const struct rule *row);

/* Appends the days on which the row holds: `2023-01-01 起`. */
void rule_text_days(struct buffer *out, enum language language, const struct rule *row);

#endif
