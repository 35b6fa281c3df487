#include "resident.h"

static bool ask_count(int *count, struct rule_lookup *lookup, enum parameter parameter, struct date day) {
  const struct rule *row = rule_lookup_required(lookup, parameter, day);
  if (row != NULL) *count = row->count;
  return row != NULL;
}

static bool ask_yes(bool *is_yes, struct rule_lookup *lookup, enum parameter parameter, struct date day) {
  const struct rule *row = rule_lookup_required(lookup, parameter, day);
  if (row != NULL) *is_yes = row->word == ANSWER_YES;
  return row != NULL;
}

static int at_least(int value, int least) { return value < least ? least : value; }

static void add_count(struct rule_lookup *lookup, enum trace_join join, enum trace_name name,
                      enum parameter parameter) {
  const struct rule *row = rule_lookup_row(lookup, parameter);
  trace_whole(lookup->trace, join, name, row->count, row);
}

/* The years that count, those that are left of them, and the months that they and the fixed wait come to. */
static void tell_years(struct rule_lookup *lookup, int missed, int counted, int repaired, int wait) {
  struct trace *trace = lookup->trace;
  trace_begin(trace, TRACE_COUNTED_YEARS, TRACE_SUM_OR_ZERO, MONTH_NONE);
  trace_whole(trace, TRACE_PLUS, TRACE_MISSED_YEARS, missed, NULL);
  trace_is_stated(trace);
  if (rule_lookup_row(lookup, PARAMETER_VARIABLE_COUNTS_FIRST_YEAR)->word == ANSWER_NO)
    trace_whole(trace, TRACE_MINUS, TRACE_FIRST_YEAR, 1, NULL);
  trace_by(trace, rule_lookup_row(lookup, PARAMETER_VARIABLE_COUNTS_FIRST_YEAR));
  trace_end_whole(trace, counted);
  trace_begin(trace, TRACE_YEARS_LEFT, TRACE_SUM_OR_ZERO, MONTH_NONE);
  trace_whole(trace, TRACE_PLUS, TRACE_COUNTED_YEARS, counted, NULL);
  trace_whole(trace, TRACE_MINUS, TRACE_REPAIRED_YEARS, repaired, NULL);
  trace_is_stated(trace);
  trace_end_whole(trace, at_least(counted - repaired, 0));
  trace_begin(trace, TRACE_WAIT_MONTHS, TRACE_SUM, MONTH_NONE);
  add_count(lookup, TRACE_PLUS, TRACE_FIXED_WAIT, PARAMETER_FIXED_WAIT_MONTHS);
  trace_whole(trace, TRACE_PLUS, TRACE_YEARS_LEFT, at_least(counted - repaired, 0), NULL);
  add_count(lookup, TRACE_TIMES, TRACE_WAIT_PER_YEAR, PARAMETER_VARIABLE_WAIT_PER_YEAR);
  trace_end_whole(trace, wait);
}

static void tell_least_wait(struct rule_lookup *lookup, int before, int wait) {
  trace_begin(lookup->trace, TRACE_WAIT_MONTHS, TRACE_GREATEST, MONTH_NONE);
  trace_whole(lookup->trace, TRACE_PLUS, TRACE_WAIT_MONTHS, before, NULL);
  add_count(lookup, TRACE_PLUS, TRACE_LEAST_WAIT, PARAMETER_REPAIR_FLOOR_MONTHS);
  trace_by(lookup->trace, rule_lookup_row(lookup, PARAMETER_REPAIR_FLOOR_YEARS));
  trace_end_whole(lookup->trace, wait);
}

/* fixed + variable months; the variable ones are what repair can take away. A case has at most 100 years
 * (CONTRACT 2) and a count of the rules is at most 100000, so no step leaves an int. */
static bool count_wait(int *wait, struct rule_lookup *lookup, const struct reported_case *reported,
                       int repaired) {
  struct date day = reported->pay_on;
  int missed = reported->missed_years;
  int fixed, per_year, floor_years, floor_months;
  bool counts_first;
  *wait = 0;
  if (reported->is_exempt || (missed == 0 && reported->is_central_period)) return true;
  if (!ask_count(&fixed, lookup, PARAMETER_FIXED_WAIT_MONTHS, day) ||
      !ask_count(&per_year, lookup, PARAMETER_VARIABLE_WAIT_PER_YEAR, day) ||
      !ask_yes(&counts_first, lookup, PARAMETER_VARIABLE_COUNTS_FIRST_YEAR, day) ||
      !ask_count(&floor_years, lookup, PARAMETER_REPAIR_FLOOR_YEARS, day) ||
      !ask_count(&floor_months, lookup, PARAMETER_REPAIR_FLOOR_MONTHS, day))
    return false;
  int counted_years = at_least(counts_first ? missed : missed - 1, 0);
  *wait = fixed + at_least((counted_years - repaired) * per_year, 0);
  if (lookup->trace != NULL) tell_years(lookup, missed, counted_years, repaired, *wait);
  if (missed < floor_years) return true;
  const int before = *wait;
  *wait = at_least(before, floor_months);
  if (lookup->trace != NULL) tell_least_wait(lookup, before, *wait);
  return true;
}

/* First day of cover: the wait counts from January in the central period, else from the payment month. */
static struct date cover_start(const struct reported_case *reported, int wait) {
  struct month january = month_from(reported->cover_year, 1);
  struct month start = reported->is_central_period ? january : date_month(reported->pay_on);
  if (wait == 0 && !reported->is_central_period) return reported->pay_on;
  return month_first_day(month_add(start, wait));
}

