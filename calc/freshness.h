/* How long ago the rule rows behind a result were checked. RULES 10, "Freshness" */
#ifndef ARREARS_CALC_FRESHNESS_H
#define ARREARS_CALC_FRESHNESS_H

#include "rules.h"

/* Days. Rule rows are checked once a year; a month of grace. */
enum { MAX_AGE_USUAL = 400, MAX_AGE_MOST = 36500 };

/* `{DATE_NONE, DATE_NONE}`: age does not matter. */
struct freshness {
  struct date day;    /* the day the result is for: of payment */
  struct date oldest; /* the first valid_on that is still fresh */
};

/* The row is in force on that day, moves money or cover, and was last checked before `oldest`. Rows closed
 * before do not age; nor do rows without a day of their check. */
bool freshness_has_passed(const struct freshness *freshness, const struct rule *row);

#endif
