/* The steps of the interest of a deferral, told as deferral.c comes to them. Only where lookup->trace is set.
 */
#ifndef ARREARS_CALC_DEFERRAL_TRACE_H
#define ARREARS_CALC_DEFERRAL_TRACE_H

#include "assessment.h"
#include "case.h"
#include "rule_lookup.h"

/* First and last day, days, amount x days x annual rate (`product`), and what a 365th of it is rounded to;
 * `rest` is what is owed beside a part that was paid. */
void trace_interest(struct rule_lookup *lookup, const struct assessment *assessment,
                    const struct ledger_line *line, const struct reported_case *reported, struct date first,
                    const struct money *rest, const struct exact *product);

/* What a year of the interest that runs on P comes to. */
void trace_year_interest(struct rule_lookup *lookup, const struct ledger_line *line, const struct money *owed,
                         const struct rule *rate, const struct exact *year);

#endif
