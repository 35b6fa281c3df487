#include "contribution_trace.h"

void trace_published_bound(struct rule_lookup *lookup, struct month month, const struct rule *row,
                           const struct money *bound) {
  const bool is_floor = row->parameter == PARAMETER_BASE_FLOOR;
  trace_begin(lookup->trace, is_floor ? TRACE_FLOOR : TRACE_CEILING, TRACE_RULED, month);
  trace_by(lookup->trace, row);
  trace_end_rounded(lookup->trace, &row->number, NULL, bound);
}

/* The average wage is the case's own, or a row's. */
static void add_average(struct rule_lookup *lookup, const struct exact *average) {
  const bool is_stated = (lookup->stated & PARAMETER_BIT(PARAMETER_AVERAGE_WAGE)) != 0;
  const struct rule *row = rule_lookup_row(lookup, PARAMETER_AVERAGE_WAGE);
  trace_exact(lookup->trace, TRACE_PLUS, TRACE_AVERAGE_WAGE, average, is_stated ? NULL : row);
  if (is_stated) trace_is_stated(lookup->trace);
}

void trace_formed_bound(struct rule_lookup *lookup, struct month month, const struct rule *ratio,
                        const struct exact *average, const struct exact *product, const struct rule *rounding,
                        const struct money *bound) {
  const bool is_floor = ratio->parameter == PARAMETER_FLOOR_RATIO;
  trace_begin(lookup->trace, is_floor ? TRACE_FLOOR : TRACE_CEILING, TRACE_SUM, month);
  add_average(lookup, average);
  trace_exact(lookup->trace, TRACE_TIMES, TRACE_BOUND_RATIO, &ratio->number, ratio);
  trace_end_rounded(lookup->trace, product, rounding, bound);
}

void trace_base_of(struct rule_lookup *lookup, struct month month, enum trace_name source,
                   const struct exact *figure, const struct rule *row, const struct rule *rounding,
                   const struct money *base) {
  trace_begin(lookup->trace, source == TRACE_DECLARED_BASE ? TRACE_PAID_BASE : TRACE_BASE, TRACE_SUM, month);
  if (source == TRACE_AVERAGE_WAGE) {
    add_average(lookup, figure);
  } else {
    trace_exact(lookup->trace, TRACE_PLUS, source, figure, row);
    if (row == NULL) trace_is_stated(lookup->trace);
  }
  trace_by(lookup->trace, rule_lookup_row(lookup, PARAMETER_BASE_WHEN_UNSTATED));
  trace_end_rounded(lookup->trace, figure, rounding, base);
}

void trace_base_is_floor(struct rule_lookup *lookup, struct month month, const struct money *base) {
  trace_begin(lookup->trace, TRACE_BASE, TRACE_SUM, month);
  trace_money(lookup->trace, TRACE_PLUS, TRACE_FLOOR, base);
  trace_by(lookup->trace, rule_lookup_row(lookup, PARAMETER_BASE_WHEN_UNSTATED));
  trace_end_money(lookup->trace, base);
}

void trace_clamp(struct rule_lookup *lookup, struct month month, bool is_floor, const struct money *before,
                 const struct money *bound, const struct money *base) {
  trace_begin(lookup->trace, TRACE_BASE, is_floor ? TRACE_GREATEST : TRACE_LEAST, month);
  trace_money(lookup->trace, TRACE_PLUS, TRACE_BASE, before);
  trace_money(lookup->trace, TRACE_PLUS, is_floor ? TRACE_FLOOR : TRACE_CEILING, bound);
  trace_end_money(lookup->trace, base);
}

static void add_stated_rate(struct trace *trace, enum trace_name name, const struct exact *rate) {
  trace_exact(trace, TRACE_PLUS, name, rate, NULL);
  trace_is_stated(trace);
}

void trace_split_rate(struct rule_lookup *lookup, const struct ledger_line *line,
                      const struct exact *combined) {
  trace_begin(lookup->trace, TRACE_EMPLOYER_RATE, TRACE_SUM, line->month);
  add_stated_rate(lookup->trace, TRACE_COMBINED_RATE, combined);
  trace_exact(lookup->trace, TRACE_MINUS, TRACE_EMPLOYEE_RATE, &line->employee_rate,
              rule_lookup_row(lookup, PARAMETER_EMPLOYEE_RATE));
  trace_end_exact(lookup->trace, &line->employer_rate);
}

struct share_names {
  enum trace_name employer, employee, both, base;
};

static const struct share_names names_of[] = {
    [SHARES_OWED] = {TRACE_EMPLOYER, TRACE_EMPLOYEE, TRACE_ARREARS, TRACE_BASE},
    [SHARES_DUE] = {TRACE_DUE_EMPLOYER, TRACE_DUE_EMPLOYEE, TRACE_DUE, TRACE_BASE},
    [SHARES_PAID] = {TRACE_PAID_EMPLOYER, TRACE_PAID_EMPLOYEE, TRACE_PAID_MONTH, TRACE_PAID_BASE},
};

