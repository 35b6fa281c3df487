/* Steps that the late fee of a month and the interest of its deferral have in common: what is owed, times a
 * rate, times days. RULES 5.7, 5.9 */
#ifndef ARREARS_CALC_ACCRUAL_TRACE_H
#define ARREARS_CALC_ACCRUAL_TRACE_H

#include "assessment.h"
#include "rule_lookup.h"

/* What is owed beside the part that was paid. */
void trace_rest(struct trace *trace, const struct ledger_line *line, const struct part_payment *part,
                const struct money *rest);

/* Adds amount x rate x days for each run of days with a rate, up to `last`, to the step that was begun. */
void trace_products(struct trace *trace, struct fee_segments segments, enum trace_name rate_name,
                    enum trace_name amount_name, const struct money *amount, struct date last);

/* What is owed, the arrears or, where a part was paid, the rest, times a rate: the step `name`. */
void trace_owed_by_rate(struct trace *trace, const struct ledger_line *line, enum trace_name name,
                        const struct money *owed, enum trace_name rate_name, const struct rule *rate,
                        const struct exact *product);

#endif
