#include "formats/report/share_formula.h"

#include "calc/fixed_sum.h"

static bool is_flexible(const struct line_view *view) { return view->assessment->payer == PAYER_FLEXIBLE; }

static bool is_shortfall(const struct line_view *view) {
  return assessment_has(view->assessment, FIGURE_SHORTFALL);
}

static enum formula_outcome rate_of(struct formula *formula, const struct rule *row,
                                    const struct exact *rate) {
  if (row == NULL || exact_compare(&row->number, rate) != 0) return FORMULA_VALUE;
  formula_add_rule(&formula->text, formula, row, RULE_CELL_NUMBER);
  return FORMULA_LIVE;
}

/* A rate that the case states, and the nothing of a flexible worker's employer, are no figures of the law. */
enum formula_outcome share_formula_employer_rate(struct formula *formula, const struct line_view *view) {
  if (is_flexible(view)) return FORMULA_NONE;
  return rate_of(formula, view->rows[PARAMETER_EMPLOYER_RATE], &view->line->employer_rate);
}

enum formula_outcome share_formula_employee_rate(struct formula *formula, const struct line_view *view) {
  const struct rule *own = view->rows[PARAMETER_FLEXIBLE_BACKPAY_RATE];
  if (is_flexible(view) && view->reported->rate.is_stated) return FORMULA_NONE;
  return rate_of(formula, own != NULL ? own : view->rows[PARAMETER_EMPLOYEE_RATE],
                 &view->line->employee_rate);
}

/* The rule's number, where it is one alone. */
static enum formula_outcome fixed_of(struct formula *formula, const struct line_view *view,
                                     bool is_employer) {
  const struct rule *fixed[FIXED_SUM_ROWS];
  if (fixed_sum_rows(fixed, view->assessment, view->line, is_employer) != 1) return FORMULA_VALUE;
  formula_add_rule(&formula->text, formula, fixed[0], RULE_CELL_NUMBER);
  return FORMULA_LIVE;
}

enum formula_outcome share_formula_fixed_employer(struct formula *formula, const struct line_view *view) {
  return fixed_of(formula, view, true);
}

enum formula_outcome share_formula_fixed_employee(struct formula *formula, const struct line_view *view) {
  return fixed_of(formula, view, false);
}

/* One share in whole numbers. */
struct share {
  const char *base, *rate; /* columns */
  const struct money *base_value;
  const struct exact *rate_value;
  const struct rule *fixed[FIXED_SUM_ROWS];
  int fixed_count;
  int scale; /* that of the product, or of a fixed sum where it has more decimals */
};

static struct share share_on(const struct formula *formula, const struct line_view *view,
                             enum ledger_figure base, const struct money *amount, bool is_employer) {
  const enum ledger_figure rate = is_employer ? LEDGER_EMPLOYER_RATE : LEDGER_EMPLOYEE_RATE;
  struct share share = {
      .base = formula->places->ledger[base],
      .rate = formula->places->ledger[rate],
      .base_value = amount,
      .rate_value = is_employer ? &view->line->employer_rate : &view->line->employee_rate,
  };
  share.fixed_count = fixed_sum_rows(share.fixed, view->assessment, view->line, is_employer);
  share.scale = 2 + share.rate_value->scale;
  for (int i = 0; i < share.fixed_count; i++)
    if (share.fixed[i]->number.scale > share.scale) share.scale = share.fixed[i]->number.scale;
  return share;
}

/* Adds the share's terms, times 10^scale in all. */
static void add_share(struct formula *formula, const struct share *share, int scale) {
  formula_term(formula);
  formula_times(formula, formula_money(share->base, share->base_value));
  formula_times(formula, formula_exact(share->rate, share->rate_value));
  formula_times_power(formula, scale - 2 - share->rate_value->scale);
  for (int i = 0; i < share->fixed_count; i++) {
    formula_term(formula);
    formula_times(formula, formula_rule(share->fixed[i]));
    formula_times_power(formula, scale - share->fixed[i]->number.scale);
  }
}

/* A base that a share is charged on. */
struct charged {
  enum ledger_figure base;
  const struct money *amount;
};

static bool round_share(struct formula *formula, const struct line_view *view, struct charged charged,
                        bool is_employer) {
  const struct rule *rounding = view->rows[PARAMETER_AMOUNT_ROUNDING];
  const struct share share = share_on(formula, view, charged.base, charged.amount, is_employer);
  if (rounding == NULL) return false;
  add_share(formula, &share, share.scale);
  return formula_round(formula, share.scale, rounding);
}

static bool round_both(struct formula *formula, const struct line_view *view, struct charged charged) {
  const struct rule *rounding = view->rows[PARAMETER_AMOUNT_ROUNDING];
  const struct share employer = share_on(formula, view, charged.base, charged.amount, true),
                     employee = share_on(formula, view, charged.base, charged.amount, false);
  const int scale = employer.scale > employee.scale ? employer.scale : employee.scale;
  if (rounding == NULL) return false;
  add_share(formula, &employer, scale);
  add_share(formula, &employee, scale);
  return formula_round(formula, scale, rounding);
}

