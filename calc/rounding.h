/* The gate: the only way from `exact` to `money`. RULES 2, "rounding". */
#ifndef ARREARS_CALC_ROUNDING_H
#define ARREARS_CALC_ROUNDING_H

#include <stdbool.h>

#include "exact.h"
#include "money.h"
#include "status.h"
#include "text.h"

enum rounding_mode {
  ROUNDING_HALF_UP,   /* 四舍五入: a tie moves away from zero */
  ROUNDING_HALF_EVEN, /* a tie moves to the even neighbour */
  ROUNDING_UP,        /* 见分进角: any remainder moves away from zero */
  ROUNDING_DOWN,      /* any remainder is dropped */
  ROUNDING_EXACT,     /* a remainder is an error */
  ROUNDING_MODE_COUNT
};

struct rounding {
  enum rounding_mode mode;
  int unit; /* fen: 1, 10 or 100 */
};

/* Rounds yuan to whole units. False only in mode `exact`, when a remainder is left: the amount is then
 * unchanged. */
MUST_USE bool money_round(struct money *amount, const struct exact *yuan, struct rounding rounding);

/* Rounds yuan x numerator / denominator, the quotient never being formed before rounding; the denominator is
 * above 0. False as in money_round. */
MUST_USE bool money_round_fraction(struct money *amount, const struct exact *yuan,
                                   const struct exact *numerator, const struct exact *denominator,
                                   struct rounding rounding);

/* Reads `MODE UNIT`, such as `half_up 0.01`; false leaves the rounding unchanged. */
MUST_USE bool rounding_parse(struct rounding *rounding, struct text text);

/* Appends `MODE UNIT`, as it is read. */
void rounding_format(struct buffer *out, struct rounding rounding);

#endif
