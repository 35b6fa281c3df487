#include "backpay_trace.h"

void trace_not_payable(struct rule_lookup *lookup, struct month month, int months_back,
                       const struct rule *window) {
  trace_begin(lookup->trace, TRACE_PAYABLE, TRACE_IN_WINDOW, month);
  trace_whole(lookup->trace, TRACE_PLUS, TRACE_MONTHS_BACK, months_back, NULL);
  trace_whole(lookup->trace, TRACE_PLUS, TRACE_MONTHS_MOST, window->count, window);
  trace_end_whole(lookup->trace, ANSWER_NO);
}

void trace_month_unrounded(struct rule_lookup *lookup, struct month month, const struct exact_shares *shares,
                           const struct exact *both) {
  trace_begin(lookup->trace, TRACE_UNROUNDED, TRACE_SUM, month);
  trace_exact(lookup->trace, TRACE_PLUS, TRACE_UNROUNDED_EMPLOYER, &shares->employer, NULL);
  trace_exact(lookup->trace, TRACE_PLUS, TRACE_UNROUNDED_EMPLOYEE, &shares->employee, NULL);
  trace_end_exact(lookup->trace, both);
}

void trace_month_credit(struct rule_lookup *lookup, const struct ledger_line *line, const struct rule *rate,
                        const struct exact *credit, const struct money *rounded) {
  trace_begin(lookup->trace, TRACE_MONTH_CREDIT, TRACE_SUM, line->month);
  trace_money(lookup->trace, TRACE_PLUS, TRACE_BASE, &line->base);
  trace_exact(lookup->trace, TRACE_TIMES, TRACE_ACCOUNT_RATE, &rate->number, rate);
  trace_end_rounded(lookup->trace, credit, rule_lookup_row(lookup, PARAMETER_AMOUNT_ROUNDING), rounded);
}

static void begin(struct rule_lookup *lookup, enum trace_name name, enum trace_operation operation) {
  trace_begin(lookup->trace, name, operation, MONTH_NONE);
}

static void tell_sum(struct rule_lookup *lookup, enum trace_name name, enum trace_name of,
                     const struct money *sum) {
  begin(lookup, name, TRACE_SUM);
  trace_each(lookup->trace, of, of, false);
  trace_end_money(lookup->trace, sum);
}

void trace_sums(struct rule_lookup *lookup, const struct assessment *assessment, enum rounding_level amounts,
                const struct exact *exact_arrears) {
  if (assessment->payer != PAYER_FLEXIBLE)
    tell_sum(lookup, TRACE_EMPLOYER_TOTAL, TRACE_EMPLOYER, &assessment->employer_arrears);
  tell_sum(lookup, TRACE_EMPLOYEE_TOTAL, TRACE_EMPLOYEE, &assessment->employee_arrears);
  if (amounts != LEVEL_CASE) {
    tell_sum(lookup, TRACE_ARREARS_TOTAL, TRACE_ARREARS, &assessment->arrears);
    return;
  }
  begin(lookup, TRACE_ARREARS_TOTAL, TRACE_SUM);
  trace_each(lookup->trace, TRACE_UNROUNDED, TRACE_UNROUNDED, false);
  trace_end_rounded(lookup->trace, exact_arrears, rule_lookup_row(lookup, PARAMETER_AMOUNT_ROUNDING),
                    &assessment->arrears);
}

static void tell_fees(struct rule_lookup *lookup, enum trace_name name, const struct money *fee,
                      const struct exact *sum, bool by_case) {
  const bool is_capped = name == TRACE_FEE_TOTAL;
  begin(lookup, name, TRACE_SUM);
  trace_each(lookup->trace, is_capped ? TRACE_FEE : TRACE_FEE_UNCAPPED, TRACE_FEE, by_case);
  if (by_case)
    trace_end_rounded(lookup->trace, sum, rule_lookup_row(lookup, PARAMETER_FEE_ROUNDING), fee);
  else
    trace_end_money(lookup->trace, fee);
}

void trace_fee_sums(struct rule_lookup *lookup, const struct assessment *assessment,
                    const struct fee_sums *sums, enum rounding_level fees) {
  const bool by_case = fees == LEVEL_CASE;
  if (money_compare(&assessment->late_fee_uncapped, &assessment->late_fee) != 0)
    tell_fees(lookup, TRACE_FEE_UNCAPPED_TOTAL, &assessment->late_fee_uncapped, &sums->uncapped, by_case);
  tell_fees(lookup, TRACE_FEE_TOTAL, &assessment->late_fee, &sums->capped, by_case);
}

void trace_case_cap(struct rule_lookup *lookup, const struct assessment *assessment, const struct rule *cap,
                    const struct exact *limit, const struct exact *before, const struct money *most) {
  struct trace *trace = lookup->trace;
  const struct exact *greater = exact_compare(before, limit) > 0 ? before : limit;
  const bool is_cut = money_compare(most, &assessment->late_fee) < 0;
  begin(lookup, TRACE_CAP_LIMIT, TRACE_SUM);
  trace_money(trace, TRACE_PLUS, TRACE_ARREARS_TOTAL, &assessment->arrears);
  trace_exact(trace, TRACE_TIMES, TRACE_CAP_RATIO, &cap->number, cap);
  trace_end_exact(trace, limit);
  begin(lookup, TRACE_CAP_MOST, TRACE_GREATEST);
  trace_exact(trace, TRACE_PLUS, TRACE_CAP_LIMIT, limit, NULL);
  trace_exact(trace, TRACE_PLUS, TRACE_FEE_BEFORE_CAP, before, NULL);
  trace_end_rounded(trace, greater, rule_lookup_row(lookup, PARAMETER_FEE_ROUNDING), most);
  begin(lookup, TRACE_FEE_TOTAL, TRACE_LEAST);
  trace_money(trace, TRACE_PLUS, TRACE_FEE_TOTAL, &assessment->late_fee);
  trace_money(trace, TRACE_PLUS, TRACE_CAP_MOST, most);
  trace_end_money(trace, is_cut ? most : &assessment->late_fee);
}

