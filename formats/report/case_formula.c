#include "formats/report/case_formula.h"

#include "formats/report/credit_formula.h"

typedef enum formula_outcome case_formula_function(struct formula *formula, struct case_view view);

static bool has_lines(struct case_view view) { return view.assessment->line_count > 0; }

static enum formula_outcome outcome(bool is_said) { return is_said ? FORMULA_LIVE : FORMULA_VALUE; }

static const struct rule *row_of_case(struct case_view view, enum parameter parameter) {
  return assessment_row(view.assessment, view.assessment->basis, parameter);
}

static bool has_word(struct case_view view, enum parameter parameter, int word) {
  const struct rule *row = row_of_case(view, parameter);
  return row != NULL && row->word == word;
}

static void add_range(struct buffer *out, const struct formula *formula, struct case_view view,
                      enum ledger_figure figure) {
  ledger_range_add(out, formula->places, case_view_lines(view), (int)figure);
}

static enum formula_outcome sum_of(struct formula *formula, struct case_view view,
                                   enum ledger_figure figure) {
  if (!has_lines(view)) return FORMULA_VALUE;
  formula_add(formula, "ROUND(SUM(");
  add_range(&formula->text, formula, view, figure);
  formula_add(formula, "),2)");
  return FORMULA_LIVE;
}

static enum formula_outcome payable_months(struct formula *formula, struct case_view view) {
  const bool has_payable = formula->places->ledger[LEDGER_BASE][0] != '\0';
  if (!has_lines(view) || !has_payable) return FORMULA_NONE;
  formula_add(formula, "COUNT(");
  add_range(&formula->text, formula, view, LEDGER_BASE);
  formula_add(formula, ")");
  return FORMULA_LIVE;
}

static enum formula_outcome employer_arrears(struct formula *formula, struct case_view view) {
  return sum_of(formula, view, LEDGER_EMPLOYER);
}

static enum formula_outcome employee_arrears(struct formula *formula, struct case_view view) {
  return sum_of(formula, view, LEDGER_EMPLOYEE);
}

static bool has_fixed_sum(struct case_view view, struct basis basis) {
  return assessment_row(view.assessment, basis, PARAMETER_EMPLOYER_FIXED) != NULL ||
         assessment_row(view.assessment, basis, PARAMETER_EMPLOYEE_FIXED) != NULL ||
         assessment_row(view.assessment, basis, PARAMETER_EMPLOYEE_FIXED_YEAR) != NULL;
}

/* The decimals of the rates of all lines; -1: a fixed sum is added to some share. */
static int scale_of_rates(struct case_view view) {
  const struct assessment *assessment = view.assessment;
  int scale = 0;
  for (size_t i = 0; i < assessment->line_count; i++) {
    const struct ledger_line *line = &assessment->lines[i];
    if (has_fixed_sum(view, line->basis)) return -1;
    if (line->employer_rate.scale > scale) scale = line->employer_rate.scale;
    if (line->employee_rate.scale > scale) scale = line->employee_rate.scale;
  }
  return scale;
}

/* Sums of products lose less than half a unit of 10^-(2 + scale) as long as that many units, times the lines,
 * stay below 10^15. */
static void grow_by_lines(struct formula *formula, struct case_view view, int scale,
                          const struct money *amount) {
  const int64_t units = formula_money("", amount).units, lines = (int64_t)view.assessment->line_count + 2;
  formula->product = units > INT64_MAX / lines - 1 ? INT64_MAX : (units + 1) * lines;
  formula_grow(formula, scale);
}

/* The shares of all months, times 10^(2 + scale), as a whole number. */
static void add_unrounded_shares(struct formula *formula, struct case_view view, int scale) {
  static const enum ledger_figure rates[] = {LEDGER_EMPLOYER_RATE, LEDGER_EMPLOYEE_RATE};
  formula_term(formula);
  formula_add_piece(formula, "ROUND((");
  for (int i = 0; i < 2; i++) {
    buffer_add_text(&formula->number, i == 0 ? TEXT("SUMPRODUCT(") : TEXT("+SUMPRODUCT("));
    add_range(&formula->number, formula, view, LEDGER_BASE);
    buffer_add_byte(&formula->number, ',');
    add_range(&formula->number, formula, view, rates[i]);
    buffer_add_byte(&formula->number, ')');
  }
  buffer_add_literal(&formula->number, ")*");
  formula_add_power(&formula->number, 2 + scale);
  buffer_add_literal(&formula->number, ",0)");
  grow_by_lines(formula, view, scale, &view.assessment->arrears);
}