static bool is_rounded_by_month(const struct line_view *view) {
  const struct rule *level = view->rows[PARAMETER_AMOUNT_ROUNDING_LEVEL];
  return level != NULL && level->word == LEVEL_MONTH;
}

/* By month the employer owes what the sum of both leaves over, else a share of its own. */
static bool add_employer(struct formula *formula, const struct line_view *view, struct charged charged,
                         enum ledger_figure employee) {
  if (!is_rounded_by_month(view)) return round_share(formula, view, charged, true);
  formula_add(formula, "ROUND((");
  if (!round_both(formula, view, charged)) return false;
  formula_add(formula, ")*100-");
  formula_add_cell(formula, formula->places->ledger[employee]);
  formula_add(formula, "*100,0)/100");
  return true;
}

static struct charged due_base(const struct line_view *view) {
  return (struct charged){LEDGER_BASE, &view->line->base};
}

static struct charged paid_base(const struct line_view *view) {
  return (struct charged){LEDGER_PAID_BASE, &assessment_shortfall(view->assessment, view->line)->paid_base};
}

static enum formula_outcome outcome(bool is_said) { return is_said ? FORMULA_LIVE : FORMULA_VALUE; }

/* Adds MAX(0, left - right) in fen. */
static void add_excess(struct formula *formula, enum ledger_figure left, enum ledger_figure right) {
  formula_add(formula, "MAX(0,");
  formula_add_cell(formula, formula->places->ledger[left]);
  formula_add(formula, "*100-");
  formula_add_cell(formula, formula->places->ledger[right]);
  formula_add(formula, "*100)");
}

/* The columns of shortfalls are not in every list. */
static bool has_shortfall_columns(const struct formula *formula) {
  return formula->places->ledger[LEDGER_DUE_EMPLOYER][0] != '\0';
}

static enum formula_outcome left_over(struct formula *formula, enum ledger_figure due,
                                      enum ledger_figure paid) {
  if (!has_shortfall_columns(formula)) return FORMULA_VALUE;
  formula_add(formula, "ROUND(");
  add_excess(formula, due, paid);
  formula_add(formula, ",0)/100");
  return FORMULA_LIVE;
}

enum formula_outcome share_formula_employer(struct formula *formula, const struct line_view *view) {
  if (is_shortfall(view)) return left_over(formula, LEDGER_DUE_EMPLOYER, LEDGER_PAID_EMPLOYER);
  return outcome(add_employer(formula, view, due_base(view), LEDGER_EMPLOYEE));
}

enum formula_outcome share_formula_employee(struct formula *formula, const struct line_view *view) {
  if (is_shortfall(view)) return left_over(formula, LEDGER_DUE_EMPLOYEE, LEDGER_PAID_EMPLOYEE);
  return outcome(round_share(formula, view, due_base(view), false));
}

enum formula_outcome share_formula_arrears(struct formula *formula, const struct line_view *view) {
  if (is_rounded_by_month(view) && !is_shortfall(view))
    return outcome(round_both(formula, view, due_base(view)));
  formula_add_sum(formula, formula->places->ledger[LEDGER_EMPLOYER], '+',
                  formula->places->ledger[LEDGER_EMPLOYEE]);
  return FORMULA_LIVE;
}

enum formula_outcome share_formula_due_employer(struct formula *formula, const struct line_view *view) {
  return outcome(add_employer(formula, view, due_base(view), LEDGER_DUE_EMPLOYEE));
}

enum formula_outcome share_formula_due_employee(struct formula *formula, const struct line_view *view) {
  return outcome(round_share(formula, view, due_base(view), false));
}

/* What was paid is a figure of the case unless the base it was paid on is stated. */
static bool is_paid_stated(const struct line_view *view) {
  return !assessment_shortfall(view->assessment, view->line)->has_paid_base;
}

enum formula_outcome share_formula_paid_employer(struct formula *formula, const struct line_view *view) {
  if (is_paid_stated(view)) return FORMULA_NONE;
  return outcome(add_employer(formula, view, paid_base(view), LEDGER_PAID_EMPLOYEE));
}

enum formula_outcome share_formula_paid_employee(struct formula *formula, const struct line_view *view) {
  return is_paid_stated(view) ? FORMULA_NONE : outcome(round_share(formula, view, paid_base(view), false));
}

enum formula_outcome share_formula_surplus(struct formula *formula, const struct line_view *view) {
  (void)view;
  formula_add(formula, "ROUND(");
  add_excess(formula, LEDGER_PAID_EMPLOYER, LEDGER_DUE_EMPLOYER);
  formula_add(formula, "+");
  add_excess(formula, LEDGER_PAID_EMPLOYEE, LEDGER_DUE_EMPLOYEE);
  formula_add(formula, ",0)/100");
  return FORMULA_LIVE;
}
