/* What backpay.c comes to beside contributions and fees, told as it does: of a month, that it may not be paid
 * any more, and its credit; of the case, what its months come to. Only where lookup->trace is set. */
#ifndef ARREARS_CALC_BACKPAY_TRACE_H
#define ARREARS_CALC_BACKPAY_TRACE_H

#include "exact_shares.h"
#include "late_fee.h"
#include "rule_lookup.h"

/* A month that may not be back-paid any more. */
void trace_not_payable(struct rule_lookup *lookup, struct month month, int months_back,
                       const struct rule *window);
/* What the month owes before it is rounded, where only the case's sum is. */
void trace_month_unrounded(struct rule_lookup *lookup, struct month month, const struct exact_shares *shares,
                           const struct exact *both);
void trace_month_credit(struct rule_lookup *lookup, const struct ledger_line *line, const struct rule *rate,
                        const struct exact *credit, const struct money *rounded);

/* The sums of the months; at level `case` the sum of the exact amounts is rounded. */
void trace_sums(struct rule_lookup *lookup, const struct assessment *assessment, enum rounding_level amounts,
                const struct exact *exact_arrears);
void trace_fee_sums(struct rule_lookup *lookup, const struct assessment *assessment,
                    const struct fee_sums *sums, enum rounding_level fees);
/* The cap of the case: ratio x arrears, what had accrued before it, the most it leaves, and the fee. */
void trace_case_cap(struct rule_lookup *lookup, const struct assessment *assessment, const struct rule *cap,
                    const struct exact *limit, const struct exact *before, const struct money *most);
/* What a part paid before P leaves for the arrears once the fee of its day is paid. */
void trace_part_left(struct rule_lookup *lookup, const struct money *fee, const struct money *paid,
                     const struct money *left);
/* Who bears the fee, the total, and what is left of it. */
void trace_totals(struct rule_lookup *lookup, const struct assessment *assessment);
void trace_per_day(struct rule_lookup *lookup, const struct assessment *assessment,
                   const struct exact *per_day);
/* A 365th of what a year of the interest costs. */
void trace_interest_per_day(struct rule_lookup *lookup, const struct exact *per_year,
                            const struct money *cost);
/* One more day costs nothing: the fee has reached the limit of the cap. */
void trace_per_day_stopped(struct rule_lookup *lookup, const struct exact *fee, const struct exact *limit,
                           const struct rule *cap);

/* What goes to the personal account, where back-paid months are credited. RULES 6.4 */
void trace_credit(struct rule_lookup *lookup, const struct assessment *assessment,
                  const struct rule *credited);

#endif
