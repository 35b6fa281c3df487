#include "topup.h"

/* The day whose average wage counts: the one in force on P is that of the year before; some places go further
 * back. */
static struct date average_day(struct rule_lookup *lookup, struct date day) {
  const struct rule *lag = rule_lookup_optional(lookup, PARAMETER_TOPUP_AVERAGE_LAG, day);
  if (lag == NULL || lag->count == 1) return day;
  return month_first_day(month_add(date_month(day), -12 * (lag->count - 1)));
}

/* A stated wage, rounded. */
static bool base_of_wage(struct money *base, struct rule_lookup *lookup, const struct exact *wage,
                         const struct rule *rounding) {
  if (!rule_lookup_round(lookup, base, wage, rounding, "base")) return false;
  if (lookup->trace == NULL) return true;
  trace_begin(lookup->trace, TRACE_BASE, TRACE_SUM, MONTH_NONE);
  trace_exact(lookup->trace, TRACE_PLUS, TRACE_WAGE, wage, NULL);
  trace_is_stated(lookup->trace);
  trace_end_rounded(lookup->trace, wage, rounding, base);
  return true;
}

static void tell_base(struct rule_lookup *lookup, const struct exact *average, const struct rule *ratio,
                      const struct exact *product, const struct rule *rounding, const struct money *base) {
  const struct rule *row = rule_lookup_row(lookup, PARAMETER_AVERAGE_WAGE);
  trace_begin(lookup->trace, TRACE_BASE, TRACE_SUM, MONTH_NONE);
  trace_exact(lookup->trace, TRACE_PLUS, TRACE_AVERAGE_WAGE, average, row);
  if (row == NULL) trace_is_stated(lookup->trace);
  trace_exact(lookup->trace, TRACE_TIMES, TRACE_TOPUP_RATIO, &ratio->number, ratio);
  trace_end_rounded(lookup->trace, product, rounding, base);
}

/* The base: the stated wage, else average wage x topup_base_ratio; rounded, never clamped. */
static bool find_base(struct money *base, struct rule_lookup *lookup, const struct reported_case *reported) {
  struct date day = reported->pay_on;
  const struct rule *rounding = rule_lookup_required(lookup, PARAMETER_BASE_ROUNDING, day);
  if (rounding == NULL) return false;
  if (reported->wage.is_stated)
    return base_of_wage(base, lookup, stated_at(&reported->wage, date_month(day)), rounding);
  const struct exact *average = stated_at(&reported->average_wage, date_month(day));
  if (reported->average_wage.is_stated) {
    rule_lookup_state(lookup, PARAMETER_AVERAGE_WAGE);
  } else {
    const struct rule *row = rule_lookup_required(lookup, PARAMETER_AVERAGE_WAGE, average_day(lookup, day));
    if (row == NULL) return false;
    average = &row->number;
  }
  const struct rule *ratio = rule_lookup_required(lookup, PARAMETER_TOPUP_BASE_RATIO, day);
  if (ratio == NULL) return false;
  struct exact product = {0};
  exact_multiply(&product, average, &ratio->number);
  bool rounded = rule_lookup_round(lookup, base, &product, rounding, "base");
  if (lookup->trace != NULL) tell_base(lookup, average, ratio, &product, rounding, base);
  exact_clear(&product);
  return rounded;
}

static void tell_month(struct rule_lookup *lookup, const struct money *base, const struct exact *rate,
                       const struct exact *yuan, const struct money *monthly) {
  const struct rule *row = rule_lookup_row(lookup, PARAMETER_TOPUP_RATE);
  const struct rule *fixed = rule_lookup_row(lookup, PARAMETER_TOPUP_FIXED);
  trace_begin(lookup->trace, TRACE_MONTHLY, TRACE_SUM, MONTH_NONE);
  trace_money(lookup->trace, TRACE_PLUS, TRACE_BASE, base);
  trace_exact(lookup->trace, TRACE_TIMES, TRACE_TOPUP_RATE, rate, row);
  if (row == NULL) trace_is_stated(lookup->trace);
  if (fixed != NULL) trace_exact(lookup->trace, TRACE_PLUS, TRACE_TOPUP_FIXED, &fixed->number, fixed);
  trace_end_rounded(lookup->trace, yuan, rule_lookup_row(lookup, PARAMETER_AMOUNT_ROUNDING), monthly);
}

/* What one missing month costs: base x rate + fixed amount, rounded. */
static bool price_month(struct money *monthly, const struct money *base, struct rule_lookup *lookup,
                        const struct reported_case *reported) {
  struct date day = reported->pay_on;
  const struct exact *rate = stated_at(&reported->rate, date_month(day));
  if (reported->rate.is_stated) {
    rule_lookup_state(lookup, PARAMETER_TOPUP_RATE);
  } else {
    const struct rule *row = rule_lookup_required(lookup, PARAMETER_TOPUP_RATE, day);
    if (row == NULL) return false;
    rate = &row->number;
  }
  const struct rule *rounding = rule_lookup_required(lookup, PARAMETER_AMOUNT_ROUNDING, day);
  const struct rule *fixed = rule_lookup_optional(lookup, PARAMETER_TOPUP_FIXED, day);
  if (rounding == NULL) return false;
  struct exact yuan = {0};
  money_to_exact(&yuan, base);
  exact_multiply(&yuan, &yuan, rate);
  if (fixed != NULL) exact_add(&yuan, &yuan, &fixed->number);
  bool rounded = rule_lookup_round(lookup, monthly, &yuan, rounding, "monthly amount");
  if (lookup->trace != NULL) tell_month(lookup, base, rate, &yuan, monthly);
  exact_clear(&yuan);
  return rounded;
}

