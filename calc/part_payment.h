/* 部分缴纳: a part was paid before P. It is set against the arrears, the oldest month first, before or after
 * the fee that has accrued so far; each part carries the fee to its own day. RULES 5.7 */
#ifndef ARREARS_CALC_PART_PAYMENT_H
#define ARREARS_CALC_PART_PAYMENT_H

#include <stdbool.h>

#include "assessment.h"
#include "case.h"
#include "rule_lookup.h"

/* False: amount and day do not fit together or to the case, reported. */
MUST_USE bool part_payment_is_sound(const struct reported_case *reported, struct diagnostics *diagnostics);

/* Where the case states one: *unallocated, in yuan, is all of it, and the assessment has FIGURE_PART. */
void part_payment_begin(struct assessment *assessment, const struct reported_case *reported,
                        struct money *unallocated);

/* Whether the rules of its day put the fee before the arrears; notes the order. The assessment has
 * FIGURE_PART. */
bool part_payment_is_fee_first(struct assessment *assessment, struct rule_lookup *lookup,
                               struct date paid_on);

/* Sets it against the fee that has accrued by its day, as far as it goes. */
void part_payment_pay_fee(struct rule_lookup *lookup, const struct money *fee, struct money *unallocated);

/* Sets it against the arrears of a payable line, the last of the assessment, as far as it goes. */
void part_payment_allocate(struct assessment *assessment, const struct ledger_line *line,
                           struct money *unallocated);

/* What is left to pay once the total is known. False: more was paid than is owed, reported. */
MUST_USE bool part_payment_finish(struct assessment *assessment, struct diagnostics *diagnostics);

#endif
