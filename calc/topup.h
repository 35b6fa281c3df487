/* Kind `topup` (一次性补足退休年限): the lump sum for the months missing at retirement.
 * 社会保险法 art. 27; RULES 7. No late fee: the months were never due. */
#ifndef ARREARS_CALC_TOPUP_H
#define ARREARS_CALC_TOPUP_H

#include "assessment.h"
#include "case.h"
#include "rule_lookup.h"

/* Fills an empty assessment. `required` asks with the sex in the payer's place, `lookup` with the payer.
 * False: rejected and reported. */
MUST_USE bool topup_assess(struct assessment *assessment, struct rule_lookup *lookup,
                           struct rule_lookup *required, const struct reported_case *reported);

#endif
