#include "late_fee.h"

#include "late_fee_trace.h"

void fee_sums_clear(struct fee_sums *sums) {
  exact_clear(&sums->uncapped);
  exact_clear(&sums->capped);
  money_clear(&sums->running);
  exact_clear(&sums->per_year);
}

static bool find_period(struct fee_terms *terms, struct date by, struct rule_lookup *lookup,
                        const struct reported_case *reported) {
  const struct rule *start = rule_lookup_required(lookup, PARAMETER_FEE_START, by);
  const struct rule *end = rule_lookup_required(lookup, PARAMETER_FEE_END, by);
  if (start == NULL || end == NULL) return false;
  terms->is_charged = true;
  terms->start = start->day_expression;
  terms->last = end->word == FEE_END_DAY_BEFORE ? date_add_days(reported->pay_on, -1) : reported->pay_on;
  if (date_is_set(reported->fee_to)) terms->last = date_earlier(terms->last, reported->fee_to);
  return true;
}

size_t late_fee_cut(struct assessment *assessment, struct rule_lookup *lookup, enum parameter parameter,
                    struct date first, struct date last) {
  const size_t before = assessment->segment_count;
  for (struct date day = first; !date_is_before(last, day);) {
    const struct rule_span *span = resolved_rules_span(lookup->resolved, parameter, day);
    struct date end = date_earlier(span->last, last);
    const struct rule *rate = span->tier_count == 0 ? NULL : span->tiers[0];
    if (rate != NULL)
      rule_lookup_remember(lookup, parameter, rate);
    else if (parameter == PARAMETER_FEE_RATE)
      assessment->notes |= NOTE(FEE_RATE_ABSENT);
    assessment_add_segment(assessment, (struct fee_segment){rate, day, end});
    day = date_add_days(end, 1);
  }
  return assessment->segment_count - before;
}

void late_fee_sum_rates(struct exact *sum, struct fee_segments segments, struct date limit) {
  struct exact rates = {0};
  bool is_first = true;
  exact_set_whole(sum, 0);
  for (size_t i = 0; i < segments.count; i++) {
    const struct fee_segment *segment = &segments.at[i];
    struct date end = date_earlier(date_add_days(segment->last, 1), limit);
    if (segment->rate == NULL || !date_is_before(segment->first, end)) continue;
    exact_multiply_whole(is_first ? sum : &rates, &segment->rate->number, end.serial - segment->first.serial);
    if (!is_first) exact_add(sum, sum, &rates);
    is_first = false;
  }
  exact_clear(&rates);
}

static void fee_of(struct exact *fee, const struct money *amount, const struct exact *rates) {
  const struct exact yuan = money_as_exact(amount);
  exact_multiply(fee, &yuan, rates);
}

/* The exact fee of a line for the days before `limit`: on the part that was paid only as long as it was owed.
 */
static void accrue(struct exact *fee, const struct ledger_line *line, const struct assessment *assessment,
                   struct date limit) {
  const struct fee_segments segments = assessment_fee_segments(assessment, line);
  struct exact rates = {0}, part_fee = {0};
  struct money rest = {0};
  late_fee_sum_rates(&rates, segments, limit);
  if (!assessment_has(assessment, FIGURE_PART)) {
    fee_of(fee, &line->arrears, &rates);
  } else {
    const struct part_payment *part = assessment_part(assessment, line);
    money_subtract(&rest, &line->arrears, &part->amount);
    fee_of(fee, &rest, &rates);
    if (date_is_set(part->last)) {
      late_fee_sum_rates(&rates, segments, date_earlier(limit, date_add_days(part->last, 1)));
      fee_of(&part_fee, &part->amount, &rates);
      exact_add(fee, fee, &part_fee);
    }
  }
  exact_clear(&rates);
  exact_clear(&part_fee);
  money_clear(&rest);
}

/* The same for all days of the line; most have one rate and no part. */
static void accrue_all(struct exact *fee, const struct ledger_line *line,
                       const struct assessment *assessment) {
  const struct rule *rate = assessment->segments[line->first_segment].rate;
  if (line->segment_count > 1 || rate == NULL || assessment_has(assessment, FIGURE_PART)) {
    accrue(fee, line, assessment, DATE_LAST);
    return;
  }
  exact_multiply_whole(fee, &rate->number, line->days);
  fee_of(fee, &line->arrears, fee);
}

