#include "contribution.h"

#include "contribution_trace.h"

/* One month's question to the rules: on which day its terms are looked up, and how its base is rounded. */
struct month_terms {
  struct rule_lookup *lookup;
  const struct reported_case *reported;
  struct date first, day;      /* of the account month; of its terms */
  const struct rule *rounding; /* base_rounding */
  struct trace *trace;         /* NULL: nobody asks, or it was told already */
};

/* `terms_of` decides which month's terms apply; base_rounding goes by the account month. */
static bool month_terms_find(struct month_terms *terms, struct date first) {
  const struct rule *terms_of = rule_lookup_required(terms->lookup, PARAMETER_TERMS_OF, first);
  terms->rounding = rule_lookup_required(terms->lookup, PARAMETER_BASE_ROUNDING, first);
  if (terms_of == NULL || terms->rounding == NULL) return false;
  bool by_payment = terms_of->word == TERMS_OF_PAYMENT_MONTH;
  terms->first = first;
  terms->trace = terms->lookup->trace;
  terms->day = by_payment ? month_first_day(date_month(terms->reported->pay_on)) : first;
  return true;
}

/* A stated figure of the month; where it changes later, the months are not alike up to there. */
static const struct exact *stated_figure(const struct month_terms *terms, const struct stated_number *stated,
                                         struct month month) {
  if (stated->step_count == 0) return &stated->number;
  struct rule_lookup *lookup = terms->lookup;
  lookup->steady_until = date_earlier(lookup->steady_until, stated_until(stated, month));
  return stated_at(stated, month);
}

/* What stands in the place of a parameter goes by the day on which that would be looked up. */
static const struct exact *stated_in_terms(const struct month_terms *terms,
                                           const struct stated_number *stated) {
  return stated_figure(terms, stated, date_month(terms->day));
}

/* The average wage that governs the month; NULL when neither the case nor the rules give one. */
static const struct exact *average_wage(const struct month_terms *terms) {
  if (terms->reported->average_wage.is_stated) {
    rule_lookup_state(terms->lookup, PARAMETER_AVERAGE_WAGE);
    return stated_in_terms(terms, &terms->reported->average_wage);
  }
  const struct rule *row = rule_lookup_optional(terms->lookup, PARAMETER_AVERAGE_WAGE, terms->day);
  return row == NULL ? NULL : &row->number;
}

/* Bounds are rounded like the base unless a rule of their own says how. */
static bool round_bound(struct money *bound, const struct exact *average, const struct rule *ratio,
                        const struct month_terms *terms) {
  const struct rule *own = rule_lookup_optional(terms->lookup, PARAMETER_BOUND_ROUNDING, terms->first);
  const struct rule *rounding = own != NULL ? own : terms->rounding;
  struct exact product = {0};
  exact_multiply(&product, average, &ratio->number);
  bool rounded = rule_lookup_round(terms->lookup, bound, &product, rounding, "base");
  if (terms->trace != NULL)
    trace_formed_bound(terms->lookup, date_month(terms->first), ratio, average, &product, rounding, bound);
  exact_clear(&product);
  return rounded;
}

static bool round_base(struct money *base, const struct exact *yuan, const struct month_terms *terms) {
  return rule_lookup_round(terms->lookup, base, yuan, terms->rounding, "base");
}

enum bound_outcome { BOUND_FAILED, BOUND_FORMED, BOUND_ABSENT, BOUND_NONE };

/* A published bound is a figure in whole fen already; one with more decimals is brought to fen. */
static void publish_bound(struct money *bound, const struct rule *row, const struct month_terms *terms) {
  static const struct rounding half_up_fen = {ROUNDING_HALF_UP, 1};
  bool rounded = money_round(bound, &row->number, half_up_fen);
  (void)rounded; /* only mode `exact` refuses */
  if (terms->trace != NULL) trace_published_bound(terms->lookup, date_month(terms->first), row, bound);
}

