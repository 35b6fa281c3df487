#include "deferral.h"

#include "deferral_trace.h"

void deferral_begin(struct assessment *assessment, const struct reported_case *reported) {
  if (date_is_set(reported->deferred_to)) assessment->figures |= FIGURE_DEFERRAL;
}

bool deferral_round(struct money *interest, const struct exact *product, struct rounding rounding) {
  struct exact one = {0}, year = {0};
  exact_set_whole(&one, 1);
  exact_set_whole(&year, DEFERRAL_YEAR_DAYS);
  const bool rounded = money_round_fraction(interest, product, &one, &year, rounding);
  exact_clear(&one);
  exact_clear(&year);
  return rounded;
}

/* Whether a rate is in force on some day. */
static bool has_rate(struct rule_lookup *lookup, struct date first, struct date last) {
  for (struct date day = first; !date_is_before(last, day);) {
    const struct rule_span *span = resolved_rules_span(lookup->resolved, PARAMETER_DEFERRAL_INTEREST, day);
    if (span->tier_count > 0) return true;
    if (!date_is_before(span->last, last)) return false;
    day = date_add_days(span->last, 1);
  }
  return false;
}

/* The days on which a late fee would run but for the deferral. Without a rate nothing rests on them, and a
 * table may leave open when they begin: false is reported only where a rate is in force. */
struct deferred_days {
  struct date first, last; /* inclusive; last before first: none */
  int part_shift;          /* of the last day, from the day of payment */
};

/* Remembers the rows that say when the days begin and end. False: one is missing, reported. */
static bool ask_for_days(struct rule_lookup *lookup, struct date first_day) {
  return rule_lookup_required(lookup, PARAMETER_FEE_START, first_day) != NULL &&
         rule_lookup_required(lookup, PARAMETER_FEE_END, first_day) != NULL;
}

static bool find_days(struct deferred_days *days, const struct ledger_line *line, struct rule_lookup *lookup,
                      const struct reported_case *reported) {
  const struct rule *start = resolved_rules_find(lookup->resolved, PARAMETER_FEE_START, line->first_day),
                    *end = resolved_rules_find(lookup->resolved, PARAMETER_FEE_END, line->first_day);
  *days = (struct deferred_days){DATE_LAST, DATE_FIRST, 0};
  if (start == NULL || end == NULL)
    return !has_rate(lookup, line->first_day, date_earlier(reported->deferred_to, reported->pay_on)) ||
           ask_for_days(lookup, line->first_day);
  days->part_shift = end->word == FEE_END_DAY_BEFORE ? -1 : 0;
  days->first = day_expression_apply_to_month(start->day_expression, line->month);
  days->last = date_earlier(date_add_days(reported->pay_on, days->part_shift), reported->deferred_to);
  if (date_is_set(reported->fee_to)) days->last = date_earlier(days->last, reported->fee_to);
  return true;
}

/* Whether some of the pieces has a rate; notes those that have none, where anything is owed. */
static bool is_charged(struct assessment *assessment, const struct ledger_line *line,
                       struct fee_segments segments) {
  const bool is_owed = !money_is_zero(&line->arrears);
  bool has_one = false;
  for (size_t i = 0; i < segments.count; i++) {
    if (segments.at[i].rate != NULL)
      has_one = true;
    else if (is_owed)
      assessment->notes |= NOTE(DEFERRAL_WITHOUT_RATE);
  }
  return has_one;
}

/* Adds amount x rate x days, of days through `last`. */
static void accrue(struct exact *sum, const struct money *amount, struct fee_segments segments,
                   struct date last) {
  const struct exact yuan = money_as_exact(amount);
  struct exact rates = {0};
  late_fee_sum_rates(&rates, segments, date_add_days(last, 1));
  exact_multiply(&rates, &rates, &yuan);
  exact_add(sum, sum, &rates);
  exact_clear(&rates);
}

/* The part that was paid carries interest to its own day. */
static struct date part_last(struct deferred_days days, const struct reported_case *reported) {
  return date_earlier(days.last, date_add_days(reported->paid_on, days.part_shift));
}