/* max(fee before the cap's first day, min(fee, ratio x arrears)). RULES 5.4 */
static void apply_cap(struct exact *capped, const struct ledger_line *line,
                      const struct assessment *assessment, struct rule_lookup *lookup,
                      const struct rule *cap) {
  struct exact limit = {0}, before = {0};
  fee_of(&limit, &line->arrears, &cap->number);
  if (exact_compare(&line->late_fee_exact, &limit) <= 0) {
    exact_set(capped, &line->late_fee_exact);
  } else {
    accrue(&before, line, assessment, cap->from);
    exact_set(capped, exact_compare(&before, &limit) < 0 ? &limit : &before);
  }
  if (lookup->trace != NULL) trace_fee_cap(lookup, line, cap, &limit, &before, capped);
  exact_clear(&limit);
  exact_clear(&before);
}

/* One share's portion of the month's fee, rounded and added to *sum: each share owes the fee of its part. */
static bool add_share(struct money *sum, const struct ledger_line *line, const struct money *share,
                      const struct exact *fee, struct rule_lookup *lookup, const struct rule *rounding,
                      const char *what) {
  struct exact part = {0}, whole = {0};
  struct money rounded = {0};
  bool accepted = true;
  money_to_exact(&part, share);
  money_to_exact(&whole, &line->arrears);
  if (exact_sign(&whole) > 0)
    accepted = money_round_fraction(&rounded, fee, &part, &whole, rounding->rounding);
  if (!accepted) rule_lookup_report_remainder(lookup, what, fee);
  if (lookup->trace != NULL) trace_fee_share(lookup, line, share, fee, sum == &line->late_fee, &rounded);
  money_add(sum, sum, &rounded);
  exact_clear(&part);
  exact_clear(&whole);
  money_clear(&rounded);
  return accepted;
}

static bool add_shares(struct money *sum, const struct ledger_line *line, const struct exact *fee,
                       struct rule_lookup *lookup, const struct rule *rounding, const char *what) {
  return add_share(sum, line, &line->employer, fee, lookup, rounding, what) &&
         add_share(sum, line, &line->employee, fee, lookup, rounding, what);
}

/* Of the month as a whole, or of each share. */
static bool round_at(struct money *rounded, const struct ledger_line *line, const struct exact *fee,
                     struct rule_lookup *lookup, const struct rule *rounding, enum rounding_level level,
                     const char *what) {
  return level == LEVEL_SHARE ? add_shares(rounded, line, fee, lookup, rounding, what)
                              : rule_lookup_round(lookup, rounded, fee, rounding, what);
}

static bool round_fee(struct ledger_line *line, const struct exact *capped, struct rule_lookup *lookup,
                      const struct rule *rounding, enum rounding_level level) {
  const bool is_cut = capped != &line->late_fee_exact && exact_compare(capped, &line->late_fee_exact) < 0;
  if (!round_at(&line->late_fee_uncapped, line, &line->late_fee_exact, lookup, rounding, level, "late fee"))
    return false;
  if (lookup->trace != NULL) trace_fee_rounded(lookup, line, level, &line->late_fee_exact, false, is_cut);
  if (!is_cut)
    money_set(&line->late_fee, &line->late_fee_uncapped);
  else if (!round_at(&line->late_fee, line, capped, lookup, rounding, level, "capped late fee"))
    return false;
  if (lookup->trace != NULL && is_cut) trace_fee_rounded(lookup, line, level, capped, true, is_cut);
  return true;
}

static bool is_cap_reached(const struct ledger_line *line, const struct rule *cap) {
  struct exact limit = {0};
  fee_of(&limit, &line->arrears, &cap->number);
  const bool is_reached = exact_compare(&line->late_fee_exact, &limit) >= 0;
  exact_clear(&limit);
  return is_reached;
}

static void tell_day_fee(struct rule_lookup *lookup, const struct ledger_line *line,
                         const struct part_payment *part, const struct rule *rate) {
  struct money owed = {0};
  struct exact fee = {0};
  money_set(&owed, &line->arrears);
  if (part != NULL) money_subtract(&owed, &owed, &part->amount);
  fee_of(&fee, &owed, &rate->number);
  trace_day_fee(lookup, line, &owed, rate, &fee);
  exact_clear(&fee);
  money_clear(&owed);
}

const struct rule *late_fee_running_rate(struct rule_lookup *lookup, const struct reported_case *reported) {
  const struct date day = reported->pay_on;
  if (date_is_set(reported->fee_to) && date_is_before(reported->fee_to, day)) return NULL;
  return resolved_rules_find(lookup->resolved, PARAMETER_FEE_RATE, day);
}

/* Does the fee accrue on P, with no monthly cap reached? Then one more day costs arrears x rate: that of P,
 * the same for all months. */
