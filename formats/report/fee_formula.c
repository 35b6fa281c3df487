#include "formats/report/fee_formula.h"

static bool is_charged(const struct line_view *view) { return view->line->segment_count > 0; }

static const char *letters_of(const struct formula *formula, enum ledger_figure figure) {
  return formula->places->ledger[figure];
}

enum formula_outcome fee_formula_days(struct formula *formula, const struct line_view *view) {
  if (!is_charged(view)) return FORMULA_NONE;
  formula_add_cell(formula, letters_of(formula, LEDGER_FEE_LAST));
  formula_add(formula, "-");
  formula_add_cell(formula, letters_of(formula, LEDGER_FEE_FIRST));
  formula_add(formula, "+1");
  return FORMULA_LIVE;
}

static const struct fee_segment *segment_of(const struct line_view *view, size_t i) {
  return &view->assessment->segments[view->line->first_segment + i];
}

/* The decimals of the sum of rates x days. */
static int scale_of_rates(const struct line_view *view) {
  int scale = 0;
  for (size_t i = 0; i < view->line->segment_count; i++) {
    const struct rule *rate = segment_of(view, i)->rate;
    if (rate != NULL && rate->number.scale > scale) scale = rate->number.scale;
  }
  return scale;
}

static int days_of(struct date first, struct date last) { return last.serial - first.serial + 1; }

/* Adds the earlier of the line's last day and the rule's, or the later of both first days. */
static void add_day(struct buffer *out, struct formula *formula, const struct rule *rule, bool is_first) {
  const struct date day = is_first ? rule->from : rule->to, open = is_first ? DATE_FIRST : DATE_LAST;
  const bool has_day = day.serial != open.serial;
  if (has_day) buffer_add_text(out, is_first ? TEXT("MAX(") : TEXT("MIN("));
  formula_name_cell(out, formula, letters_of(formula, is_first ? LEDGER_FEE_FIRST : LEDGER_FEE_LAST));
  if (!has_day) return;
  buffer_add_byte(out, ',');
  formula_add_rule(out, formula, rule, is_first ? RULE_CELL_FROM : RULE_CELL_TO);
  buffer_add_byte(out, ')');
}

/* Does the rule's own first and last day cut the line's days just as the rate was charged? */
static bool is_cut_by_rule(const struct line_view *view, const struct fee_segment *segment) {
  const struct date first = date_later(view->line->fee_first, segment->rate->from),
                    last = date_earlier(view->line->fee_last, segment->rate->to);
  return first.serial == segment->first.serial && last.serial == segment->last.serial;
}

/* Adds as a factor the days of a segment that is one of several. */
static void times_days(struct formula *formula, const struct fee_segment *segment) {
  struct buffer days = {0};
  buffer_add_literal(&days, "MAX(0,");
  add_day(&days, formula, segment->rate, false);
  buffer_add_byte(&days, '-');
  add_day(&days, formula, segment->rate, true);
  buffer_add_literal(&days, "+1)");
  formula_times_text(formula, buffer_text(&days), days_of(segment->first, segment->last));
  buffer_clear(&days);
}

/* An amount that carries the fee, and how many days where it is not all those of the line. */
struct debt {
  const char *letters; /* of the amount */
  const struct money *amount;
  const char *less; /* of what is paid of it; NULL: nothing */
  const char *days; /* of the days; NULL: those of the line */
  int day_count;
};

static void times_debt(struct formula *formula, const struct debt *debt) {
  struct formula_factor whole = formula_money(debt->letters, debt->amount);
  struct buffer rest = {0};
  if (debt->less == NULL) {
    formula_times(formula, whole);
    return;
  }
  buffer_add_literal(&rest, "ROUND(");
  formula_name_cell(&rest, formula, debt->letters);
  buffer_add_literal(&rest, "*100-");
  formula_name_cell(&rest, formula, debt->less);
  buffer_add_literal(&rest, "*100,0)");
  formula_times_text(formula, buffer_text(&rest), whole.units);
  buffer_clear(&rest);
}