/* Rounded once for the case: of what the months owe unrounded. */
static enum formula_outcome arrears_by_case(struct formula *formula, struct case_view view) {
  const struct rule *rounding = row_of_case(view, PARAMETER_AMOUNT_ROUNDING);
  const int scale = scale_of_rates(view);
  if (scale < 0 || scale > 12 || rounding == NULL || assessment_has(view.assessment, FIGURE_SHORTFALL) ||
      !ledger_range_is_one(formula->places, case_view_lines(view)))
    return FORMULA_VALUE;
  add_unrounded_shares(formula, view, scale);
  return outcome(formula_round(formula, 2 + scale, rounding));
}

static enum formula_outcome arrears(struct formula *formula, struct case_view view) {
  if (!has_lines(view)) return FORMULA_VALUE;
  if (has_word(view, PARAMETER_AMOUNT_ROUNDING_LEVEL, LEVEL_CASE)) return arrears_by_case(formula, view);
  return sum_of(formula, view, LEDGER_ARREARS);
}

static int scale_of_fees(const struct assessment *assessment) {
  int scale = 2;
  for (size_t i = 0; i < assessment->line_count; i++)
    if (assessment->lines[i].late_fee_exact.scale > scale) scale = assessment->lines[i].late_fee_exact.scale;
  return scale;
}

static enum formula_outcome fee_by_case(struct formula *formula, struct case_view view) {
  const struct rule *rounding = row_of_case(view, PARAMETER_FEE_ROUNDING);
  const int scale = scale_of_fees(view.assessment);
  if (rounding == NULL || scale > 14) return FORMULA_VALUE;
  formula_term(formula);
  formula_add_piece(formula, "ROUND(SUM(");
  add_range(&formula->number, formula, view, LEDGER_LATE_FEE_EXACT);
  buffer_add_literal(&formula->number, ")*");
  formula_add_power(&formula->number, scale);
  buffer_add_literal(&formula->number, ",0)");
  grow_by_lines(formula, view, scale - 2, &view.assessment->late_fee_uncapped);
  return outcome(formula_round(formula, scale, rounding));
}

static enum formula_outcome uncapped_fee(struct formula *formula, struct case_view view) {
  if (!has_lines(view)) return FORMULA_VALUE;
  if (has_word(view, PARAMETER_FEE_ROUNDING_LEVEL, LEVEL_CASE)) return fee_by_case(formula, view);
  const bool is_repeated = formula->places->ledger[LEDGER_LATE_FEE_UNCAPPED][0] == '\0';
  return sum_of(formula, view, is_repeated ? LEDGER_LATE_FEE : LEDGER_LATE_FEE_UNCAPPED);
}

/* Its cell; where no cap takes anything off in the whole list there is none, and its formula stands for it.
 */
static enum formula_outcome add_uncapped_fee(struct formula *formula, struct case_view view) {
  const char *letters = formula->places->results[RESULT_LATE_FEE_UNCAPPED];
  if (letters[0] == '\0') return uncapped_fee(formula, view);
  formula_add_cell(formula, letters);
  return FORMULA_LIVE;
}

/* Whether the fee of some day before the cap's first one is in it. */
static bool is_charged_before(const struct assessment *assessment, const struct rule *cap) {
  for (size_t i = 0; i < assessment->line_count; i++)
    if (assessment->lines[i].segment_count > 0 && date_is_before(assessment->lines[i].fee_first, cap->from))
      return true;
  return false;
}

