#include "formats/report/line_formula.h"

#include "formats/report/base_formula.h"
#include "formats/report/fee_formula.h"
#include "formats/report/share_formula.h"

static line_formula_function *const functions[LEDGER_CELLS] = {
    [LEDGER_BASE] = base_formula,
    [LEDGER_EMPLOYER_RATE] = share_formula_employer_rate,
    [LEDGER_EMPLOYEE_RATE] = share_formula_employee_rate,
    [LEDGER_CELL_FIXED_EMPLOYER] = share_formula_fixed_employer,
    [LEDGER_CELL_FIXED_EMPLOYEE] = share_formula_fixed_employee,
    [LEDGER_EMPLOYER] = share_formula_employer,
    [LEDGER_EMPLOYEE] = share_formula_employee,
    [LEDGER_ARREARS] = share_formula_arrears,
    [LEDGER_DAYS] = fee_formula_days,
    [LEDGER_LATE_FEE_EXACT] = fee_formula_exact,
    [LEDGER_LATE_FEE_UNCAPPED] = fee_formula_uncapped,
    [LEDGER_LATE_FEE] = fee_formula_capped,
    [LEDGER_DEFERRAL_INTEREST] = fee_formula_interest,
    [LEDGER_DUE_EMPLOYER] = share_formula_due_employer,
    [LEDGER_DUE_EMPLOYEE] = share_formula_due_employee,
    [LEDGER_PAID_EMPLOYER] = share_formula_paid_employer,
    [LEDGER_PAID_EMPLOYEE] = share_formula_paid_employee,
    [LEDGER_SURPLUS] = share_formula_surplus,
};

enum formula_outcome line_formula(struct formula *formula, const struct line_view *view, int cell) {
  return functions[cell] == NULL ? FORMULA_NONE : functions[cell](formula, view);
}
