#include "formats/report/credit_formula.h"

/* Months that follow each other and are credited alike. */
struct credited_run {
  size_t first, count;
  const struct rule *rate, *rounding; /* NULL: nothing is credited */
};

static void find_rules(struct credited_run *run, struct case_view view, const struct ledger_line *line) {
  const bool is_payable = line->status != LINE_NOT_PAYABLE;
  run->rate = is_payable ? assessment_row(view.assessment, line->basis, PARAMETER_ACCOUNT_RATE) : NULL;
  run->rounding =
      run->rate == NULL ? NULL : assessment_row(view.assessment, line->basis, PARAMETER_AMOUNT_ROUNDING);
}

static bool is_same_basis(struct basis left, struct basis right) {
  return left.first == right.first && left.count == right.count;
}

static struct credited_run run_from(struct case_view view, size_t first) {
  const struct assessment *assessment = view.assessment;
  struct credited_run run = {.first = first};
  find_rules(&run, view, &assessment->lines[first]);
  for (size_t i = first; i < assessment->line_count; i++, run.count++) {
    const struct ledger_line *line = &assessment->lines[i];
    struct credited_run other = run;
    if (line->status != LINE_NOT_PAYABLE && is_same_basis(line->basis, assessment->lines[first].basis))
      continue;
    find_rules(&other, view, line);
    if (other.rate != run.rate || other.rounding != run.rounding) break;
  }
  return run;
}

static int64_t largest_base(const struct assessment *assessment, struct credited_run run) {
  int64_t largest = 0;
  for (size_t i = run.first; i < run.first + run.count; i++) {
    const int64_t units = formula_money("", &assessment->lines[i].base).units;
    if (units > largest) largest = units;
  }
  return largest;
}

static bool add_run(struct formula *formula, struct case_view view, struct credited_run run) {
  const struct ledger_lines lines = {view.first_line + (int64_t)run.first, (int64_t)run.count};
  if (run.rounding == NULL || !ledger_range_is_one(formula->places, lines)) return false;
  formula_add(formula, "SUM(");
  formula_term(formula);
  formula_add_piece(formula, "ROUND(");
  ledger_range_add(&formula->number, formula->places, lines, LEDGER_BASE);
  buffer_add_literal(&formula->number, "*100,0)");
  formula->product = largest_base(view.assessment, run);
  formula_times(formula, formula_rule(run.rate));
  if (!formula_round(formula, 2 + run.rate->number.scale, run.rounding)) return false;
  formula_add(formula, ")");
  return true;
}

enum formula_outcome credit_formula(struct formula *formula, struct case_view view) {
  bool is_first = true;
  formula->is_array = true;
  formula_add(formula, "ROUND(");
  for (size_t at = 0; at < view.assessment->line_count;) {
    const struct credited_run run = run_from(view, at);
    at += run.count;
    if (run.rate == NULL) continue;
    if (!is_first) formula_add(formula, "+");
    if (!add_run(formula, view, run)) return FORMULA_VALUE;
    is_first = false;
  }
  formula_add(formula, ",2)");
  return is_first ? FORMULA_VALUE : FORMULA_LIVE;
}