static int shortage(int required, int paid) { return required > paid ? required - paid : 0; }

/* What is required, less what was paid. */
static int tell_shortage(struct trace *trace, enum trace_name name, const struct rule *required, int paid) {
  const bool is_local = name == TRACE_SHORT_OF_LOCAL;
  const int missing = shortage(required->count, paid);
  if (trace == NULL) return missing;
  trace_begin(trace, name, TRACE_SUM_OR_ZERO, MONTH_NONE);
  trace_whole(trace, TRACE_PLUS, is_local ? TRACE_LOCAL_REQUIRED : TRACE_REQUIRED_MONTHS, required->count,
              required);
  trace_whole(trace, TRACE_MINUS, is_local ? TRACE_LOCAL_MONTHS : TRACE_CONTRIBUTED_MONTHS, paid, NULL);
  trace_is_stated(trace);
  trace_end_whole(trace, missing);
  return missing;
}

static int tell_greater(struct trace *trace, int missing, int missing_local) {
  const int greater = missing_local > missing ? missing_local : missing;
  if (trace == NULL) return greater;
  trace_begin(trace, TRACE_MISSING_MONTHS, TRACE_GREATEST, MONTH_NONE);
  trace_whole(trace, TRACE_PLUS, TRACE_SHORT_OF_REQUIRED, missing, NULL);
  trace_whole(trace, TRACE_PLUS, TRACE_SHORT_OF_LOCAL, missing_local, NULL);
  trace_end_whole(trace, greater);
  return greater;
}

static void tell_total(struct trace *trace, const struct assessment *assessment,
                       const struct money *monthly) {
  trace_begin(trace, TRACE_TOTAL, TRACE_SUM, MONTH_NONE);
  trace_money(trace, TRACE_PLUS, TRACE_MONTHLY, monthly);
  trace_whole(trace, TRACE_TIMES, TRACE_MISSING_MONTHS, assessment->months, NULL);
  trace_end_money(trace, &assessment->total);
}

/* The months to be topped up: those short of the required ones, or, if more, those short of the ones that
 * must have been paid in the place. */
static int missing_months(struct assessment *assessment, struct rule_lookup *lookup,
                          struct rule_lookup *required, const struct rule *months,
                          const struct reported_case *reported) {
  const struct rule *local =
      rule_lookup_optional(required, PARAMETER_REQUIRED_ACTUAL_MONTHS, reported->retire_on);
  const bool are_compared = local != NULL && reported->local_months != COUNT_UNSTATED;
  const enum trace_name name = are_compared ? TRACE_SHORT_OF_REQUIRED : TRACE_MISSING_MONTHS;
  const int missing = tell_shortage(lookup->trace, name, months, reported->contributed_months);
  if (local != NULL) rule_lookup_remember(lookup, PARAMETER_REQUIRED_ACTUAL_MONTHS, local);
  if (local != NULL && !are_compared) assessment->notes |= NOTE(LOCAL_MONTHS_ASSUMED);
  if (!are_compared) return missing;
  const int missing_local = tell_shortage(lookup->trace, TRACE_SHORT_OF_LOCAL, local, reported->local_months);
  if (missing_local > 0) assessment->notes |= NOTE(LOCAL_MONTHS_SHORT);
  return tell_greater(lookup->trace, missing, missing_local);
}

/* Months paid in the place are among those paid at all. False: reported. */
static bool check_local_months(const struct rule_lookup *lookup, const struct reported_case *reported) {
  if (reported->local_months <= reported->contributed_months) return true;
  diagnostics_add(lookup->diagnostics, DIAGNOSTIC_LOCAL_ABOVE_CONTRIBUTED, FIELD_LOCAL_MONTHS, TEXT(""));
  diagnostics_argument_number(lookup->diagnostics, reported->contributed_months);
  return false;
}

bool topup_assess(struct assessment *assessment, struct rule_lookup *lookup, struct rule_lookup *required,
                  const struct reported_case *reported) {
  if (!check_local_months(lookup, reported)) return false;
  const struct rule *months = rule_lookup_required(required, PARAMETER_REQUIRED_MONTHS, reported->retire_on);
  struct money base = {0}, monthly = {0};
  bool priced =
      months != NULL && find_base(&base, lookup, reported) && price_month(&monthly, &base, lookup, reported);
  if (priced) {
    assessment->months = missing_months(assessment, lookup, required, months, reported);
    money_times(&assessment->arrears, &monthly, assessment->months);
    money_set(&assessment->total, &assessment->arrears);
    assessment->figures |= FIGURE_MONTHS | FIGURE_ARREARS;
    if (lookup->trace != NULL) tell_total(lookup->trace, assessment, &monthly);
    rule_lookup_remember(lookup, PARAMETER_REQUIRED_MONTHS, months);
    assessment->basis = assessment_keep_basis(assessment, lookup, NULL);
  }
  money_clear(&base);
  money_clear(&monthly);
  return priced;
}
