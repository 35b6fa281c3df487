/* Day expressions: "M+2/1", "M+1/last", "P+30d". RULES 2. Parsed once, applied often. */
#ifndef ARREARS_CALC_DAY_EXPRESSION_H
#define ARREARS_CALC_DAY_EXPRESSION_H

#include <stdbool.h>

#include "date.h"
#include "status.h"
#include "text.h"

struct day_expression {
  char anchor;      /* 'M' account month, 'G' first gap month, 'P' payment day */
  bool counts_days; /* true: `offset` days after the anchor day; false: `offset` months, then day `day` */
  int offset;       /* 0..1200 months or 0..36500 days */
  int day;          /* 1..31, a day beyond the month's end means its last day; 0 = last */
};

/* False when the text is not a day expression; the expression is then unchanged. */
MUST_USE bool day_expression_parse(struct day_expression *expression, struct text text);

/* The day meant, counted from `anchor`: P itself, or the first day of the month M or G. */
struct date day_expression_apply(struct day_expression expression, struct date anchor);

/* The same, when the anchor is a month of which only the month is known: M or G. */
struct date day_expression_apply_to_month(struct day_expression expression, struct month anchor);

#endif
