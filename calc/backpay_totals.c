#include "backpay_totals.h"

#include "backpay_trace.h"
#include "deferral.h"
#include "part_payment.h"

static void add_times(struct money *sum, const struct money *amount, int count) {
  struct money product = {0};
  money_times(&product, amount, count);
  money_add(sum, sum, &product);
  money_clear(&product);
}

void backpay_add_months(struct backpay *backpay, const struct ledger_line *line, int count) {
  struct assessment *assessment = backpay->assessment;
  assessment->payable_months += count;
  add_times(&assessment->employer_arrears, &line->employer, count);
  add_times(&assessment->employee_arrears, &line->employee, count);
  add_times(&assessment->arrears, &line->arrears, count);
  add_times(&backpay->account_credit, &backpay->month_credit, count);
  if (backpay->amount_level != LEVEL_CASE) return;
  struct exact unrounded = {0};
  exact_multiply_whole(&unrounded, &backpay->month_unrounded, count);
  exact_add(&backpay->exact_arrears, &backpay->exact_arrears, &unrounded);
  exact_clear(&unrounded);
}

void backpay_add_fee(struct backpay *backpay, const struct ledger_line *line) {
  struct assessment *assessment = backpay->assessment;
  money_add(&assessment->late_fee_uncapped, &assessment->late_fee_uncapped, &line->late_fee_uncapped);
  money_add(&assessment->late_fee, &assessment->late_fee, &line->late_fee);
}

/* Level `case`: the total is the rounded exact sum, and what the lines are off by is a named difference. */
static bool round_total(struct money *total, struct money *difference, const struct exact *exact_sum,
                        enum parameter parameter, struct backpay *backpay, const char *what) {
  struct date first = month_first_day(backpay->gap.first);
  const struct rule *rounding = rule_lookup_required(&backpay->case_lookup, parameter, first);
  struct money lines = {0};
  if (rounding == NULL) return false;
  money_set(&lines, total);
  bool rounded = rule_lookup_round(&backpay->case_lookup, total, exact_sum, rounding, what);
  money_subtract(difference, total, &lines);
  money_clear(&lines);
  return rounded;
}

static bool total_fees_by_case(struct backpay *backpay) {
  struct assessment *assessment = backpay->assessment;
  struct money uncapped_difference = {0};
  bool rounded = round_total(&assessment->late_fee_uncapped, &uncapped_difference, &backpay->fees.uncapped,
                             PARAMETER_FEE_ROUNDING, backpay, "late fee") &&
                 round_total(&assessment->late_fee, &assessment->fee_difference, &backpay->fees.capped,
                             PARAMETER_FEE_ROUNDING, backpay, "capped late fee");
  money_clear(&uncapped_difference);
  return rounded;
}

/* Sets *limit = ratio x arrears of all payable months, waived ones too. */
static void form_cap_limit(struct exact *limit, const struct assessment *assessment, const struct rule *cap) {
  struct exact arrears = {0};
  money_to_exact(&arrears, &assessment->arrears);
  exact_multiply(limit, &arrears, &cap->number);
  exact_clear(&arrears);
}

/* The cap of the scheme's case total: min(uncapped, round(max(fee before the cap's day, ratio x arrears))).
 * What it takes off is not a rounding difference. RULES 5.4 */
static bool cap_case_total(struct backpay *backpay) {
  struct assessment *assessment = backpay->assessment;
  if (backpay->fee_levels.cap != CAP_CASE || !date_is_set(backpay->fees.latest_day)) return true;
  const struct rule *cap =
      rule_lookup_optional(&backpay->case_lookup, PARAMETER_FEE_CAP, backpay->fees.latest_day);
  if (cap == NULL) return true;
  const struct rule *rounding = rule_lookup_required(&backpay->case_lookup, PARAMETER_FEE_ROUNDING,
                                                     month_first_day(backpay->gap.first));
  if (rounding == NULL) return false;
  struct exact limit = {0}, before = {0};
  struct money most = {0};
  form_cap_limit(&limit, assessment, cap);
  late_fee_before(&before, assessment, cap->from);
  const struct exact *greater = exact_compare(&before, &limit) > 0 ? &before : &limit;
  bool rounded = rule_lookup_round(&backpay->case_lookup, &most, greater, rounding, "capped late fee");
  if (rounded && backpay->case_lookup.trace != NULL)
    trace_case_cap(&backpay->case_lookup, assessment, cap, &limit, &before, &most);
  if (rounded && money_compare(&most, &assessment->late_fee_uncapped) < 0)
    money_set(&assessment->late_fee, &most);
  exact_clear(&limit);
  exact_clear(&before);
  money_clear(&most);
  return rounded;
}

/* One more day costs nothing once a cap of the case total, in force on P, is reached. RULES 5.8 */
static bool is_case_cap_reached(struct backpay *backpay) {
  if (backpay->fee_levels.cap != CAP_CASE) return false;
  const struct rule *cap =
      resolved_rules_find(backpay->case_lookup.resolved, PARAMETER_FEE_CAP, backpay->reported->pay_on);
  if (cap == NULL) return false;
  struct exact limit = {0};
  form_cap_limit(&limit, backpay->assessment, cap);
  bool is_reached = exact_compare(&backpay->fees.uncapped, &limit) >= 0;
  if (is_reached && backpay->case_lookup.trace != NULL)
    trace_per_day_stopped(&backpay->case_lookup, &backpay->fees.uncapped, &limit, cap);
  exact_clear(&limit);
  return is_reached;
}

