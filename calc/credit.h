/* Kind `credit` (个人账户划入): what the personal account receives each month. RULES 7. */
#ifndef ARREARS_CALC_CREDIT_H
#define ARREARS_CALC_CREDIT_H

#include "assessment.h"
#include "case.h"
#include "rule_lookup.h"

/* Fills an empty assessment. False: rejected and reported. */
MUST_USE bool credit_assess(struct assessment *assessment, struct rule_lookup *lookup,
                            const struct reported_case *reported);

#endif