static void add_running(struct fee_sums *sums, const struct ledger_line *line, struct rule_lookup *lookup,
                        const struct reported_case *reported, const struct part_payment *part,
                        struct date first, enum cap_level cap_level) {
  struct date day = reported->pay_on;
  if (date_is_before(day, first)) return;
  const struct rule *rate = late_fee_running_rate(lookup, reported);
  const struct rule *cap =
      cap_level == CAP_MONTH ? resolved_rules_find(lookup->resolved, PARAMETER_FEE_CAP, day) : NULL;
  if (rate == NULL || (cap != NULL && is_cap_reached(line, cap))) return;
  sums->day_rate = rate;
  money_add(&sums->running, &sums->running, &line->arrears);
  if (part != NULL) money_subtract(&sums->running, &sums->running, &part->amount);
  if (lookup->trace != NULL) tell_day_fee(lookup, line, part, rate);
}

/* Days, exact fee, cap and rounding of a month that is charged. */
static bool charge(struct ledger_line *line, struct assessment *assessment, struct rule_lookup *lookup,
                   struct fee_levels levels, struct fee_sums *sums) {
  const struct rule *rounding = rule_lookup_required(lookup, PARAMETER_FEE_ROUNDING, line->first_day);
  if (rounding == NULL) return false;
  rule_lookup_remember(lookup, PARAMETER_FEE_ROUNDING_LEVEL, levels.rounding_row);
  const struct rule *cap = rule_lookup_optional(lookup, PARAMETER_FEE_CAP, line->fee_last);
  if (cap != NULL) rule_lookup_remember(lookup, PARAMETER_FEE_CAP_LEVEL, levels.cap_row);
  struct exact capped = {0};
  accrue_all(&line->late_fee_exact, line, assessment);
  if (lookup->trace != NULL) trace_fee_unrounded(lookup, line, assessment);
  const bool has_cap = cap != NULL && levels.cap == CAP_MONTH;
  if (has_cap) apply_cap(&capped, line, assessment, lookup, cap);
  const struct exact *due = has_cap ? &capped : &line->late_fee_exact;
  bool rounded = round_fee(line, due, lookup, rounding, levels.rounding);
  if (levels.rounding == LEVEL_CASE || levels.cap == CAP_CASE) {
    exact_add(&sums->uncapped, &sums->uncapped, &line->late_fee_exact);
    exact_add(&sums->capped, &sums->capped, due);
  }
  exact_clear(&capped);
  return rounded;
}

static void keep_first(struct date *first, struct date day) {
  *first = date_is_set(*first) ? date_earlier(*first, day) : day;
}

/* Waived when P is on or before the day the rules name. */
static bool is_waived(struct rule_lookup *lookup, struct date first_day, struct date pay_on,
                      struct fee_sums *sums) {
  const struct rule *waiver = rule_lookup_optional(lookup, PARAMETER_FEE_WAIVED_IF_PAID_BY, first_day);
  if (waiver == NULL || date_is_before(waiver->date, pay_on)) return false;
  keep_first(&sums->waiver_ends, waiver->date);
  return true;
}

/* The fee starts when the term of the order and a waiver are both over: the later of the two decides. */
static void remember_order(struct fee_sums *sums, struct rule_lookup *lookup, struct date first_day,
                           struct date order_due) {
  const struct rule *waiver = rule_lookup_see(lookup, PARAMETER_FEE_WAIVED_IF_PAID_BY, first_day);
  if (waiver == NULL || !date_is_before(order_due, waiver->date)) keep_first(&sums->order_ends, order_due);
  if (waiver != NULL && !date_is_before(waiver->date, order_due))
    keep_first(&sums->waiver_ends, waiver->date);
}

/* Some places charge only once an order to pay (责令限期) has lapsed, from the usual day on. */
static bool waits_for_order(struct rule_lookup *lookup, struct date first_day,
                            const struct reported_case *reported, struct fee_sums *sums) {
  const struct rule *needs = rule_lookup_optional(lookup, PARAMETER_FEE_NEEDS_ORDER, first_day);
  if (needs == NULL || needs->word == ANSWER_NO) return false;
  sums->needs_order = true;
  if (!date_is_set(reported->order_due)) return true;
  if (date_is_before(reported->order_due, reported->pay_on)) return false;
  remember_order(sums, lookup, first_day, reported->order_due);
  return true;
}

/* The yearly adjustment of a base may be free of a fee where a missed month is not. */
static const struct rule *find_applies(struct rule_lookup *lookup, struct date first_day, enum kind kind) {
  const struct rule *own = kind == KIND_SHORTFALL
                               ? rule_lookup_optional(lookup, PARAMETER_SHORTFALL_FEE_APPLIES, first_day)
                               : NULL;
  return own != NULL ? own : rule_lookup_required(lookup, PARAMETER_FEE_APPLIES, first_day);
}

/* How long the part that was paid before P carries a fee: by its own day of payment, with waiver and order as
 * they stood then. */