static void fill_fee_per_day(struct backpay *backpay) {
  static const struct rounding half_up_fen = {ROUNDING_HALF_UP, 1};
  const struct fee_sums *fees = &backpay->fees;
  struct exact per_day = {0};
  if (is_case_cap_reached(backpay)) return;
  if (fees->day_rate != NULL) {
    money_to_exact(&per_day, &fees->running);
    exact_multiply(&per_day, &per_day, &fees->day_rate->number);
  }
  bool rounded = money_round(&backpay->assessment->late_fee_per_day, &per_day, half_up_fen);
  (void)rounded; /* only mode `exact` refuses */
  if (backpay->case_lookup.trace != NULL) trace_per_day(&backpay->case_lookup, backpay->assessment, &per_day);
  exact_clear(&per_day);
}

/* P lies within the deferral: interest runs on it, and no fee. */
static void fill_interest_per_day(struct backpay *backpay) {
  static const struct rounding half_up_fen = {ROUNDING_HALF_UP, 1};
  struct money *cost = &backpay->assessment->late_fee_per_day;
  bool rounded = deferral_round(cost, &backpay->fees.per_year, half_up_fen);
  (void)rounded; /* only mode `exact` refuses */
  if (backpay->case_lookup.trace != NULL)
    trace_interest_per_day(&backpay->case_lookup, &backpay->fees.per_year, cost);
}

static void note_fee_above_arrears(struct backpay *backpay) {
  struct assessment *assessment = backpay->assessment;
  bool is_capped =
      date_is_set(backpay->fees.latest_day) &&
      resolved_rules_find(backpay->case_lookup.resolved, PARAMETER_FEE_CAP, backpay->fees.latest_day) != NULL;
  if (!is_capped && money_compare(&assessment->late_fee, &assessment->arrears) > 0)
    assessment->notes |= NOTE(FEE_ABOVE_ARREARS);
}

/* An order that no month's rules ask for changes nothing. */
static void note_needless_order(struct backpay *backpay) {
  const bool has_order = date_is_set(backpay->reported->order_due);
  if (has_order && backpay->fees.applies && !backpay->fees.needs_order)
    backpay->assessment->notes |= NOTE(ORDER_NOT_NEEDED);
}

static bool find_bearer(struct backpay *backpay) {
  if (!backpay->fees.applies && !assessment_has(backpay->assessment, FIGURE_INTEREST)) return true;
  const struct rule *bearer =
      rule_lookup_required(&backpay->case_lookup, PARAMETER_FEE_BEARER, month_first_day(backpay->gap.first));
  if (bearer == NULL) return false;
  bool is_employer = bearer->word == BEARER_EMPLOYER;
  backpay->assessment->late_fee_bearer = is_employer ? PAYER_EMPLOYER : backpay->assessment->payer;
  backpay->assessment->figures |= FIGURE_BEARER;
  return true;
}

/* A deferral that ends before anything is charged was mistyped. RULES 5.6 */
static bool is_deferral_sound(struct backpay *backpay) {
  const struct date start = backpay->fees.first_start;
  if (!date_is_set(start) || !date_is_before(backpay->reported->deferred_to, start)) return true;
  struct buffer text = {0};
  date_format(&text, start);
  diagnostics_add(backpay->case_lookup.diagnostics, DIAGNOSTIC_DEFERRAL_TOO_EARLY, (int)FIELD_DEFERRED_TO,
                  TEXT(""));
  diagnostics_argument(backpay->case_lookup.diagnostics, buffer_text(&text));
  diagnostics_argument(backpay->case_lookup.diagnostics, text_from(scheme_keys[backpay->assessment->scheme]));
  buffer_clear(&text);
  return false;
}

static void tell_sums(struct backpay *backpay) {
  struct rule_lookup *lookup = &backpay->case_lookup;
  trace_sums(lookup, backpay->assessment, backpay->amount_level, &backpay->exact_arrears);
  trace_fee_sums(lookup, backpay->assessment, &backpay->fees, backpay->fee_levels.rounding);
}

bool backpay_round_totals(struct backpay *backpay) {
  struct assessment *assessment = backpay->assessment;
  if (backpay->amount_level == LEVEL_CASE &&
      !round_total(&assessment->arrears, &assessment->arrears_difference, &backpay->exact_arrears,
                   PARAMETER_AMOUNT_ROUNDING, backpay, "arrears"))
    return false;
  if (backpay->fee_levels.rounding == LEVEL_CASE && !total_fees_by_case(backpay)) return false;
  if (backpay->case_lookup.trace != NULL) tell_sums(backpay);
  return cap_case_total(backpay);
}

bool backpay_fill_totals(struct backpay *backpay) {
  struct assessment *assessment = backpay->assessment;
  if (!backpay_round_totals(backpay) || !find_bearer(backpay)) return false;
  money_subtract(&assessment->cap_reduction, &assessment->late_fee_uncapped, &assessment->late_fee);
  money_add(&assessment->rounding_difference, &assessment->arrears_difference, &assessment->fee_difference);
  money_add(&assessment->total, &assessment->arrears, &assessment->late_fee);
  money_add(&assessment->total, &assessment->total, &assessment->deferral_interest);
  if (!part_payment_finish(assessment, backpay->case_lookup.diagnostics) || !is_deferral_sound(backpay))
    return false;
  if (backpay->case_lookup.trace != NULL) trace_totals(&backpay->case_lookup, assessment);
  if (exact_sign(&backpay->fees.per_year) > 0)
    fill_interest_per_day(backpay);
  else
    fill_fee_per_day(backpay);
  note_fee_above_arrears(backpay);
  note_needless_order(backpay);
  assessment->figures |= FIGURE_SHARES | FIGURE_ARREARS | FIGURE_FEE;
  return true;
}
