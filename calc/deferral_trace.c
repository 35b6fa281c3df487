#include "deferral_trace.h"

#include "accrual_trace.h"

static void add_day(struct trace *trace, enum trace_name name, struct date day) {
  trace_whole(trace, TRACE_PLUS, name, day.serial, NULL);
}

static void tell_first(struct rule_lookup *lookup, struct month month, struct date first) {
  struct trace *trace = lookup->trace;
  trace_begin(trace, TRACE_INTEREST_FIRST, TRACE_DAY, month);
  trace_whole(trace, TRACE_PLUS, TRACE_ACCOUNT_MONTH, month.index, NULL);
  trace_by(trace, rule_lookup_row(lookup, PARAMETER_FEE_START));
  trace_end_whole(trace, first.serial);
}

/* The day of payment, or the day before, as fee_end has it. */
static struct date tell_shift(struct rule_lookup *lookup, struct month month, enum trace_name name,
                              enum trace_name paid_name, struct date paid_on) {
  struct trace *trace = lookup->trace;
  const struct rule *end = rule_lookup_row(lookup, PARAMETER_FEE_END);
  const int shift = end->word == FEE_END_DAY_BEFORE ? -1 : 0;
  trace_begin(trace, name, TRACE_SHIFT, month);
  add_day(trace, paid_name, paid_on);
  trace_is_stated(trace);
  if (shift != 0) trace_whole(trace, TRACE_MINUS, TRACE_DAY_SHIFT, -shift, NULL);
  trace_by(trace, end);
  trace_end_whole(trace, paid_on.serial + shift);
  return date_add_days(paid_on, shift);
}

/* The earlier of what the day was and another that the case states. */
static struct date tell_earlier(struct trace *trace, struct month month, enum trace_name name,
                                struct date day, enum trace_name other_name, struct date other) {
  trace_begin(trace, name, TRACE_LEAST, month);
  add_day(trace, name, day);
  add_day(trace, other_name, other);
  if (other_name != TRACE_INTEREST_LAST) trace_is_stated(trace);
  trace_end_whole(trace, date_earlier(day, other).serial);
  return date_earlier(day, other);
}

static struct date tell_last(struct rule_lookup *lookup, struct month month,
                             const struct reported_case *reported) {
  struct trace *trace = lookup->trace;
  struct date last = tell_shift(lookup, month, TRACE_INTEREST_LAST, TRACE_PAY_ON, reported->pay_on);
  last = tell_earlier(trace, month, TRACE_INTEREST_LAST, last, TRACE_DEFERRED_TO, reported->deferred_to);
  if (date_is_set(reported->fee_to))
    last = tell_earlier(trace, month, TRACE_INTEREST_LAST, last, TRACE_FEE_TO, reported->fee_to);
  return last;
}

static void tell_days(struct trace *trace, struct month month, enum trace_name name, struct date first,
                      enum trace_name last_name, struct date last, int days) {
  trace_begin(trace, name, TRACE_COUNT_DAYS, month);
  add_day(trace, TRACE_INTEREST_FIRST, first);
  add_day(trace, last_name, last);
  trace_end_whole(trace, days);
}

static void tell_part_days(struct rule_lookup *lookup, const struct ledger_line *line,
                           const struct reported_case *reported, struct date first, struct date *last,
                           int days) {
  const struct date own =
      tell_shift(lookup, line->month, TRACE_INTEREST_PART_LAST, TRACE_PAID_ON, reported->paid_on);
  *last = tell_earlier(lookup->trace, line->month, TRACE_INTEREST_PART_LAST, own, TRACE_INTEREST_LAST, *last);
  tell_days(lookup->trace, line->month, TRACE_INTEREST_PART_DAYS, first, TRACE_INTEREST_PART_LAST, *last,
            days);
}

static void tell_interest(struct rule_lookup *lookup, const struct ledger_line *line,
                          const struct exact *product, const struct money *interest) {
  struct trace *trace = lookup->trace;
  trace_begin(trace, TRACE_INTEREST, TRACE_SUM, line->month);
  trace_exact(trace, TRACE_PLUS, TRACE_INTEREST_PRODUCT, product, NULL);
  trace_whole(trace, TRACE_OVER, TRACE_YEAR_DAYS, DEFERRAL_YEAR_DAYS, NULL);
  trace_end_rounded(trace, product, rule_lookup_row(lookup, PARAMETER_FEE_ROUNDING), interest);
  trace_quotient(trace);
}

void trace_interest(struct rule_lookup *lookup, const struct assessment *assessment,
                    const struct ledger_line *line, const struct reported_case *reported, struct date first,
                    const struct money *rest, const struct exact *product) {
  struct trace *trace = lookup->trace;
  const struct deferral_line *deferral = assessment_deferral(assessment, line);
  const struct fee_segments segments = assessment_interest_segments(assessment, deferral);
  const struct part_payment *part =
      assessment_has(assessment, FIGURE_PART) ? assessment_part(assessment, line) : NULL;
  const bool has_part = part != NULL && !money_is_zero(&part->amount);
  tell_first(lookup, line->month, first);
  const struct date last = tell_last(lookup, line->month, reported);
  struct date part_last = last;
  tell_days(trace, line->month, TRACE_INTEREST_DAYS, first, TRACE_INTEREST_LAST, last, deferral->days);
  if (has_part) tell_part_days(lookup, line, reported, first, &part_last, deferral->part_days);
  if (has_part) trace_rest(trace, line, part, rest);
  trace_begin(trace, TRACE_INTEREST_PRODUCT, TRACE_SUM, line->month);
  trace_products(trace, segments, TRACE_ANNUAL_RATE, has_part ? TRACE_REST : TRACE_ARREARS, rest, last);
  if (has_part && deferral->part_days > 0)
    trace_products(trace, segments, TRACE_ANNUAL_RATE, TRACE_PART, &part->amount, part_last);
  trace_end_exact(trace, product);
  tell_interest(lookup, line, product, &deferral->interest);
}

void trace_year_interest(struct rule_lookup *lookup, const struct ledger_line *line, const struct money *owed,
                         const struct rule *rate, const struct exact *year) {
  trace_owed_by_rate(lookup->trace, line, TRACE_YEAR_INTEREST, owed, TRACE_ANNUAL_RATE, rate, year);
}
