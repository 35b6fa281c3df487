/* What the months of a case come to: roundings of the whole case, the cap, who bears the fee, what one more
 * day costs. RULES 4.5, 5.3-5.8 */
#ifndef ARREARS_CALC_BACKPAY_TOTALS_H
#define ARREARS_CALC_BACKPAY_TOTALS_H

#include "backpay_run.h"

/* Adds `count` months that owe what the line does, but for the fee. */
void backpay_add_months(struct backpay *backpay, const struct ledger_line *line, int count);

/* Adds the fee of a line. */
void backpay_add_fee(struct backpay *backpay, const struct ledger_line *line);

/* Arrears and fees of all lines, rounded and capped as the case wants them. False: rejected and reported. */
MUST_USE bool backpay_round_totals(struct backpay *backpay);

/* All figures of the money of an assessment with payable months. False: rejected and reported. */
MUST_USE bool backpay_fill_totals(struct backpay *backpay);

#endif