static enum bound_outcome estimate_bound(struct money *bound, const struct month_terms *terms,
                                         enum parameter published) {
  const struct rule *row = rule_lookup_estimate(terms->lookup, published, terms->day);
  if (row != NULL && row->is_none) return BOUND_NONE;
  if (row != NULL) publish_bound(bound, row, terms);
  return row == NULL ? BOUND_ABSENT : BOUND_FORMED;
}

/* A published bound, which may be that there is none, else average x ratio, rounded. */
static enum bound_outcome form_bound(struct money *bound, const struct month_terms *terms,
                                     enum parameter published, enum parameter ratio) {
  const struct rule *row = rule_lookup_optional(terms->lookup, published, terms->day);
  if (row != NULL && row->is_none) return BOUND_NONE;
  if (row != NULL) {
    publish_bound(bound, row, terms);
    return BOUND_FORMED;
  }
  row = rule_lookup_optional(terms->lookup, ratio, terms->day);
  const struct exact *average = row == NULL ? NULL : average_wage(terms);
  if (average == NULL) return estimate_bound(bound, terms, published);
  return round_bound(bound, average, row, terms) ? BOUND_FORMED : BOUND_FAILED;
}

/* The place's bound has run out, or nobody ever knew one. */
static note_set note_absence(const struct month_terms *terms, enum parameter published) {
  bool is_expired = resolved_rules_has_run_out(terms->lookup->resolved, published, terms->day,
                                               &terms->lookup->bounds_until);
  return is_expired ? NOTE(BOUND_EXPIRED) : NOTE(BOUND_ABSENT);
}

/* Clamps the base at one bound; `direction` is the sign of base - bound that is out of bounds. If a floor is
 * above its ceiling, the floor counts: nobody may pay less. */
static bool clamp(struct ledger_line *line, const struct month_terms *terms, int direction, note_set *notes) {
  bool is_floor = direction < 0;
  struct money bound = {0};
  enum bound_outcome outcome =
      is_floor ? form_bound(&bound, terms, PARAMETER_BASE_FLOOR, PARAMETER_FLOOR_RATIO)
               : form_bound(&bound, terms, PARAMETER_BASE_CEILING, PARAMETER_CEILING_RATIO);
  if (outcome == BOUND_ABSENT)
    *notes |= note_absence(terms, is_floor ? PARAMETER_BASE_FLOOR : PARAMETER_BASE_CEILING);
  bool is_out = outcome == BOUND_FORMED && money_compare(&line->base, &bound) * direction > 0;
  if (terms->trace != NULL && outcome == BOUND_FORMED && line->base_from == BASE_STATED)
    trace_clamp(terms->lookup, line->month, is_floor, &line->base, &bound, is_out ? &bound : &line->base);
  if (is_out && line->base_from == BASE_STATED) {
    money_set(&line->base, &bound);
    line->base_from = is_floor ? BASE_FLOOR : BASE_CEILING;
    *notes |= is_floor ? NOTE(BASE_RAISED) : NOTE(BASE_LOWERED);
  }
  money_clear(&bound);
  return outcome != BOUND_FAILED;
}

static bool stated_base(struct ledger_line *line, const struct month_terms *terms, note_set *notes) {
  line->base_from = BASE_STATED;
  const struct exact *wage = stated_figure(terms, &terms->reported->wage, line->month);
  if (!round_base(&line->base, wage, terms)) return false;
  if (terms->trace != NULL)
    trace_base_of(terms->lookup, line->month, TRACE_WAGE, wage, NULL, terms->rounding, &line->base);
  const bool is_clamped = clamp(line, terms, -1, notes) && clamp(line, terms, 1, notes);
  if (line->base_from == BASE_STATED && (terms->reported->notes & NOTE(WAGE_TRIED)) != 0)
    line->base_from = BASE_ASSUMED;
  return is_clamped;
}