/* Adds debt x rate x days of each segment, times 10^(2 + scale). */
static bool add_accrual(struct formula *formula, const struct line_view *view, const struct debt *debt,
                        int scale) {
  const size_t count = view->line->segment_count;
  for (size_t i = 0; i < count; i++) {
    const struct fee_segment *segment = segment_of(view, i);
    if (segment->rate == NULL) continue;
    formula_term(formula);
    times_debt(formula, debt);
    formula_times(formula, formula_rule(segment->rate));
    formula_times_power(formula, scale - segment->rate->number.scale);
    if (count == 1)
      formula_times(formula, formula_count(debt->days, debt->day_count));
    else if (debt->days == letters_of(formula, LEDGER_DAYS) && is_cut_by_rule(view, segment))
      times_days(formula, segment);
    else
      return false;
  }
  return true;
}

static bool add_fee(struct formula *formula, const struct line_view *view) {
  const int scale = scale_of_rates(view);
  const struct ledger_line *line = view->line;
  struct debt debt = {.letters = letters_of(formula, LEDGER_ARREARS),
                      .amount = &line->arrears,
                      .days = letters_of(formula, LEDGER_DAYS),
                      .day_count = line->days};
  if (!assessment_has(view->assessment, FIGURE_PART)) return add_accrual(formula, view, &debt, scale);
  const struct part_payment *part = assessment_part(view->assessment, line);
  const char *paid = letters_of(formula, LEDGER_PART_PAID), *days = letters_of(formula, LEDGER_PART_DAYS);
  if (paid[0] == '\0') return false;
  debt.less = paid;
  if (!add_accrual(formula, view, &debt, scale)) return false;
  if (money_is_zero(&part->amount) || part->days == 0) return true;
  debt = (struct debt){.letters = paid, .amount = &part->amount, .days = days, .day_count = part->days};
  return add_accrual(formula, view, &debt, scale);
}

enum formula_outcome fee_formula_exact(struct formula *formula, const struct line_view *view) {
  if (!is_charged(view)) return FORMULA_NONE;
  const int scale = 2 + scale_of_rates(view);
  const bool is_said = add_fee(formula, view) && formula->number.length > 0 && formula_divide(formula, scale);
  return is_said ? FORMULA_LIVE : FORMULA_VALUE;
}

/* The fee of the line in whole numbers; where a cap holds by month, what it leaves. */
struct fee {
  int scale;
  bool is_capped;
  const struct rule *cap; /* meaningful if it is */
};

static struct fee fee_of(const struct line_view *view, bool is_capped) {
  const struct rule *cap = view->rows[PARAMETER_FEE_CAP], *level = view->rows[PARAMETER_FEE_CAP_LEVEL];
  struct fee fee = {.scale = view->line->late_fee_exact.scale, .cap = cap};
  fee.is_capped = is_capped && cap != NULL && level != NULL && level->word == CAP_MONTH;
  if (fee.is_capped && cap->number.scale + 2 > fee.scale) fee.scale = cap->number.scale + 2;
  return fee;
}

/* The unrounded fee, which stands in its cell with all decimals. */
static struct formula_factor exact_fee(const struct formula *formula, const struct line_view *view,
                                       int scale) {
  const char *letters = letters_of(formula, LEDGER_LATE_FEE_EXACT);
  return formula_scaled(formula_exact(letters, &view->line->late_fee_exact), scale);
}

/* Adds the days of a segment before the cap's first one as a factor. */
static void times_days_before(struct formula *formula, const struct fee_segment *segment,
                              const struct rule *cap) {
  struct buffer days = {0};
  buffer_add_literal(&days, "MAX(0,MIN(");
  add_day(&days, formula, segment->rate, false);
  buffer_add_literal(&days, "+1,");
  formula_add_rule(&days, formula, cap, RULE_CELL_FROM);
  buffer_add_literal(&days, ")-");
  add_day(&days, formula, segment->rate, true);
  buffer_add_byte(&days, ')');
  formula_times_text(formula, buffer_text(&days), days_of(segment->first, segment->last));
  buffer_clear(&days);
}

