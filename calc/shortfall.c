#include "shortfall.h"

static bool require(const struct stated_number *paid, enum case_field field,
                    struct diagnostics *diagnostics) {
  if (!paid->is_stated) diagnostics_add(diagnostics, DIAGNOSTIC_PAID_UNSTATED, (int)field, TEXT(""));
  return paid->is_stated;
}

static bool refuse(const struct stated_number *paid, enum case_field field, struct diagnostics *diagnostics) {
  if (paid->is_stated) diagnostics_add(diagnostics, DIAGNOSTIC_PAID_STATED_TWICE, (int)field, TEXT(""));
  return !paid->is_stated;
}

/* Amounts are one scheme's, and the employer's share is an employer's. */
static bool are_amounts_sound(const struct reported_case *reported, struct diagnostics *diagnostics) {
  const struct stated_number *employer = &reported->paid_employer;
  const bool has_share = employer->is_stated && exact_sign(&employer->number) > 0;
  if (reported->scheme_count > 1)
    diagnostics_add(diagnostics, DIAGNOSTIC_FIGURE_OF_SEVERAL, (int)FIELD_PAID_EMPLOYEE, TEXT(""));
  else if (has_share && reported->payer == PAYER_FLEXIBLE)
    diagnostics_add(diagnostics, DIAGNOSTIC_PAID_BY_NO_EMPLOYER, (int)FIELD_PAID_EMPLOYER, TEXT(""));
  else
    return true;
  return false;
}

/* Nothing paid is no shortfall: a base of 0 in any month, or both amounts. */
static bool is_anything_paid(const struct reported_case *reported, struct diagnostics *diagnostics) {
  const struct stated_number *base = &reported->declared_base, *employer = &reported->paid_employer,
                             *employee = &reported->paid_employee;
  struct month from;
  const bool has_employer = employer->is_stated && exact_sign(&employer->number) > 0;
  if (base->is_stated ? !stated_has_zero(base, &from) : has_employer || exact_sign(&employee->number) > 0)
    return true;
  diagnostics_add(diagnostics, DIAGNOSTIC_NOTHING_PAID,
                  (int)(base->is_stated ? FIELD_DECLARED_BASE : FIELD_PAID_EMPLOYEE), TEXT(""));
  return false;
}

bool shortfall_is_stated(const struct reported_case *reported, struct diagnostics *diagnostics) {
  const struct stated_number *employer = &reported->paid_employer, *employee = &reported->paid_employee;
  if (reported->declared_base.is_stated)
    return refuse(employer, FIELD_PAID_EMPLOYER, diagnostics) &&
           refuse(employee, FIELD_PAID_EMPLOYEE, diagnostics) && is_anything_paid(reported, diagnostics);
  if (!employer->is_stated && !employee->is_stated)
    return require(&reported->declared_base, FIELD_DECLARED_BASE, diagnostics);
  bool needs_employer = reported->payer != PAYER_FLEXIBLE;
  return (!needs_employer || require(employer, FIELD_PAID_EMPLOYER, diagnostics)) &&
         require(employee, FIELD_PAID_EMPLOYEE, diagnostics) && are_amounts_sound(reported, diagnostics) &&
         is_anything_paid(reported, diagnostics);
}

/* An amount as it was paid is in whole fen; one with more decimals is brought to fen. */
static void take_paid(struct money *amount, struct exact *share, const struct stated_number *paid) {
  static const struct rounding half_up_fen = {ROUNDING_HALF_UP, 1};
  if (!paid->is_stated) return;
  bool rounded = money_round(amount, &paid->number, half_up_fen);
  (void)rounded; /* only mode `exact` refuses */
  money_to_exact(share, amount);
}

static bool fill_paid(struct ledger_line *paid, struct assessment *assessment, struct rule_lookup *lookup,
                      const struct reported_case *reported, enum rounding_level level,
                      struct exact_shares *shares) {
  bool is_outside = false;
  assessment->shortfalls[assessment->shortfall_count - 1].has_paid_base = reported->declared_base.is_stated;
  if (!reported->declared_base.is_stated) {
    take_paid(&paid->employer, &shares->employer, &reported->paid_employer);
    take_paid(&paid->employee, &shares->employee, &reported->paid_employee);
    if (assessment->months > 1) assessment->notes |= NOTE(PAID_A_MONTH);
    return true;
  }
  const struct exact *declared = stated_at(&reported->declared_base, paid->month);
  bool filled = contribution_on(paid, lookup, reported, level, declared, shares, &is_outside);
  const bool is_fixed = exact_sign(&paid->employer_rate) == 0 && exact_sign(&paid->employee_rate) == 0;
  if (is_fixed)
    assessment->notes |= NOTE(SUM_IS_FIXED);
  else if (is_outside)
    assessment->notes |= NOTE(DECLARED_OUT_OF_BOUNDS);
  return filled;
}

