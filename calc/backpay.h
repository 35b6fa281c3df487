/* Kind `backpay` (补缴): arrears, late fee and cover for one scheme of a case. RULES 3-6. */
#ifndef ARREARS_CALC_BACKPAY_H
#define ARREARS_CALC_BACKPAY_H

#include "assessment.h"
#include "case.h"
#include "rule_lookup.h"

/* Fills an empty assessment. The resolved rules are those of the case's region and payer and of the
 * assessment's scheme. False: the case is rejected and the reason reported. */
MUST_USE bool backpay_assess(struct assessment *assessment, struct rule_lookup *lookup,
                             const struct reported_case *reported);

#endif