static int count_days(struct date first, struct date last) {
  return date_is_before(last, first) ? 0 : last.serial - first.serial + 1;
}

/* What is owed beside the part, and the part; `part` NULL: all is owed. */
static void set_rest(struct money *rest, const struct ledger_line *line, const struct part_payment *part) {
  money_set(rest, &line->arrears);
  if (part != NULL) money_subtract(rest, rest, &part->amount);
}

/* Days, products and rounding of a month with a rate. */
static bool charge(struct deferral_line *deferral, const struct ledger_line *line,
                   struct assessment *assessment, struct rule_lookup *lookup,
                   const struct reported_case *reported, struct deferred_days days) {
  const struct rule *rounding = rule_lookup_required(lookup, PARAMETER_FEE_ROUNDING, line->first_day);
  if (rounding == NULL || !ask_for_days(lookup, line->first_day)) return false;
  const struct fee_segments segments = assessment_interest_segments(assessment, deferral);
  const struct part_payment *part =
      assessment_has(assessment, FIGURE_PART) ? assessment_part(assessment, line) : NULL;
  struct exact product = {0};
  struct money rest = {0};
  deferral->has_interest = true;
  deferral->days = count_days(days.first, days.last);
  set_rest(&rest, line, part);
  accrue(&product, &rest, segments, days.last);
  if (part != NULL) {
    const struct date last = part_last(days, reported);
    deferral->part_days = count_days(days.first, last);
    if (deferral->part_days > 0) accrue(&product, &part->amount, segments, last);
  }
  const bool rounded = deferral_round(&deferral->interest, &product, rounding->rounding);
  if (!rounded) rule_lookup_report_remainder(lookup, "interest of the deferral x 365", &product);
  if (rounded && lookup->trace != NULL)
    trace_interest(lookup, assessment, line, reported, days.first, &rest, &product);
  exact_clear(&product);
  money_clear(&rest);
  return rounded;
}

/* Interest that runs on P costs a day more. */
static void add_per_year(struct fee_sums *sums, const struct ledger_line *line,
                         const struct assessment *assessment, struct rule_lookup *lookup,
                         const struct reported_case *reported, struct date first) {
  const struct date day = reported->pay_on;
  if (date_is_before(day, first) || date_is_before(reported->deferred_to, day)) return;
  if (date_is_set(reported->fee_to) && date_is_before(reported->fee_to, day)) return;
  const struct rule *rate = resolved_rules_find(lookup->resolved, PARAMETER_DEFERRAL_INTEREST, day);
  if (rate == NULL) return;
  struct money owed = {0};
  set_rest(&owed, line, assessment_has(assessment, FIGURE_PART) ? assessment_part(assessment, line) : NULL);
  const struct exact yuan = money_as_exact(&owed);
  struct exact year = {0};
  exact_multiply(&year, &yuan, &rate->number);
  exact_add(&sums->per_year, &sums->per_year, &year);
  if (lookup->trace != NULL) trace_year_interest(lookup, line, &owed, rate, &year);
  exact_clear(&year);
  money_clear(&owed);
}

bool deferral_fill(struct assessment *assessment, struct rule_lookup *lookup,
                   const struct reported_case *reported, struct fee_sums *sums) {
  struct deferral_line *deferral = &assessment->deferrals[assessment->deferral_count - 1];
  const struct ledger_line *line = &assessment->lines[assessment->line_count - 1];
  struct deferred_days days;
  if (!find_days(&days, line, lookup, reported)) return false;
  deferral->first_segment = assessment->segment_count;
  deferral->segment_count =
      late_fee_cut(assessment, lookup, PARAMETER_DEFERRAL_INTEREST, days.first, days.last);
  if (is_charged(assessment, line, assessment_interest_segments(assessment, deferral))) {
    if (!charge(deferral, line, assessment, lookup, reported, days)) return false;
    assessment->figures |= FIGURE_INTEREST;
    money_add(&assessment->deferral_interest, &assessment->deferral_interest, &deferral->interest);
  }
  add_per_year(sums, line, assessment, lookup, reported, days.first);
  return true;
}
