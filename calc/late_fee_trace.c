#include "late_fee_trace.h"

#include "accrual_trace.h"

/* A word of the rules that the decision looks at. */
static void add_answer(struct rule_lookup *lookup, enum trace_name name, const struct rule *row) {
  if (row != NULL) trace_whole(lookup->trace, TRACE_PLUS, name, row->word, row);
}

static void add_day(struct trace *trace, enum trace_name name, struct date day) {
  trace_whole(trace, TRACE_PLUS, name, day.serial, NULL);
}

static void add_stated_day(struct trace *trace, enum trace_name name, struct date day) {
  add_day(trace, name, day);
  trace_is_stated(trace);
}

void trace_fee_charged(struct rule_lookup *lookup, const struct ledger_line *line, const struct rule *applies,
                       const struct reported_case *reported, bool is_charged) {
  struct trace *trace = lookup->trace;
  const struct rule *needs = rule_lookup_row(lookup, PARAMETER_FEE_NEEDS_ORDER);
  const struct rule *waiver = rule_lookup_row(lookup, PARAMETER_FEE_WAIVED_IF_PAID_BY);
  trace_begin(trace, TRACE_FEE_CHARGED, TRACE_CHARGED, line->month);
  add_answer(lookup, TRACE_FEE_APPLIES, applies);
  add_answer(lookup, TRACE_FEE_NEEDS_ORDER, needs);
  if (needs != NULL && needs->word == ANSWER_YES && date_is_set(reported->order_due))
    add_stated_day(trace, TRACE_ORDER_DUE, reported->order_due);
  if (waiver != NULL) trace_whole(trace, TRACE_PLUS, TRACE_WAIVED_BY, waiver->date.serial, waiver);
  if (waiver != NULL || needs != NULL) add_stated_day(trace, TRACE_PAY_ON, reported->pay_on);
  trace_end_whole(trace, is_charged ? ANSWER_YES : ANSWER_NO);
}

/* The later, or the earlier, of what the day was and another. */
static void move_day(struct trace *trace, struct month month, enum trace_name name,
                     enum trace_operation operation, struct date *day, enum trace_name other_name,
                     struct date other) {
  trace_begin(trace, name, operation, month);
  add_day(trace, name, *day);
  add_stated_day(trace, other_name, other);
  *day = operation == TRACE_GREATEST ? date_later(*day, other) : date_earlier(*day, other);
  trace_end_whole(trace, day->serial);
}

static void tell_first(struct rule_lookup *lookup, struct month month, const struct reported_case *reported,
                       struct date start) {
  struct trace *trace = lookup->trace;
  trace_begin(trace, TRACE_FEE_FIRST, TRACE_DAY, month);
  trace_whole(trace, TRACE_PLUS, TRACE_ACCOUNT_MONTH, month.index, NULL);
  trace_by(trace, rule_lookup_row(lookup, PARAMETER_FEE_START));
  trace_end_whole(trace, start.serial);
  if (date_is_set(reported->deferred_to))
    move_day(trace, month, TRACE_FEE_FIRST, TRACE_GREATEST, &start, TRACE_AFTER_DEFERRAL,
             date_add_days(reported->deferred_to, 1));
  if (date_is_set(reported->fee_from))
    move_day(trace, month, TRACE_FEE_FIRST, TRACE_GREATEST, &start, TRACE_FEE_FROM, reported->fee_from);
}

static void tell_last(struct rule_lookup *lookup, struct month month, const struct reported_case *reported) {
  struct trace *trace = lookup->trace;
  const struct rule *end = rule_lookup_row(lookup, PARAMETER_FEE_END);
  const int shift = end->word == FEE_END_DAY_BEFORE ? -1 : 0;
  struct date last = date_add_days(reported->pay_on, shift);
  trace_begin(trace, TRACE_FEE_LAST, TRACE_SHIFT, month);
  add_stated_day(trace, TRACE_PAY_ON, reported->pay_on);
  if (shift != 0) trace_whole(trace, TRACE_MINUS, TRACE_DAY_SHIFT, -shift, NULL);
  trace_by(trace, end);
  trace_end_whole(trace, last.serial);
  if (date_is_set(reported->fee_to))
    move_day(trace, month, TRACE_FEE_LAST, TRACE_LEAST, &last, TRACE_FEE_TO, reported->fee_to);
}

static void tell_days(struct trace *trace, struct month month, enum trace_name name, struct date first,
                      enum trace_name last_name, struct date last, int days) {
  trace_begin(trace, name, TRACE_COUNT_DAYS, month);
  add_day(trace, TRACE_FEE_FIRST, first);
  add_day(trace, last_name, last);
  trace_end_whole(trace, days);
}

void trace_fee_days(struct rule_lookup *lookup, const struct ledger_line *line,
                    const struct reported_case *reported, struct date start, struct date first,
                    struct date last, const struct part_payment *part) {
  tell_first(lookup, line->month, reported, start);
  tell_last(lookup, line->month, reported);
  tell_days(lookup->trace, line->month, TRACE_DAYS, first, TRACE_FEE_LAST, last, line->days);
  if (part == NULL || !date_is_set(part->last) || money_is_zero(&part->amount)) return;
  tell_days(lookup->trace, line->month, TRACE_PART_DAYS, first, TRACE_PART_LAST, part->last, part->days);
}