/* Adds the fee of the days before the cap, which it does not touch, and a comma. */
static bool add_fee_before(struct formula *formula, const struct line_view *view, struct fee fee) {
  const struct debt debt = {.letters = letters_of(formula, LEDGER_ARREARS), .amount = &view->line->arrears};
  const char *next = "MAX(";
  if (assessment_has(view->assessment, FIGURE_PART)) return false;
  for (size_t i = 0; i < view->line->segment_count; i++) {
    const struct fee_segment *segment = segment_of(view, i);
    if (segment->rate == NULL) continue;
    if (!is_cut_by_rule(view, segment)) return false;
    formula_add_piece(formula, next);
    next = "+";
    times_debt(formula, &debt);
    formula_times(formula, formula_rule(segment->rate));
    formula_times_power(formula, fee.scale - 2 - segment->rate->number.scale);
    times_days_before(formula, segment, fee.cap);
  }
  formula_add_piece(formula, ",");
  return true;
}

static bool is_charged_before(const struct line_view *view, const struct rule *cap) {
  return date_is_before(view->line->fee_first, cap->from);
}

/* Adds MAX(fee before, MIN(fee, ratio x arrears)). */
static bool times_capped_fee(struct formula *formula, const struct line_view *view, struct fee fee) {
  const bool has_before = is_charged_before(view, fee.cap);
  const int64_t product = formula->product;
  if (has_before && !add_fee_before(formula, view, fee)) return false;
  formula_add_piece(formula, "MIN(");
  formula->product = product; /* no part of MIN or MAX comes to more than the whole fee, or the limit */
  formula_times(formula, exact_fee(formula, view, fee.scale));
  const int64_t most = formula->product;
  formula_add_piece(formula, ",");
  formula->product = product;
  formula_times(formula, formula_money(letters_of(formula, LEDGER_ARREARS), &view->line->arrears));
  formula_times(formula, formula_rule(fee.cap));
  formula_times_power(formula, fee.scale - 2 - fee.cap->number.scale);
  if (formula->product < most) formula->product = most;
  formula_add_piece(formula, has_before ? "))" : ")");
  return true;
}

static bool times_fee(struct formula *formula, const struct line_view *view, struct fee fee) {
  if (fee.is_capped) return times_capped_fee(formula, view, fee);
  formula_times(formula, exact_fee(formula, view, fee.scale));
  return true;
}

/* Each share owes its portion of the fee of the month. */
static bool round_portion(struct formula *formula, const struct line_view *view, struct fee fee,
                          enum ledger_figure figure, const struct money *share) {
  formula_term(formula);
  if (!times_fee(formula, view, fee)) return false;
  formula_times(formula, formula_money(letters_of(formula, figure), share));
  formula->divisor = formula_money(letters_of(formula, LEDGER_ARREARS), &view->line->arrears);
  return formula_round(formula, fee.scale, view->rows[PARAMETER_FEE_ROUNDING]);
}

static bool round_portions(struct formula *formula, const struct line_view *view, struct fee fee) {
  formula_add(formula, "ROUND((");
  bool is_said = round_portion(formula, view, fee, LEDGER_EMPLOYER, &view->line->employer);
  formula_add(formula, ")*100+(");
  is_said = is_said && round_portion(formula, view, fee, LEDGER_EMPLOYEE, &view->line->employee);
  formula_add(formula, ")*100,0)/100");
  return is_said;
}