static bool average_base(struct ledger_line *line, const struct month_terms *terms) {
  const struct exact *average = average_wage(terms);
  line->base_from = BASE_AVERAGE;
  if (average == NULL) {
    const struct rule *row = rule_lookup_miss(terms->lookup, PARAMETER_AVERAGE_WAGE, terms->day);
    average = row == NULL ? NULL : &row->number;
  }
  if (average == NULL || !round_base(&line->base, average, terms)) return false;
  if (terms->trace != NULL)
    trace_base_of(terms->lookup, line->month, TRACE_AVERAGE_WAGE, average, NULL, terms->rounding,
                  &line->base);
  return true;
}

static bool floor_base(struct ledger_line *line, const struct month_terms *terms) {
  line->base_from = BASE_FLOOR;
  enum bound_outcome outcome = form_bound(&line->base, terms, PARAMETER_BASE_FLOOR, PARAMETER_FLOOR_RATIO);
  if (outcome == BOUND_ABSENT) rule_lookup_report_missing(terms->lookup, PARAMETER_BASE_FLOOR, terms->day);
  if (terms->trace != NULL && outcome == BOUND_FORMED)
    trace_base_is_floor(terms->lookup, line->month, &line->base);
  return outcome == BOUND_FORMED;
}

static bool unstated_base(struct ledger_line *line, const struct month_terms *terms) {
  const struct rule *rule =
      rule_lookup_required(terms->lookup, PARAMETER_BASE_WHEN_UNSTATED, line->first_day);
  if (rule == NULL) return false;
  if (rule->word == UNSTATED_AVERAGE_WAGE) return average_base(line, terms);
  if (rule->word == UNSTATED_BASE_FLOOR) return floor_base(line, terms);
  diagnostics_add(terms->lookup->diagnostics, DIAGNOSTIC_WAGE_REQUIRED, FIELD_WAGE, TEXT(""));
  return false;
}

static bool base_by_terms(struct ledger_line *line, const struct month_terms *terms, note_set *notes) {
  if (terms->reported->wage.is_stated) return stated_base(line, terms, notes);
  *notes |= NOTE(WAGE_ASSUMED);
  return unstated_base(line, terms);
}

bool contribution_base(struct ledger_line *line, struct rule_lookup *lookup,
                       const struct reported_case *reported, note_set *notes) {
  struct month_terms terms = {.lookup = lookup, .reported = reported};
  return month_terms_find(&terms, line->first_day) && base_by_terms(line, &terms, notes);
}

static bool rate_of(struct exact *rate, const struct month_terms *terms, enum parameter parameter) {
  const struct rule *row = rule_lookup_required(terms->lookup, parameter, terms->day);
  if (row != NULL) exact_set(rate, &row->number);
  return row != NULL;
}

static bool is_of_nation(const struct rule_lookup *lookup, enum parameter rate) {
  return (lookup->used & PARAMETER_BIT(rate)) != 0 && lookup->rows[rate]->region == REGION_NATION;
}

/* The national medical rates are a framework that cities fill in: for a city they are a guess worth a
 * warning, whichever share it is for. */
static void note_nation_rate(const struct rule_lookup *lookup, note_set *notes) {
  bool is_frame =
      lookup->resolved->scheme == SCHEME_MEDICAL && lookup->region != REGION_NATION &&
      (is_of_nation(lookup, PARAMETER_EMPLOYER_RATE) || is_of_nation(lookup, PARAMETER_EMPLOYEE_RATE));
  if (is_frame) *notes |= NOTE(NATION_RATE);
}

/* An employer's own rate depends on its industry and record; tables have that of one class. Social Insurance
 * Law art. 34. */
static void note_injury_class(const struct rule_lookup *lookup, note_set *notes) {
  const bool is_of_tables = lookup->resolved->scheme == SCHEME_INJURY &&
                            (lookup->used & PARAMETER_BIT(PARAMETER_EMPLOYER_RATE)) != 0 &&
                            lookup->rows[PARAMETER_EMPLOYER_RATE]->confidence != GRADE_OWN;
  if (is_of_tables) *notes |= NOTE(INJURY_CLASS_ASSUMED);
}

