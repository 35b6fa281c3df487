/* The steps of a month's contribution, told as contribution.c comes to them. Only where lookup->trace is set.
 */
#ifndef ARREARS_CALC_CONTRIBUTION_TRACE_H
#define ARREARS_CALC_CONTRIBUTION_TRACE_H

#include "assessment.h"
#include "exact_shares.h"
#include "rule_lookup.h"

/* What the shares of a month are: what is owed, what was due, or what was paid in a shortfall. */
enum share_role { SHARES_OWED, SHARES_DUE, SHARES_PAID };

/* A bound read from a row, or formed from the average wage; `product` is that, not rounded. */
void trace_published_bound(struct rule_lookup *lookup, struct month month, const struct rule *row,
                           const struct money *bound);
void trace_formed_bound(struct rule_lookup *lookup, struct month month, const struct rule *ratio,
                        const struct exact *average, const struct exact *product, const struct rule *rounding,
                        const struct money *bound);

/* A base from a figure: a wage, a declared base, an average wage; `row` NULL: stated. */
void trace_base_of(struct rule_lookup *lookup, struct month month, enum trace_name source,
                   const struct exact *figure, const struct rule *row, const struct rule *rounding,
                   const struct money *base);
/* The floor is the base, for no wage is stated. */
void trace_base_is_floor(struct rule_lookup *lookup, struct month month, const struct money *base);
/* The base held against a bound; `before` is what it was. */
void trace_clamp(struct rule_lookup *lookup, struct month month, bool is_floor, const struct money *before,
                 const struct money *bound, const struct money *base);

/* The employer takes what the employee leaves of a combined rate. */
void trace_split_rate(struct rule_lookup *lookup, const struct ledger_line *line,
                      const struct exact *combined);

/* Both shares of the line, and their sum. */
void trace_shares(struct rule_lookup *lookup, const struct ledger_line *line, enum share_role role,
                  enum rounding_level level, const struct exact_shares *shares);

#endif
