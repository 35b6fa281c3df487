#include "benefits_trace.h"

static void tell_gap(struct rule_lookup *lookup, const struct assessment *assessment, struct month first,
                     struct month last) {
  struct trace *trace = lookup->trace;
  const int more = assessment->gap_months - (last.index - first.index + 1);
  trace_begin(lookup->trace, TRACE_GAP_MONTHS, TRACE_COUNT_MONTHS, MONTH_NONE);
  trace_whole(trace, TRACE_PLUS, TRACE_GAP_FROM, first.index, NULL);
  trace_whole(trace, TRACE_PLUS, TRACE_GAP_TO, last.index, NULL);
  if (more > 0) trace_whole(trace, TRACE_PLUS, TRACE_PAYMENT_MONTH, more, NULL);
  trace_by(trace, rule_lookup_row(lookup, PARAMETER_GAP_COUNTS));
  trace_end_whole(trace, assessment->gap_months);
  trace_begin(lookup->trace, TRACE_SUSPENDED_FROM, TRACE_DAY, MONTH_NONE);
  trace_whole(trace, TRACE_PLUS, TRACE_GAP_FROM, first.index, NULL);
  trace_by(trace, rule_lookup_row(lookup, PARAMETER_SUSPENSION_START));
  trace_end_whole(trace, assessment->suspended_from.serial);
}

static void tell_return(struct rule_lookup *lookup, const struct assessment *assessment, int resume_months,
                        struct date anchor) {
  struct trace *trace = lookup->trace;
  trace_begin(lookup->trace, TRACE_RESUMES_ON, TRACE_DAY, MONTH_NONE);
  trace_whole(trace, TRACE_PLUS, TRACE_COUNTED_FROM, anchor.serial, NULL);
  trace_whole(trace, TRACE_PLUS, TRACE_RESUME_MONTHS, resume_months, NULL);
  trace_by(trace, rule_lookup_row(lookup, PARAMETER_RESUME));
  trace_end_whole(trace, assessment->resumes_on.serial);
  trace_begin(lookup->trace, TRACE_WAIT_MONTHS, TRACE_MONTHS_AFTER, MONTH_NONE);
  trace_whole(trace, TRACE_PLUS, TRACE_COUNTED_FROM, anchor.serial, NULL);
  trace_whole(trace, TRACE_PLUS, TRACE_RESUMES_ON, assessment->resumes_on.serial, NULL);
  trace_end_whole(trace, assessment->wait_months);
}

static void tell_tier(struct rule_lookup *lookup, const struct assessment *assessment, enum trace_name name,
                      enum parameter parameter) {
  const struct rule *row = rule_lookup_row(lookup, parameter);
  trace_begin(lookup->trace, name, TRACE_RULED, MONTH_NONE);
  trace_whole(lookup->trace, TRACE_PLUS, TRACE_GAP_MONTHS, assessment->gap_months, NULL);
  trace_by(lookup->trace, row);
  trace_end_whole(lookup->trace, row->word);
}

void trace_cover(struct rule_lookup *lookup, const struct assessment *assessment, struct month first,
                 struct month last, int resume_months, struct date anchor) {
  tell_gap(lookup, assessment, first, last);
  tell_return(lookup, assessment, resume_months, anchor);
  tell_tier(lookup, assessment, TRACE_GAP_COSTS, PARAMETER_GAP_COSTS);
  tell_tier(lookup, assessment, TRACE_CONTINUITY, PARAMETER_CONTINUITY);
  tell_tier(lookup, assessment, TRACE_ACCOUNT_CREDITED, PARAMETER_ACCOUNT_CREDITED);
}