/* MIN(uncapped, ratio x arrears, rounded). */
static enum formula_outcome fee_capped_by_case(struct formula *formula, struct case_view view,
                                               const struct rule *cap) {
  const struct rule *rounding = row_of_case(view, PARAMETER_FEE_ROUNDING);
  const struct formula_factor whole =
      formula_money(formula->places->results[RESULT_ARREARS], &view.assessment->arrears);
  if (rounding == NULL || is_charged_before(view.assessment, cap)) return FORMULA_VALUE;
  formula_add(formula, "MIN(");
  if (add_uncapped_fee(formula, view) != FORMULA_LIVE) return FORMULA_VALUE;
  formula_add(formula, ",");
  formula_term(formula);
  formula_times(formula, whole);
  formula_times(formula, formula_rule(cap));
  if (!formula_round(formula, 2 + cap->number.scale, rounding)) return FORMULA_VALUE;
  formula_add(formula, ")");
  return FORMULA_LIVE;
}

/* What a cap by the month takes off may show in the months alone, or, rounded, in the case alone. */
static bool is_cut_by_month(const struct assessment *assessment) {
  return assessment_has_cut_month(assessment) || !money_is_zero(&assessment->cap_reduction);
}

static enum formula_outcome late_fee(struct formula *formula, struct case_view view) {
  const struct rule *cap = row_of_case(view, PARAMETER_FEE_CAP);
  if (!has_lines(view)) return FORMULA_VALUE;
  if (cap != NULL && has_word(view, PARAMETER_FEE_CAP_LEVEL, CAP_CASE))
    return fee_capped_by_case(formula, view, cap);
  if (!has_word(view, PARAMETER_FEE_ROUNDING_LEVEL, LEVEL_CASE))
    return sum_of(formula, view, LEDGER_LATE_FEE);
  return is_cut_by_month(view.assessment) ? FORMULA_VALUE : add_uncapped_fee(formula, view);
}

/* What the totals are off the lines by, where the case is rounded as a whole. */
static enum formula_outcome rounding_difference(struct formula *formula, struct case_view view) {
  const bool is_rounded = has_word(view, PARAMETER_AMOUNT_ROUNDING_LEVEL, LEVEL_CASE) ||
                          has_word(view, PARAMETER_FEE_ROUNDING_LEVEL, LEVEL_CASE);
  if (!has_lines(view) || !is_rounded) return FORMULA_NONE;
  if (!money_is_zero(&view.assessment->cap_reduction)) return FORMULA_VALUE;
  formula_add(formula, "ROUND(");
  formula_add_cell(formula, formula->places->results[RESULT_ARREARS]);
  formula_add(formula, "+");
  formula_add_cell(formula, formula->places->results[RESULT_LATE_FEE]);
  formula_add(formula, "-SUM(");
  add_range(&formula->text, formula, view, LEDGER_ARREARS);
  formula_add(formula, ",");
  add_range(&formula->text, formula, view, LEDGER_LATE_FEE);
  formula_add(formula, "),2)");
  return FORMULA_LIVE;
}

static enum formula_outcome interest(struct formula *formula, struct case_view view) {
  return sum_of(formula, view, LEDGER_DEFERRAL_INTEREST);
}

static void add_three(struct formula *formula, const char *first, const char *second, const char *third) {
  const char *const letters[] = {first, second, third};
  formula_add(formula, "ROUND(");
  for (int i = 0; i < 3; i++) {
    if (i > 0) formula_add(formula, "+");
    formula_add_cell(formula, letters[i]);
    formula_add(formula, "*100");
  }
  formula_add(formula, ",0)/100");
}

static enum formula_outcome total(struct formula *formula, struct case_view view) {
  const column_letters *results = formula->places->results;
  if (assessment_has(view.assessment, FIGURE_INTEREST))
    add_three(formula, results[RESULT_ARREARS], results[RESULT_LATE_FEE], results[RESULT_DEFERRAL_INTEREST]);
  else if (assessment_has(view.assessment, FIGURE_FEE))
    formula_add_sum(formula, results[RESULT_ARREARS], '+', results[RESULT_LATE_FEE]);
  else
    formula_add_cell(formula, results[RESULT_ARREARS]);
  return FORMULA_LIVE;
}

static enum formula_outcome outstanding(struct formula *formula, struct case_view view) {
  (void)view;
  formula_add_sum(formula, formula->places->results[RESULT_TOTAL], '-',
                  formula->places->results[RESULT_PAID]);
  return FORMULA_LIVE;
}