void trace_fee_unrounded(struct rule_lookup *lookup, const struct ledger_line *line,
                         const struct assessment *assessment) {
  struct trace *trace = lookup->trace;
  const struct fee_segments segments = assessment_fee_segments(assessment, line);
  const struct part_payment *part =
      assessment_has(assessment, FIGURE_PART) ? assessment_part(assessment, line) : NULL;
  const bool has_part = part != NULL && !money_is_zero(&part->amount);
  struct money rest = {0};
  money_set(&rest, &line->arrears);
  if (has_part) money_subtract(&rest, &rest, &part->amount);
  if (has_part) trace_rest(trace, line, part, &rest);
  trace_begin(trace, TRACE_FEE_UNROUNDED, TRACE_SUM, line->month);
  trace_products(trace, segments, TRACE_FEE_RATE, has_part ? TRACE_REST : TRACE_ARREARS, &rest,
                 line->fee_last);
  if (has_part && date_is_set(part->last))
    trace_products(trace, segments, TRACE_FEE_RATE, TRACE_PART, &part->amount, part->last);
  trace_end_exact(trace, &line->late_fee_exact);
  money_clear(&rest);
}

void trace_fee_cap(struct rule_lookup *lookup, const struct ledger_line *line, const struct rule *cap,
                   const struct exact *limit, const struct exact *before, const struct exact *capped) {
  struct trace *trace = lookup->trace;
  const bool is_below = exact_compare(&line->late_fee_exact, limit) <= 0;
  trace_begin(trace, TRACE_CAP_LIMIT, TRACE_SUM, line->month);
  trace_money(trace, TRACE_PLUS, TRACE_ARREARS, &line->arrears);
  trace_exact(trace, TRACE_TIMES, TRACE_CAP_RATIO, &cap->number, cap);
  trace_end_exact(trace, limit);
  trace_begin(trace, TRACE_FEE_CAPPED, TRACE_LEAST, line->month);
  trace_exact(trace, TRACE_PLUS, TRACE_FEE_UNROUNDED, &line->late_fee_exact, NULL);
  trace_exact(trace, TRACE_PLUS, TRACE_CAP_LIMIT, limit, NULL);
  trace_end_exact(trace, is_below ? &line->late_fee_exact : limit);
  if (is_below) return;
  trace_begin(trace, TRACE_FEE_CAPPED, TRACE_GREATEST, line->month);
  trace_exact(trace, TRACE_PLUS, TRACE_FEE_CAPPED, limit, NULL);
  trace_exact(trace, TRACE_PLUS, TRACE_FEE_BEFORE_CAP, before, NULL);
  trace_end_exact(trace, capped);
}

/* The shares' fees, which have been told, added up. */
static void tell_sum(struct rule_lookup *lookup, const struct ledger_line *line, enum trace_name name,
                     const struct money *sum) {
  struct trace *trace = lookup->trace;
  const size_t steps = trace->step_count;
  struct exact shares[2];
  memset(shares, 0, sizeof shares);
  for (size_t i = 0; i < 2; i++) exact_set(&shares[i], &trace->steps[steps - 2 + i].result.number);
  trace_begin(trace, name, TRACE_SUM, line->month);
  for (size_t i = 0; i < 2; i++)
    trace_exact(trace, TRACE_PLUS, i == 0 ? TRACE_FEE_EMPLOYER : TRACE_FEE_EMPLOYEE, &shares[i], NULL);
  trace_end_money(trace, sum);
  for (size_t i = 0; i < 2; i++) exact_clear(&shares[i]);
}

void trace_fee_rounded(struct rule_lookup *lookup, const struct ledger_line *line, enum rounding_level level,
                       const struct exact *fee, bool is_capped, bool is_cut) {
  const bool is_final = is_capped || !is_cut;
  const struct money *rounded = is_capped ? &line->late_fee : &line->late_fee_uncapped;
  const enum trace_name name = is_final ? TRACE_FEE : TRACE_FEE_UNCAPPED;
  if (level == LEVEL_SHARE) {
    tell_sum(lookup, line, name, rounded);
    return;
  }
  trace_begin(lookup->trace, name, TRACE_SUM, line->month);
  trace_exact(lookup->trace, TRACE_PLUS, is_capped ? TRACE_FEE_CAPPED : TRACE_FEE_UNROUNDED, fee, NULL);
  trace_end_rounded(lookup->trace, fee, rule_lookup_row(lookup, PARAMETER_FEE_ROUNDING), rounded);
}

void trace_fee_share(struct rule_lookup *lookup, const struct ledger_line *line, const struct money *share,
                     const struct exact *fee, bool is_capped, const struct money *rounded) {
  struct trace *trace = lookup->trace;
  const bool is_employer = share == &line->employer;
  trace_begin(trace, is_employer ? TRACE_FEE_EMPLOYER : TRACE_FEE_EMPLOYEE, TRACE_SUM, line->month);
  trace_exact(trace, TRACE_PLUS, is_capped ? TRACE_FEE_CAPPED : TRACE_FEE_UNROUNDED, fee, NULL);
  trace_money(trace, TRACE_TIMES, is_employer ? TRACE_EMPLOYER : TRACE_EMPLOYEE, share);
  trace_money(trace, TRACE_OVER, TRACE_ARREARS, &line->arrears);
  trace_end_rounded(trace, fee, rule_lookup_row(lookup, PARAMETER_FEE_ROUNDING), rounded);
  trace_quotient(trace);
}

void trace_day_fee(struct rule_lookup *lookup, const struct ledger_line *line, const struct money *owed,
                   const struct rule *rate, const struct exact *fee) {
  trace_owed_by_rate(lookup->trace, line, TRACE_DAY_FEE, owed, TRACE_FEE_RATE, rate, fee);
}