/* Does some group pay another premium than residents in general? */
static bool depends_on_group(const struct resident_premium *asked, const struct rule *premium,
                             struct date day) {
  for (int group = 0; group < GROUP_COUNT; group++) {
    if (asked->groups[group] == NULL) continue;
    const struct rule *row = resolved_rules_find(asked->groups[group], PARAMETER_RESIDENT_PREMIUM, day);
    if (row != NULL && row != premium) return true;
  }
  return false;
}

static void tell_price(struct trace *trace, const struct rule *premium, int repaired,
                       const struct exact *yuan, const struct money *total) {
  trace_begin(trace, TRACE_YEARS_PAID, TRACE_SUM, MONTH_NONE);
  trace_whole(trace, TRACE_PLUS, TRACE_THIS_YEAR, 1, NULL);
  trace_whole(trace, TRACE_PLUS, TRACE_REPAIRED_YEARS, repaired, NULL);
  trace_is_stated(trace);
  trace_end_whole(trace, 1 + repaired);
  trace_begin(trace, TRACE_TOTAL, TRACE_SUM, MONTH_NONE);
  trace_exact(trace, TRACE_PLUS, TRACE_PREMIUM, &premium->number, premium);
  trace_whole(trace, TRACE_TIMES, TRACE_YEARS_PAID, 1 + repaired, NULL);
  trace_end_rounded(trace, yuan, NULL, total);
}

static void tell_start(struct trace *trace, const struct reported_case *reported, int wait,
                       struct date start) {
  const bool from_january = reported->is_central_period;
  const struct month from = from_january ? month_from(reported->cover_year, 1) : date_month(reported->pay_on);
  if (wait == 0 && !from_january) {
    trace_begin(trace, TRACE_RESUMES_ON, TRACE_SHIFT, MONTH_NONE);
    trace_whole(trace, TRACE_PLUS, TRACE_PAY_ON, reported->pay_on.serial, NULL);
    trace_is_stated(trace);
  } else {
    trace_begin(trace, TRACE_RESUMES_ON, TRACE_MONTH_START, MONTH_NONE);
    trace_whole(trace, TRACE_PLUS, from_january ? TRACE_COVER_YEAR : TRACE_COUNTED_MONTH, from.index, NULL);
    trace_whole(trace, TRACE_PLUS, TRACE_WAIT_MONTHS, wait, NULL);
  }
  trace_end_whole(trace, start.serial);
}

/* The premium is a published sum: amount_rounding does not touch it, only a fraction of a fen is rounded.
 * RULES 7 */
static bool price(struct assessment *assessment, struct rule_lookup *lookup,
                  const struct resident_premium *asked, const struct reported_case *reported, int repaired) {
  static const struct rounding half_up_fen = {ROUNDING_HALF_UP, 1};
  bool has_year = reported->cover_year != COUNT_UNSTATED;
  struct date day = has_year ? month_first_day(month_from(reported->cover_year, 1)) : reported->pay_on;
  const struct rule *premium = rule_lookup_required(asked->lookup, PARAMETER_RESIDENT_PREMIUM, day);
  if (premium == NULL) return false;
  rule_lookup_remember(lookup, PARAMETER_RESIDENT_PREMIUM, premium);
  if (depends_on_group(asked, premium, day)) assessment->notes |= NOTE(GROUP_ASSUMED);
  struct exact yuan = {0};
  exact_multiply_whole(&yuan, &premium->number, 1 + repaired);
  bool rounded = money_round(&assessment->arrears, &yuan, half_up_fen);
  (void)rounded; /* only mode `exact` refuses */
  if (lookup->trace != NULL) tell_price(lookup->trace, premium, repaired, &yuan, &assessment->arrears);
  exact_clear(&yuan);
  return true;
}

bool resident_assess(struct assessment *assessment, struct rule_lookup *lookup,
                     const struct resident_premium *premium, const struct reported_case *reported) {
  int repaired = at_least(reported->repaired_years, 0);
  if (repaired > reported->missed_years) {
    diagnostics_add(lookup->diagnostics, DIAGNOSTIC_REPAIRED_ABOVE_MISSED, FIELD_REPAIRED_YEARS, TEXT(""));
    diagnostics_argument_number(lookup->diagnostics, reported->missed_years);
    return false;
  }
  if (reported->is_central_period && reported->cover_year == COUNT_UNSTATED) {
    diagnostics_add(lookup->diagnostics, DIAGNOSTIC_MISSING_VALUE, FIELD_COVER_YEAR, TEXT(""));
    diagnostics_argument(lookup->diagnostics, text_from(kind_keys[KIND_RESIDENT]));
    return false;
  }
  if (!count_wait(&assessment->wait_months, lookup, reported, repaired) ||
      !price(assessment, lookup, premium, reported, repaired))
    return false;
  assessment->months = assessment->wait_months;
  assessment->resumes_on = cover_start(reported, assessment->wait_months);
  money_set(&assessment->total, &assessment->arrears);
  if (lookup->trace != NULL)
    tell_start(lookup->trace, reported, assessment->wait_months, assessment->resumes_on);
  assessment->figures |= FIGURE_MONTHS | FIGURE_WAIT | FIGURE_ARREARS;
  assessment->basis = assessment_keep_basis(assessment, lookup, NULL);
  return true;
}