/* The rate of the last day charged, where all lines that are charged have the same; NULL: they have not. */
static const struct rule *common_rate(const struct assessment *assessment) {
  const struct rule *common = NULL;
  for (size_t i = 0; i < assessment->line_count; i++) {
    const struct ledger_line *line = &assessment->lines[i];
    if (line->segment_count == 0) continue;
    const struct rule *rate = assessment->segments[line->first_segment + line->segment_count - 1].rate;
    if (rate == NULL || (common != NULL && rate != common)) return NULL;
    common = rate;
  }
  return common;
}

/* What the lines with days of a fee owe, and what a day of it costs. */
static bool is_cost_of_charged(const struct assessment *assessment, const struct rule *rate,
                               struct money *owed) {
  static const struct rounding half_up_fen = {ROUNDING_HALF_UP, 1};
  struct exact cost = {0};
  struct money rounded = {0};
  for (size_t i = 0; i < assessment->line_count; i++)
    if (assessment->lines[i].days > 0) money_add(owed, owed, &assessment->lines[i].arrears);
  money_to_exact(&cost, owed);
  exact_multiply(&cost, &cost, &rate->number);
  const bool is_cost = money_round(&rounded, &cost, half_up_fen) &&
                       money_compare(&rounded, &assessment->late_fee_per_day) == 0;
  exact_clear(&cost);
  money_clear(&rounded);
  return is_cost;
}

/* Months whose fee runs on the day of payment, without a cap that is reached: the lines that have days. */
static enum formula_outcome per_day(struct formula *formula, struct case_view view) {
  const struct assessment *assessment = view.assessment;
  const struct rule *rate = common_rate(assessment);
  struct money owed = {0};
  if (money_is_zero(&assessment->late_fee_per_day) && rate == NULL) return FORMULA_NONE;
  const bool is_said = rate != NULL && !assessment_has(assessment, FIGURE_PART) &&
                       is_cost_of_charged(assessment, rate, &owed) &&
                       ledger_range_is_one(formula->places, case_view_lines(view));
  const int64_t units = formula_money("", &owed).units;
  money_clear(&owed);
  if (!is_said) return FORMULA_VALUE;
  formula_term(formula);
  formula_add_piece(formula, "ROUND(SUMIF(");
  add_range(&formula->number, formula, view, LEDGER_DAYS);
  formula_add_piece(formula, ",\"&gt;0\",");
  add_range(&formula->number, formula, view, LEDGER_ARREARS);
  formula_add_piece(formula, ")*100,0)");
  formula->product = units;
  formula_times(formula, formula_rule(rate));
  return outcome(formula_round(formula, 2 + rate->number.scale, NULL));
}

static enum formula_outcome account_credit(struct formula *formula, struct case_view view) {
  if (!has_lines(view)) return FORMULA_VALUE;
  return money_is_zero(&view.assessment->account_credit) ? FORMULA_NONE : credit_formula(formula, view);
}

static case_formula_function *const functions[RESULT_FIGURE_COUNT] = {
    [RESULT_PAYABLE_MONTHS] = payable_months,
    [RESULT_EMPLOYER_ARREARS] = employer_arrears,
    [RESULT_EMPLOYEE_ARREARS] = employee_arrears,
    [RESULT_ARREARS] = arrears,
    [RESULT_LATE_FEE_UNCAPPED] = uncapped_fee,
    [RESULT_LATE_FEE] = late_fee,
    [RESULT_ROUNDING_DIFFERENCE] = rounding_difference,
    [RESULT_TOTAL] = total,
    [RESULT_LATE_FEE_PER_DAY] = per_day,
    [RESULT_ACCOUNT_CREDIT] = account_credit,
    [RESULT_OUTSTANDING] = outstanding,
    [RESULT_DEFERRAL_INTEREST] = interest,
};

enum formula_outcome case_formula(struct formula *formula, struct case_view view, enum result_figure figure) {
  return functions[figure] == NULL ? FORMULA_NONE : functions[figure](formula, view);
}