static enum formula_outcome round_fee(struct formula *formula, const struct line_view *view, struct fee fee) {
  const struct rule *level = view->rows[PARAMETER_FEE_ROUNDING_LEVEL],
                    *rounding = view->rows[PARAMETER_FEE_ROUNDING];
  if (rounding == NULL || level == NULL) return FORMULA_VALUE;
  if (level->word == LEVEL_SHARE) return round_portions(formula, view, fee) ? FORMULA_LIVE : FORMULA_VALUE;
  formula_term(formula);
  const bool is_said = times_fee(formula, view, fee) && formula_round(formula, fee.scale, rounding);
  return is_said ? FORMULA_LIVE : FORMULA_VALUE;
}

static bool is_nothing_owed(const struct line_view *view) {
  return !is_charged(view) || money_is_zero(&view->line->arrears);
}

enum formula_outcome fee_formula_uncapped(struct formula *formula, const struct line_view *view) {
  return is_nothing_owed(view) ? FORMULA_NONE : round_fee(formula, view, fee_of(view, false));
}

enum formula_outcome fee_formula_capped(struct formula *formula, const struct line_view *view) {
  const struct fee fee = fee_of(view, true);
  if (is_nothing_owed(view)) return FORMULA_NONE;
  const char *uncapped = letters_of(formula, LEDGER_LATE_FEE_UNCAPPED);
  if (fee.is_capped || uncapped[0] == '\0') return round_fee(formula, view, fee);
  formula_add_cell(formula, uncapped);
  return FORMULA_LIVE;
}

static void add_interest(struct formula *formula, const struct rule *rate, const struct debt *debt) {
  formula_term(formula);
  times_debt(formula, debt);
  formula_times(formula, formula_rule(rate));
  formula_times(formula, formula_count(debt->days, debt->day_count));
}

/* debt x annual rate x days, and the same of the part that was paid. False: the rate changes on the way. */
static bool add_interests(struct formula *formula, const struct line_view *view,
                          const struct deferral_line *deferral) {
  const struct fee_segments segments = assessment_interest_segments(view->assessment, deferral);
  const struct ledger_line *line = view->line;
  struct debt debt = {.letters = letters_of(formula, LEDGER_ARREARS),
                      .amount = &line->arrears,
                      .days = letters_of(formula, LEDGER_INTEREST_DAYS),
                      .day_count = deferral->days};
  if (segments.count != 1 || debt.days[0] == '\0') return false;
  const struct rule *rate = segments.at[0].rate;
  if (!assessment_has(view->assessment, FIGURE_PART)) {
    add_interest(formula, rate, &debt);
    return true;
  }
  const struct part_payment *part = assessment_part(view->assessment, line);
  const char *paid = letters_of(formula, LEDGER_PART_PAID),
             *days = letters_of(formula, LEDGER_INTEREST_PART_DAYS);
  if (paid[0] == '\0') return false;
  debt.less = paid;
  add_interest(formula, rate, &debt);
  if (money_is_zero(&part->amount) || deferral->part_days == 0) return true;
  debt =
      (struct debt){.letters = paid, .amount = &part->amount, .days = days, .day_count = deferral->part_days};
  add_interest(formula, rate, &debt);
  return true;
}

enum formula_outcome fee_formula_interest(struct formula *formula, const struct line_view *view) {
  if (!assessment_has(view->assessment, FIGURE_INTEREST)) return FORMULA_NONE;
  const struct deferral_line *deferral = assessment_deferral(view->assessment, view->line);
  const struct rule *rounding = view->rows[PARAMETER_FEE_ROUNDING];
  if (!deferral->has_interest) return FORMULA_NONE;
  if (rounding == NULL || !add_interests(formula, view, deferral)) return FORMULA_VALUE;
  const int scale = 2 + assessment_interest_segments(view->assessment, deferral).at[0].rate->number.scale;
  formula->parts = DEFERRAL_YEAR_DAYS;
  return formula_round(formula, scale, rounding) ? FORMULA_LIVE : FORMULA_VALUE;
}
