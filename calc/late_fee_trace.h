/* The steps of a month's late fee, told as late_fee.c comes to them. Only where lookup->trace is set. */
#ifndef ARREARS_CALC_LATE_FEE_TRACE_H
#define ARREARS_CALC_LATE_FEE_TRACE_H

#include "assessment.h"
#include "case.h"
#include "rule_lookup.h"

/* Whether the month is charged, and by what; `applies` is the row that says whether a fee applies. */
void trace_fee_charged(struct rule_lookup *lookup, const struct ledger_line *line, const struct rule *applies,
                       const struct reported_case *reported, bool is_charged);

/* The first and last day, and the days; `start` is the day by the rules alone, `last` the last day at most,
 * `part` may be NULL. */
void trace_fee_days(struct rule_lookup *lookup, const struct ledger_line *line,
                    const struct reported_case *reported, struct date start, struct date first,
                    struct date last, const struct part_payment *part);

/* arrears x rates x days, not rounded and not capped. */
void trace_fee_unrounded(struct rule_lookup *lookup, const struct ledger_line *line,
                         const struct assessment *assessment);

/* The cap of the month's line: ratio x arrears, what had accrued before it, and what is left of the fee. */
void trace_fee_cap(struct rule_lookup *lookup, const struct ledger_line *line, const struct rule *cap,
                   const struct exact *limit, const struct exact *before, const struct exact *capped);

/* The fee rounded, as a whole or, where both have been told, share by share. `is_cut`: the cap takes
 * something off, and what is rounded is the fee before it or, `is_capped`, behind it. */
void trace_fee_rounded(struct rule_lookup *lookup, const struct ledger_line *line, enum rounding_level level,
                       const struct exact *fee, bool is_capped, bool is_cut);
/* One share's portion of the month's fee. */
void trace_fee_share(struct rule_lookup *lookup, const struct ledger_line *line, const struct money *share,
                     const struct exact *fee, bool is_capped, const struct money *rounded);

/* What one more day costs, on the arrears or, where a part was paid, on the rest. */
void trace_day_fee(struct rule_lookup *lookup, const struct ledger_line *line, const struct money *owed,
                   const struct rule *rate, const struct exact *fee);

#endif