void trace_part_left(struct rule_lookup *lookup, const struct money *fee, const struct money *paid,
                     const struct money *left) {
  begin(lookup, TRACE_PART_LEFT, TRACE_SUM_OR_ZERO);
  trace_money(lookup->trace, TRACE_PLUS, TRACE_PAID, paid);
  trace_is_stated(lookup->trace);
  trace_money(lookup->trace, TRACE_MINUS, TRACE_FEE_BY_PART, fee);
  trace_by(lookup->trace, rule_lookup_row(lookup, PARAMETER_PAYMENT_ORDER));
  trace_end_money(lookup->trace, left);
}

static void tell_bearer(struct rule_lookup *lookup, const struct assessment *assessment) {
  if (!assessment_has(assessment, FIGURE_BEARER)) return;
  begin(lookup, TRACE_FEE_BEARER, TRACE_STATED);
  trace_by(lookup->trace, rule_lookup_row(lookup, PARAMETER_FEE_BEARER));
  trace_end_whole(lookup->trace, (int)assessment->late_fee_bearer);
}

static void tell_interest(struct rule_lookup *lookup, const struct assessment *assessment) {
  if (assessment_has(assessment, FIGURE_INTEREST))
    tell_sum(lookup, TRACE_INTEREST_TOTAL, TRACE_INTEREST, &assessment->deferral_interest);
}

void trace_totals(struct rule_lookup *lookup, const struct assessment *assessment) {
  struct trace *trace = lookup->trace;
  tell_bearer(lookup, assessment);
  tell_interest(lookup, assessment);
  begin(lookup, TRACE_TOTAL, TRACE_SUM);
  trace_money(trace, TRACE_PLUS, TRACE_ARREARS_TOTAL, &assessment->arrears);
  trace_money(trace, TRACE_PLUS, TRACE_FEE_TOTAL, &assessment->late_fee);
  if (assessment_has(assessment, FIGURE_INTEREST))
    trace_money(trace, TRACE_PLUS, TRACE_INTEREST_TOTAL, &assessment->deferral_interest);
  trace_end_money(trace, &assessment->total);
  if (!assessment_has(assessment, FIGURE_PART)) return;
  begin(lookup, TRACE_OUTSTANDING, TRACE_SUM);
  trace_money(trace, TRACE_PLUS, TRACE_TOTAL, &assessment->total);
  trace_money(trace, TRACE_MINUS, TRACE_PAID, &assessment->paid);
  trace_is_stated(trace);
  trace_end_money(trace, &assessment->outstanding);
}

void trace_per_day(struct rule_lookup *lookup, const struct assessment *assessment,
                   const struct exact *per_day) {
  begin(lookup, TRACE_FEE_PER_DAY, TRACE_SUM);
  trace_each(lookup->trace, TRACE_DAY_FEE, TRACE_DAY_FEE, false);
  trace_end_rounded(lookup->trace, per_day, NULL, &assessment->late_fee_per_day);
}

void trace_interest_per_day(struct rule_lookup *lookup, const struct exact *per_year,
                            const struct money *cost) {
  struct trace *trace = lookup->trace;
  begin(lookup, TRACE_YEAR_INTEREST_TOTAL, TRACE_SUM);
  trace_each(trace, TRACE_YEAR_INTEREST, TRACE_YEAR_INTEREST, false);
  trace_end_exact(trace, per_year);
  begin(lookup, TRACE_FEE_PER_DAY, TRACE_SUM);
  trace_exact(trace, TRACE_PLUS, TRACE_YEAR_INTEREST_TOTAL, per_year, NULL);
  trace_whole(trace, TRACE_OVER, TRACE_YEAR_DAYS, DEFERRAL_YEAR_DAYS, NULL);
  trace_end_rounded(trace, per_year, NULL, cost);
  trace_quotient(trace);
}

void trace_per_day_stopped(struct rule_lookup *lookup, const struct exact *fee, const struct exact *limit,
                           const struct rule *cap) {
  begin(lookup, TRACE_FEE_PER_DAY, TRACE_STOPPED);
  trace_exact(lookup->trace, TRACE_PLUS, TRACE_FEE_UNROUNDED, fee, NULL);
  trace_exact(lookup->trace, TRACE_PLUS, TRACE_CAP_LIMIT, limit, NULL);
  trace_by(lookup->trace, cap);
}

void trace_credit(struct rule_lookup *lookup, const struct assessment *assessment,
                  const struct rule *credited) {
  begin(lookup, TRACE_ACCOUNT_CREDIT, TRACE_SUM);
  if (credited->word == ANSWER_YES) trace_each(lookup->trace, TRACE_MONTH_CREDIT, TRACE_MONTH_CREDIT, false);
  trace_by(lookup->trace, credited);
  trace_end_money(lookup->trace, &assessment->account_credit);
}
