#include "topup.h"

/* The day whose average wage counts: the one in force on P is that of the year before; some places go further
 * back. */
static struct date average_day(struct rule_lookup *lookup, struct date day) {
  const struct rule *lag = rule_lookup_optional(lookup, PARAMETER_TOPUP_AVERAGE_LAG, day);
  if (lag == NULL || lag->count == 1) return day;
  return month_first_day(month_add(date_month(day), -12 * (lag->count - 1)));
}

/* The base: the stated wage, else average wage x topup_base_ratio; rounded, never clamped. */
static bool find_base(struct money *base, struct rule_lookup *lookup, const struct reported_case *reported) {
  struct date day = reported->pay_on;
  const struct rule *rounding = rule_lookup_required(lookup, PARAMETER_BASE_ROUNDING, day);
  if (rounding == NULL) return false;
  if (reported->wage.is_stated)
    return rule_lookup_round(lookup, base, stated_at(&reported->wage, date_month(day)), rounding, "base");
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
  exact_clear(&product);
  return rounded;
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
  exact_clear(&yuan);
  return rounded;
}

static int shortage(int required, int paid) { return required > paid ? required - paid : 0; }

/* The months to be topped up: those short of the required ones, or, if more, those short of the ones that
 * must have been paid in the place. */
static int missing_months(struct assessment *assessment, struct rule_lookup *lookup,
                          struct rule_lookup *required, const struct rule *months,
                          const struct reported_case *reported) {
  const struct rule *local =
      rule_lookup_optional(required, PARAMETER_REQUIRED_ACTUAL_MONTHS, reported->retire_on);
  const int missing = shortage(months->count, reported->contributed_months);
  if (local == NULL) return missing;
  rule_lookup_remember(lookup, PARAMETER_REQUIRED_ACTUAL_MONTHS, local);
  if (reported->local_months == COUNT_UNSTATED) {
    assessment->notes |= NOTE(LOCAL_MONTHS_ASSUMED);
    return missing;
  }
  const int missing_local = shortage(local->count, reported->local_months);
  if (missing_local > 0) assessment->notes |= NOTE(LOCAL_MONTHS_SHORT);
  return missing_local > missing ? missing_local : missing;
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
    rule_lookup_remember(lookup, PARAMETER_REQUIRED_MONTHS, months);
    assessment->basis = assessment_keep_basis(assessment, lookup, NULL);
  }
  money_clear(&base);
  money_clear(&monthly);
  return priced;
}
