/* The steps of what becomes of cover, told as benefits.c comes to them. Only where lookup->trace is set. */
#ifndef ARREARS_CALC_BENEFITS_TRACE_H
#define ARREARS_CALC_BENEFITS_TRACE_H

#include "assessment.h"
#include "rule_lookup.h"

/* When cover stops and returns, and why: the gap has its first and last month, and the return is counted from
 * the day `anchor`. RULES 6 */
void trace_cover(struct rule_lookup *lookup, const struct assessment *assessment, struct month first,
                 struct month last, int resume_months, struct date anchor);

#endif