/* A share that was due, less what was paid of it. */
static void tell_rest(struct trace *trace, struct month month, enum trace_name name, const struct money *due,
                      const struct money *paid, bool is_stated, const struct money *left) {
  const bool is_employer = name == TRACE_EMPLOYER;
  trace_begin(trace, name, TRACE_SUM_OR_ZERO, month);
  trace_money(trace, TRACE_PLUS, is_employer ? TRACE_DUE_EMPLOYER : TRACE_DUE_EMPLOYEE, due);
  trace_money(trace, TRACE_MINUS, is_employer ? TRACE_PAID_EMPLOYER : TRACE_PAID_EMPLOYEE, paid);
  if (is_stated) trace_is_stated(trace);
  trace_end_money(trace, left);
}

static void tell_rests(struct trace *trace, const struct ledger_line *line,
                       const struct shortfall_line *shortfall) {
  tell_rest(trace, line->month, TRACE_EMPLOYER, &shortfall->due_employer, &shortfall->paid_employer,
            !shortfall->has_paid_base, &line->employer);
  tell_rest(trace, line->month, TRACE_EMPLOYEE, &shortfall->due_employee, &shortfall->paid_employee,
            !shortfall->has_paid_base, &line->employee);
  trace_begin(trace, TRACE_ARREARS, TRACE_SUM, line->month);
  trace_money(trace, TRACE_PLUS, TRACE_EMPLOYER, &line->employer);
  trace_money(trace, TRACE_PLUS, TRACE_EMPLOYEE, &line->employee);
  trace_end_money(trace, &line->arrears);
}

/* *left = due - paid, or 0 and the rest to the surplus. */
static void take_off(struct money *left, struct exact *exact_left, struct money *surplus,
                     const struct money *paid, const struct exact *exact_paid) {
  struct money over = {0};
  money_subtract(left, left, paid);
  exact_subtract(exact_left, exact_left, exact_paid);
  if (integer_sign(&left->fen) < 0) {
    money_subtract(&over, &over, left);
    money_add(surplus, surplus, &over);
    money_set_zero(left);
  }
  if (exact_sign(exact_left) < 0) exact_set_whole(exact_left, 0);
  money_clear(&over);
}

static void leave_rest(struct ledger_line *line, struct assessment *assessment,
                       const struct ledger_line *paid, const struct exact_shares *paid_shares,
                       struct exact_shares *left) {
  struct shortfall_line *shortfall = &assessment->shortfalls[assessment->shortfall_count - 1];
  money_set(&shortfall->due_employer, &line->employer);
  money_set(&shortfall->due_employee, &line->employee);
  money_set(&shortfall->paid_base, &paid->base);
  money_set(&shortfall->paid_employer, &paid->employer);
  money_set(&shortfall->paid_employee, &paid->employee);
  take_off(&line->employer, &left->employer, &shortfall->surplus, &paid->employer, &paid_shares->employer);
  take_off(&line->employee, &left->employee, &shortfall->surplus, &paid->employee, &paid_shares->employee);
  money_add(&line->arrears, &line->employer, &line->employee);
  money_add(&assessment->surplus, &assessment->surplus, &shortfall->surplus);
  if (!money_is_zero(&shortfall->surplus)) assessment->notes |= NOTE(OVERPAID_MONTH);
}

bool shortfall_fill(struct ledger_line *line, struct assessment *assessment, struct rule_lookup *lookup,
                    const struct reported_case *reported, enum rounding_level level,
                    struct exact_shares *left) {
  if (!contribution_fill(line, lookup, reported, level, left, &assessment->notes)) return false;
  struct ledger_line paid = {.month = line->month, .first_day = line->first_day};
  struct exact_shares shares = {0};
  exact_set(&paid.employer_rate, &line->employer_rate);
  exact_set(&paid.employee_rate, &line->employee_rate);
  bool filled = fill_paid(&paid, assessment, lookup, reported, level, &shares);
  if (filled) leave_rest(line, assessment, &paid, &shares, left);
  if (filled && lookup->trace != NULL)
    tell_rests(lookup->trace, line, &assessment->shortfalls[assessment->shortfall_count - 1]);
  exact_shares_clear(&shares);
  ledger_line_clear(&paid);
  return filled;
}

bool shortfall_check(const struct assessment *assessment, struct diagnostics *diagnostics) {
  size_t over = 0, payable = 0;
  for (size_t i = 0; i < assessment->line_count; i++) {
    if (assessment->lines[i].status == LINE_NOT_PAYABLE) continue;
    payable++;
    if (money_is_zero(&assessment->lines[i].arrears) && !money_is_zero(&assessment->shortfalls[i].surplus))
      over++;
  }
  if (over < payable) return true;
  struct buffer text = {0};
  month_format(&text, assessment->lines[0].month);
  diagnostics_add(diagnostics, DIAGNOSTIC_NO_SHORTFALL, FIELD_WAGE, TEXT(""));
  diagnostics_argument(diagnostics, buffer_text(&text));
  diagnostics_argument(diagnostics, text_from(scheme_keys[assessment->scheme]));
  buffer_clear(&text);
  return false;
}
