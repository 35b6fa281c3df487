#include "credit.h"

#include "contribution.h"

/* An amount, times a rate; `rate` NULL: the amount itself. */
static void begin_credit(struct trace *trace, enum trace_name name, const struct exact *amount,
                         const struct rule *row, const struct rule *rate) {
  const enum trace_name times = name == TRACE_BASE ? TRACE_ACCOUNT_RATE : TRACE_CREDIT_RATE;
  trace_begin(trace, TRACE_CREDIT, TRACE_SUM, MONTH_NONE);
  trace_exact(trace, TRACE_PLUS, name, amount, row);
  if (row == NULL && name == TRACE_PENSION) trace_is_stated(trace);
  if (rate != NULL) trace_exact(trace, TRACE_TIMES, times, &rate->number, rate);
}

/* In work: the contribution base of P's month x account_rate. */
static bool credit_active(struct exact *yuan, struct assessment *assessment, struct rule_lookup *lookup,
                          const struct reported_case *reported) {
  struct month paid_in = date_month(reported->pay_on);
  struct ledger_line month = {.month = paid_in, .first_day = month_first_day(paid_in)};
  bool found = contribution_base(&month, lookup, reported, &assessment->notes);
  const struct rule *rate =
      found ? rule_lookup_required(lookup, PARAMETER_ACCOUNT_RATE, reported->pay_on) : NULL;
  if (rate != NULL) {
    money_to_exact(yuan, &month.base);
    if (lookup->trace != NULL) begin_credit(lookup->trace, TRACE_BASE, yuan, NULL, rate);
    exact_multiply(yuan, yuan, &rate->number);
  }
  money_clear(&month.base);
  return rate != NULL;
}

/* Retired: a fixed amount by age, else a rate of the own or the average pension. */
static bool credit_retired(struct exact *yuan, struct rule_lookup *lookup,
                           const struct reported_case *reported) {
  struct date day = reported->pay_on;
  if (reported->age == COUNT_UNSTATED) {
    diagnostics_add(lookup->diagnostics, DIAGNOSTIC_MISSING_VALUE, FIELD_AGE, TEXT(""));
    diagnostics_argument(lookup->diagnostics, text_from(kind_keys[KIND_CREDIT]));
    return false;
  }
  const struct rule *fixed = rule_lookup_tier(lookup, PARAMETER_RETIREE_CREDIT_FIXED, day, reported->age);
  if (fixed != NULL) {
    exact_set(yuan, &fixed->number);
    if (lookup->trace != NULL) begin_credit(lookup->trace, TRACE_CREDIT_FIXED, yuan, fixed, NULL);
    return true;
  }
  const struct rule *rate = rule_lookup_tier(lookup, PARAMETER_RETIREE_CREDIT_RATE, day, reported->age);
  if (rate == NULL) return false;
  const struct exact *pension = &reported->pension.number;
  if (!reported->pension.is_stated) {
    const struct rule *average = rule_lookup_required(lookup, PARAMETER_AVERAGE_PENSION, day);
    if (average == NULL) return false;
    pension = &average->number;
  }
  if (lookup->trace != NULL)
    begin_credit(lookup->trace, TRACE_PENSION, pension, rule_lookup_row(lookup, PARAMETER_AVERAGE_PENSION),
                 rate);
  exact_multiply(yuan, pension, &rate->number);
  return true;
}

bool credit_assess(struct assessment *assessment, struct rule_lookup *lookup,
                   const struct reported_case *reported) {
  struct exact yuan = {0};
  bool credited = reported->is_retired ? credit_retired(&yuan, lookup, reported)
                                       : credit_active(&yuan, assessment, lookup, reported);
  const struct rule *rounding =
      credited ? rule_lookup_required(lookup, PARAMETER_AMOUNT_ROUNDING, reported->pay_on) : NULL;
  credited = rounding != NULL &&
             rule_lookup_round(lookup, &assessment->account_credit, &yuan, rounding, "account credit");
  if (credited) {
    assessment->figures |= FIGURE_ACCOUNT_CREDIT;
    if (lookup->trace != NULL) trace_end_rounded(lookup->trace, &yuan, rounding, &assessment->account_credit);
    assessment->basis = assessment_keep_basis(assessment, lookup, NULL);
  }
  exact_clear(&yuan);
  return credited;
}
