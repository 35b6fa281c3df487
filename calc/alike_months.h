/* Account months that repeat the one before: on their days the same rows answer, so base, rates, shares and
 * account credit are worked out once, and each month has only its days and its fee of its own. */
#ifndef ARREARS_CALC_ALIKE_MONTHS_H
#define ARREARS_CALC_ALIKE_MONTHS_H

#include "backpay_run.h"

/* Adds lines and totals of the months behind the last line that are alike, up to the end of the gap; none
 * where the last line is not payable. False: rejected and reported. */
MUST_USE bool alike_months_add(struct backpay *backpay);

#endif
