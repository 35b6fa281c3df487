/* Kind `backpay` (补缴): arrears, late fee and cover for one scheme of a case. RULES 3-6. */
#ifndef ARREARS_CALC_BACKPAY_H
#define ARREARS_CALC_BACKPAY_H

#include "assessment.h"
#include "case.h"
#include "rule_lookup.h"

/* Fills an empty assessment. `joined`: the gap that the case's months are part of with those of other rows.
 * The resolved rules are those of the case's region and payer and of the assessment's scheme. False: the case
 * is rejected and the reason reported. */
MUST_USE bool backpay_assess(struct assessment *assessment, struct rule_lookup *lookup,
                             const struct reported_case *reported, const struct joined_gap *joined);

#endif