static void fill_part(struct part_payment *part, struct rule_lookup *lookup, const struct ledger_line *line,
                      const struct reported_case *reported, struct date first, struct date last_day) {
  const struct rule *waiver =
      resolved_rules_find(lookup->resolved, PARAMETER_FEE_WAIVED_IF_PAID_BY, line->first_day);
  const struct rule *needs =
      resolved_rules_find(lookup->resolved, PARAMETER_FEE_NEEDS_ORDER, line->first_day);
  const bool is_waived = waiver != NULL && !date_is_before(waiver->date, reported->paid_on);
  const bool waits =
      needs != NULL && needs->word == ANSWER_YES && !date_is_before(reported->order_due, reported->paid_on);
  const int end = lookup->rows[PARAMETER_FEE_END]->word == FEE_END_DAY_BEFORE ? -1 : 0;
  const struct date last = date_earlier(date_add_days(reported->paid_on, end), last_day);
  if (is_waived || waits || date_is_before(last, first)) return;
  part->last = last;
  part->days = last.serial - first.serial + 1;
}

/* The terms of a month that a fee applies to unless something spares it. */
static bool find_terms(struct fee_terms *terms, struct ledger_line *line, struct rule_lookup *lookup,
                       const struct reported_case *reported, struct fee_sums *sums, note_set *notes) {
  if (waits_for_order(lookup, line->first_day, reported, sums)) {
    *notes |= NOTE(FEE_WAITS_FOR_ORDER);
    return true;
  }
  sums->applies = true;
  if (is_waived(lookup, line->first_day, reported->pay_on, sums)) {
    line->status = LINE_WAIVED;
    return true;
  }
  return find_period(terms, line->first_day, lookup, reported);
}

bool late_fee_find_terms(struct fee_terms *terms, struct ledger_line *line, struct rule_lookup *lookup,
                         const struct reported_case *reported, struct fee_sums *sums, note_set *notes) {
  const struct rule *applies = find_applies(lookup, line->first_day, reported->kind);
  terms->is_charged = false;
  if (applies == NULL) return false;
  if (applies->word == ANSWER_YES && !find_terms(terms, line, lookup, reported, sums, notes)) return false;
  if (lookup->trace != NULL) trace_fee_charged(lookup, line, applies, reported, terms->is_charged);
  return true;
}

struct date late_fee_first_day(const struct fee_terms *terms, struct month month,
                               const struct reported_case *reported) {
  const struct date start = day_expression_apply_to_month(terms->start, month);
  return date_is_set(reported->fee_from) ? date_later(start, reported->fee_from) : start;
}

bool late_fee_fill(struct ledger_line *line, const struct fee_terms *terms, struct assessment *assessment,
                   struct rule_lookup *lookup, const struct reported_case *reported, struct fee_levels levels,
                   struct fee_sums *sums) {
  const struct date start = day_expression_apply_to_month(terms->start, line->month);
  struct date first = start;
  if (date_is_set(reported->deferred_to)) {
    if (!date_is_before(terms->last, first)) keep_first(&sums->first_start, first);
    first = date_later(first, date_add_days(reported->deferred_to, 1));
  }
  if (date_is_set(reported->fee_from)) first = date_later(first, reported->fee_from);
  struct part_payment *part =
      assessment_has(assessment, FIGURE_PART) ? &assessment->parts[assessment->part_count - 1] : NULL;
  if (part != NULL) fill_part(part, lookup, line, reported, first, terms->last);
  line->has_days = true;
  line->days = date_is_before(terms->last, first) ? 0 : terms->last.serial - first.serial + 1;
  if (lookup->trace != NULL) trace_fee_days(lookup, line, reported, start, first, terms->last, part);
  if (line->days > 0) {
    line->fee_first = first;
    line->fee_last = terms->last;
    line->first_segment = assessment->segment_count;
    line->segment_count =
        late_fee_cut(assessment, lookup, PARAMETER_FEE_RATE, line->fee_first, line->fee_last);
    if (!charge(line, assessment, lookup, levels, sums)) return false;
    sums->latest_day = date_later(sums->latest_day, terms->last);
  }
  add_running(sums, line, lookup, reported, part, first, levels.cap);
  return true;
}

void late_fee_before(struct exact *fee, const struct assessment *assessment, struct date limit) {
  struct exact line_fee = {0};
  exact_set_whole(fee, 0);
  for (size_t i = 0; i < assessment->line_count; i++) {
    const struct ledger_line *line = &assessment->lines[i];
    if (line->segment_count == 0) continue;
    accrue(&line_fee, line, assessment, limit);
    exact_add(fee, fee, &line_fee);
  }
  exact_clear(&line_fee);
}