static bool split_stated_rate(struct ledger_line *line, const struct month_terms *terms) {
  const struct exact *rate = stated_in_terms(terms, &terms->reported->rate);
  exact_subtract(&line->employer_rate, rate, &line->employee_rate);
  if (terms->trace != NULL) trace_split_rate(terms->lookup, line, rate);
  if (exact_sign(&line->employer_rate) >= 0) return true;
  struct diagnostics *diagnostics = terms->lookup->diagnostics;
  struct buffer text = {0};
  exact_format(&text, rate);
  diagnostics_add(diagnostics, DIAGNOSTIC_RATE_TOO_LOW, FIELD_RATE, buffer_text(&text));
  buffer_reset(&text);
  exact_format(&text, &line->employee_rate);
  diagnostics_argument(diagnostics, buffer_text(&text));
  buffer_clear(&text);
  return false;
}

static bool is_flexible(const struct month_terms *terms) {
  return terms->lookup->resolved->party == party_of_payer(PAYER_FLEXIBLE);
}

/* Some places levy back-paid months of flexible workers at a rate of their own. */
static bool flexible_rate(struct ledger_line *line, const struct month_terms *terms) {
  const struct rule *own = rule_lookup_optional(terms->lookup, PARAMETER_FLEXIBLE_BACKPAY_RATE, terms->day);
  if (own == NULL) return rate_of(&line->employee_rate, terms, PARAMETER_EMPLOYEE_RATE);
  exact_set(&line->employee_rate, &own->number);
  return true;
}

/* A flexible worker pays everything alone, and a stated rate is theirs; an employed person keeps the
 * employee's rate and the employer takes the rest of a stated combined rate. */
static bool find_rates(struct ledger_line *line, const struct month_terms *terms) {
  bool is_stated = terms->reported->rate.is_stated;
  if (is_stated)
    rule_lookup_state(terms->lookup, is_flexible(terms) ? PARAMETER_EMPLOYEE_RATE : PARAMETER_EMPLOYER_RATE);
  if (is_flexible(terms) && is_stated) {
    exact_set(&line->employee_rate, stated_in_terms(terms, &terms->reported->rate));
    return true;
  }
  if (is_flexible(terms)) return flexible_rate(line, terms);
  if (is_stated)
    return rate_of(&line->employee_rate, terms, PARAMETER_EMPLOYEE_RATE) && split_stated_rate(line, terms);
  return rate_of(&line->employer_rate, terms, PARAMETER_EMPLOYER_RATE) &&
         rate_of(&line->employee_rate, terms, PARAMETER_EMPLOYEE_RATE);
}

/* A sum that goes with a rate is unknown where the rate is. */
static void add_fixed(struct exact *share, const struct month_terms *terms, enum parameter parameter) {
  const parameter_set rates = PARAMETER_BIT(PARAMETER_EMPLOYER_RATE) | PARAMETER_BIT(PARAMETER_EMPLOYEE_RATE);
  const struct rule *row = rule_lookup_optional(terms->lookup, parameter, terms->day);
  if (row == NULL && (terms->lookup->estimated & rates) != 0)
    row = rule_lookup_estimate(terms->lookup, parameter, terms->day);
  if (row != NULL) exact_add(share, share, &row->number);
}

/* A sum a year is charged in the month the rules name. Where they name none it is left out, and said. */
static void add_fixed_year(struct exact *share, const struct ledger_line *line,
                           const struct month_terms *terms, note_set *notes) {
  const struct rule *sum = rule_lookup_optional(terms->lookup, PARAMETER_EMPLOYEE_FIXED_YEAR, terms->day);
  if (sum == NULL) return;
  const struct rule *month = rule_lookup_optional(terms->lookup, PARAMETER_FIXED_YEAR_MONTH, terms->day);
  rule_lookup_unsettle(terms->lookup);
  if (month == NULL)
    *notes |= NOTE(FIXED_YEAR_LEFT_OUT);
  else if (month->count == month_number(line->month))
    exact_add(share, share, &sum->number);
}

