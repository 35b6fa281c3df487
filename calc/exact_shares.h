/* Both shares of a month in yuan, before they are rounded. `{0}` is valid. RULES 4.4 */
#ifndef ARREARS_CALC_EXACT_SHARES_H
#define ARREARS_CALC_EXACT_SHARES_H

#include "exact.h"

struct exact_shares {
  struct exact employer, employee;
};

static inline void exact_shares_clear(struct exact_shares *shares) {
  exact_clear(&shares->employer);
  exact_clear(&shares->employee);
}

#endif
