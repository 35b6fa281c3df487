/* 缓缴利息: interest for the days of a deferral (缓缴), where a rule row sets a rate: annual, simple, by the
 * day, a year being 365 days. RULES 5.9 */
#ifndef ARREARS_CALC_DEFERRAL_H
#define ARREARS_CALC_DEFERRAL_H

#include <stdbool.h>

#include "assessment.h"
#include "case.h"
#include "late_fee.h"
#include "rule_lookup.h"

/* Where the case states a deferral the assessment gets FIGURE_DEFERRAL. */
void deferral_begin(struct assessment *assessment, const struct reported_case *reported);

/* Rounds a 365th of yuan x annual rate x days. False only in mode `exact`, where a remainder is left. */
MUST_USE bool deferral_round(struct money *interest, const struct exact *product, struct rounding rounding);

/* Fills what the last line, payable and with its arrears and part known, owes for the deferral, and adds to
 * the sums; notes days without a rate. The assessment has FIGURE_DEFERRAL. False: rejected and reported. */
MUST_USE bool deferral_fill(struct assessment *assessment, struct rule_lookup *lookup,
                            const struct reported_case *reported, struct fee_sums *sums);

#endif