static bool round_shares(struct ledger_line *line, const struct exact *employer, const struct exact *employee,
                         struct rule_lookup *lookup, const struct rule *rounding, enum rounding_level level) {
  if (!rule_lookup_round(lookup, &line->employee, employee, rounding, "employee share")) return false;
  if (level != LEVEL_MONTH) {
    if (!rule_lookup_round(lookup, &line->employer, employer, rounding, "employer share")) return false;
    money_add(&line->arrears, &line->employer, &line->employee);
    return true;
  }
  struct exact both = {0};
  exact_add(&both, employer, employee);
  bool rounded = rule_lookup_round(lookup, &line->arrears, &both, rounding, "arrears of the month");
  money_subtract(&line->employer, &line->arrears, &line->employee);
  exact_clear(&both);
  return rounded;
}

/* The exact shares, before rounding. */
static void form_shares(const struct ledger_line *line, const struct month_terms *terms,
                        struct exact_shares *shares, note_set *notes) {
  struct exact base = {0};
  money_to_exact(&base, &line->base);
  exact_multiply(&shares->employer, &base, &line->employer_rate);
  exact_multiply(&shares->employee, &base, &line->employee_rate);
  add_fixed(is_flexible(terms) ? &shares->employee : &shares->employer, terms, PARAMETER_EMPLOYER_FIXED);
  add_fixed(&shares->employee, terms, PARAMETER_EMPLOYEE_FIXED);
  add_fixed_year(&shares->employee, line, terms, notes);
  exact_clear(&base);
}

bool contribution_fill(struct ledger_line *line, struct rule_lookup *lookup,
                       const struct reported_case *reported, enum rounding_level level,
                       struct exact_shares *shares, note_set *notes) {
  struct month_terms terms = {.lookup = lookup, .reported = reported};
  if (!month_terms_find(&terms, line->first_day) || !base_by_terms(line, &terms, notes)) return false;
  const struct rule *rounding = rule_lookup_required(lookup, PARAMETER_AMOUNT_ROUNDING, line->first_day);
  if (rounding == NULL || !find_rates(line, &terms)) return false;
  note_nation_rate(lookup, notes);
  note_injury_class(lookup, notes);
  form_shares(line, &terms, shares, notes);
  if (!round_shares(line, &shares->employer, &shares->employee, lookup, rounding, level)) return false;
  const bool is_due = reported->kind == KIND_SHORTFALL;
  if (lookup->trace != NULL) trace_shares(lookup, line, is_due ? SHARES_DUE : SHARES_OWED, level, shares);
  return true;
}

/* Whether clamping would have changed the base; it keeps what it is. */
static bool find_outside(const struct ledger_line *line, const struct month_terms *terms, bool *is_outside) {
  struct ledger_line clamped = {.base_from = BASE_STATED};
  note_set notes = 0;
  money_set(&clamped.base, &line->base);
  bool clamps = clamp(&clamped, terms, -1, &notes) && clamp(&clamped, terms, 1, &notes);
  *is_outside = clamped.base_from != BASE_STATED;
  money_clear(&clamped.base);
  return clamps;
}

bool contribution_on(struct ledger_line *line, struct rule_lookup *lookup,
                     const struct reported_case *reported, enum rounding_level level,
                     const struct exact *yuan, struct exact_shares *shares, bool *is_outside) {
  struct month_terms terms = {.lookup = lookup, .reported = reported};
  note_set notes = 0; /* the same as on the base that was due */
  if (!month_terms_find(&terms, line->first_day) || !round_base(&line->base, yuan, &terms)) return false;
  if (lookup->trace != NULL)
    trace_base_of(lookup, line->month, TRACE_DECLARED_BASE, yuan, NULL, terms.rounding, &line->base);
  terms.trace = NULL; /* the bounds were told where the base that was due was held against them */
  if (!find_outside(line, &terms, is_outside)) return false;
  form_shares(line, &terms, shares, &notes);
  if (!round_shares(line, &shares->employer, &shares->employee, lookup,
                    lookup->rows[PARAMETER_AMOUNT_ROUNDING], level))
    return false;
  if (lookup->trace != NULL) trace_shares(lookup, line, SHARES_PAID, level, shares);
  return true;
}
