#include "fixed_sum.h"

static void add(struct exact *sum, const struct rule *row) {
  if (row != NULL) exact_add(sum, sum, &row->number);
}

bool fixed_sum_find(struct exact *sum, const struct assessment *assessment, const struct ledger_line *line,
                    bool is_employer) {
  exact_set_whole(sum, 0);
  if (is_employer == (assessment->payer != PAYER_FLEXIBLE))
    add(sum, assessment_row(assessment, line->basis, PARAMETER_EMPLOYER_FIXED));
  if (is_employer) return exact_sign(sum) != 0;
  const struct rule *month = assessment_row(assessment, line->basis, PARAMETER_FIXED_YEAR_MONTH);
  add(sum, assessment_row(assessment, line->basis, PARAMETER_EMPLOYEE_FIXED));
  if (month != NULL && month->count == month_number(line->month))
    add(sum, assessment_row(assessment, line->basis, PARAMETER_EMPLOYEE_FIXED_YEAR));
  return exact_sign(sum) != 0;
}
