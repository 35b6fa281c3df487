#include "formats/report/base_formula.h"

/* Amounts with fewer decimals count in fen as well. */
static struct formula_factor in_fen(struct formula_factor factor) { return formula_scaled(factor, 2); }

static bool round_factor(struct formula *formula, struct formula_factor factor, const struct rule *rounding) {
  formula_term(formula);
  formula_times(formula, in_fen(factor));
  return formula_round(formula, in_fen(factor).scale, rounding);
}

/* The average wage as the case states it, or the rules do; false: neither, or in no cell. */
static bool find_average(struct formula_factor *average, const struct exact **number,
                         const struct formula *formula, const struct line_view *view) {
  const struct stated_number *stated = &view->reported->average_wage;
  const struct rule *row = view->rows[PARAMETER_AVERAGE_WAGE];
  if (stated->is_stated) {
    const char *letters = formula->places->ledger[LEDGER_CELL_AVERAGE];
    *number = stated_at(stated, line_view_month_of_terms(view));
    *average = formula_exact(letters, *number);
    return letters[0] != '\0';
  }
  if (row == NULL) return false;
  *number = &row->number;
  *average = formula_rule(row);
  return true;
}

struct bound {
  const struct rule *published, *ratio, *rounding; /* one of the first two, or neither: no bound */
};

static struct bound bound_of(const struct line_view *view, enum parameter published, enum parameter ratio) {
  const struct rule *row = view->rows[published], *own = view->rows[PARAMETER_BOUND_ROUNDING];
  if (row != NULL) return (struct bound){.published = row->is_none ? NULL : row};
  const bool has_average =
      view->reported->average_wage.is_stated || view->rows[PARAMETER_AVERAGE_WAGE] != NULL;
  return (struct bound){.ratio = has_average ? view->rows[ratio] : NULL,
                        .rounding = own != NULL ? own : view->rows[PARAMETER_BASE_ROUNDING]};
}

static bool has_bound(struct bound bound) { return bound.published != NULL || bound.ratio != NULL; }

static bool add_ratio_bound(struct formula *formula, const struct line_view *view, struct bound bound) {
  struct formula_factor average;
  const struct exact *number;
  if (bound.rounding == NULL || !find_average(&average, &number, formula, view)) return false;
  formula_term(formula);
  formula_times(formula, average);
  formula_times(formula, in_fen(formula_rule(bound.ratio)));
  return formula_round(formula, average.scale + in_fen(formula_rule(bound.ratio)).scale, bound.rounding);
}

static bool add_bound(struct formula *formula, const struct line_view *view, struct bound bound) {
  if (bound.published == NULL) return add_ratio_bound(formula, view, bound);
  if (bound.published->number.scale > 2) return round_factor(formula, formula_rule(bound.published), NULL);
  formula_add_rule(&formula->text, formula, bound.published, RULE_CELL_NUMBER);
  return true;
}

/* What a bound comes to. */
static bool bound_value(struct money *value, const struct formula *formula, const struct line_view *view,
                        struct bound bound) {
  static const struct rounding half_up_fen = {ROUNDING_HALF_UP, 1};
  struct formula_factor average;
  const struct exact *number;
  if (bound.published != NULL) return money_round(value, &bound.published->number, half_up_fen);
  if (bound.rounding == NULL || !find_average(&average, &number, formula, view)) return false;
  struct exact product = {0};
  exact_multiply(&product, number, &bound.ratio->number);
  const bool is_known = money_round(value, &product, bound.rounding->rounding);
  exact_clear(&product);
  return is_known;
}

/* The floor counts where it is above the ceiling; MAX(floor, MIN(ceiling, wage)) says so too, but for a wage
 * above both. */
static bool is_clamp_plain(const struct formula *formula, const struct line_view *view, struct bound floor) {
  struct money least = {0};
  if (view->line->base_from != BASE_CEILING || !has_bound(floor)) return true;
  const bool is_plain =
      bound_value(&least, formula, view, floor) && money_compare(&least, &view->line->base) <= 0;
  money_clear(&least);
  return is_plain;
}

static bool add_clamped_wage(struct formula *formula, const struct line_view *view) {
  const struct bound floor = bound_of(view, PARAMETER_BASE_FLOOR, PARAMETER_FLOOR_RATIO),
                     ceiling = bound_of(view, PARAMETER_BASE_CEILING, PARAMETER_CEILING_RATIO);
  const struct exact *wage = stated_at(&view->reported->wage, view->line->month);
  const char *letters = formula->places->ledger[LEDGER_CELL_WAGE];
  bool is_said = is_clamp_plain(formula, view, floor) && view->rows[PARAMETER_BASE_ROUNDING] != NULL;
  if (has_bound(floor)) {
    formula_add(formula, "MAX(");
    is_said = is_said && add_bound(formula, view, floor);
    formula_add(formula, ",");
  }
  if (has_bound(ceiling)) {
    formula_add(formula, "MIN(");
    is_said = is_said && add_bound(formula, view, ceiling);
    formula_add(formula, ",");
  }
  is_said =
      is_said && round_factor(formula, formula_exact(letters, wage), view->rows[PARAMETER_BASE_ROUNDING]);
  if (has_bound(ceiling)) formula_add(formula, ")");
  if (has_bound(floor)) formula_add(formula, ")");
  return is_said;
}

static bool add_average(struct formula *formula, const struct line_view *view) {
  struct formula_factor average;
  const struct exact *number;
  return view->rows[PARAMETER_BASE_ROUNDING] != NULL && find_average(&average, &number, formula, view) &&
         round_factor(formula, average, view->rows[PARAMETER_BASE_ROUNDING]);
}

static bool add_floor(struct formula *formula, const struct line_view *view) {
  const struct bound floor = bound_of(view, PARAMETER_BASE_FLOOR, PARAMETER_FLOOR_RATIO);
  return has_bound(floor) && add_bound(formula, view, floor);
}

enum formula_outcome base_formula(struct formula *formula, const struct line_view *view) {
  const bool is_said = view->reported->wage.is_stated          ? add_clamped_wage(formula, view)
                       : view->line->base_from == BASE_AVERAGE ? add_average(formula, view)
                                                               : add_floor(formula, view);
  return is_said ? FORMULA_LIVE : FORMULA_VALUE;
}