/* One month's shares on their way. */
struct share_steps {
  struct rule_lookup *lookup;
  struct trace *trace;
  const struct ledger_line *line;
  const struct share_names *names;
  bool is_flexible;
};

/* The row that the rate came from; NULL: the case states it, or a step before has come to it. */
static const struct rule *rate_row(const struct share_steps *steps, bool is_employer) {
  const struct rule_lookup *lookup = steps->lookup;
  const enum parameter parameter = is_employer ? PARAMETER_EMPLOYER_RATE : PARAMETER_EMPLOYEE_RATE;
  if ((lookup->stated & PARAMETER_BIT(parameter)) != 0) return NULL;
  const struct rule *own = rule_lookup_row(lookup, PARAMETER_FLEXIBLE_BACKPAY_RATE);
  return !is_employer && own != NULL ? own : rule_lookup_row(lookup, parameter);
}

static void add_product(const struct share_steps *steps, bool is_employer) {
  const struct rule *row = rate_row(steps, is_employer);
  trace_money(steps->trace, TRACE_PLUS, steps->names->base, &steps->line->base);
  trace_exact(steps->trace, TRACE_TIMES, is_employer ? TRACE_EMPLOYER_RATE : TRACE_EMPLOYEE_RATE,
              is_employer ? &steps->line->employer_rate : &steps->line->employee_rate, row);
  if (row == NULL && steps->is_flexible) trace_is_stated(steps->trace);
}

static void add_fixed(const struct share_steps *steps, enum trace_name name, enum parameter parameter) {
  const struct rule *row = rule_lookup_row(steps->lookup, parameter);
  if (row != NULL) trace_exact(steps->trace, TRACE_PLUS, name, &row->number, row);
}

static void add_fixed_year(const struct share_steps *steps) {
  const struct rule *month = rule_lookup_row(steps->lookup, PARAMETER_FIXED_YEAR_MONTH);
  if (month != NULL && month->count == month_number(steps->line->month))
    add_fixed(steps, TRACE_EMPLOYEE_FIXED_YEAR, PARAMETER_EMPLOYEE_FIXED_YEAR);
}

static void add_employer(const struct share_steps *steps) {
  add_product(steps, true);
  if (!steps->is_flexible) add_fixed(steps, TRACE_EMPLOYER_FIXED, PARAMETER_EMPLOYER_FIXED);
}

static void add_employee(const struct share_steps *steps) {
  add_product(steps, false);
  if (steps->is_flexible) add_fixed(steps, TRACE_EMPLOYER_FIXED, PARAMETER_EMPLOYER_FIXED);
  add_fixed(steps, TRACE_EMPLOYEE_FIXED, PARAMETER_EMPLOYEE_FIXED);
  add_fixed_year(steps);
}

static void begin(const struct share_steps *steps, enum trace_name name) {
  trace_begin(steps->trace, name, TRACE_SUM, steps->line->month);
}

/* Level `month`: the sum is rounded, and the employer has what the employee's share leaves of it. */
static void tell_by_month(const struct share_steps *steps, const struct exact_shares *shares,
                          const struct rule *rounding) {
  struct exact both = {0};
  exact_add(&both, &shares->employer, &shares->employee);
  begin(steps, steps->names->both);
  add_employer(steps);
  add_employee(steps);
  trace_end_rounded(steps->trace, &both, rounding, &steps->line->arrears);
  begin(steps, steps->names->employer);
  trace_money(steps->trace, TRACE_PLUS, steps->names->both, &steps->line->arrears);
  trace_money(steps->trace, TRACE_MINUS, steps->names->employee, &steps->line->employee);
  trace_end_money(steps->trace, &steps->line->employer);
  exact_clear(&both);
}

static void tell_by_share(const struct share_steps *steps, const struct exact_shares *shares,
                          const struct rule *rounding) {
  if (!steps->is_flexible) {
    begin(steps, steps->names->employer);
    add_employer(steps);
    trace_end_rounded(steps->trace, &shares->employer, rounding, &steps->line->employer);
  }
  begin(steps, steps->names->both);
  if (!steps->is_flexible)
    trace_money(steps->trace, TRACE_PLUS, steps->names->employer, &steps->line->employer);
  trace_money(steps->trace, TRACE_PLUS, steps->names->employee, &steps->line->employee);
  trace_end_money(steps->trace, &steps->line->arrears);
}

void trace_shares(struct rule_lookup *lookup, const struct ledger_line *line, enum share_role role,
                  enum rounding_level level, const struct exact_shares *shares) {
  const struct rule *rounding = rule_lookup_row(lookup, PARAMETER_AMOUNT_ROUNDING);
  const struct share_steps steps = {
      .lookup = lookup,
      .trace = lookup->trace,
      .line = line,
      .names = &names_of[role],
      .is_flexible = lookup->resolved->party == party_of_payer(PAYER_FLEXIBLE),
  };
  begin(&steps, steps.names->employee);
  add_employee(&steps);
  trace_end_rounded(steps.trace, &shares->employee, rounding, &line->employee);
  if (level == LEVEL_MONTH)
    tell_by_month(&steps, shares, rounding);
  else
    tell_by_share(&steps, shares, rounding);
}
