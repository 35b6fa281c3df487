#include "fixed_sum.h"

int fixed_sum_rows(const struct rule *rows[FIXED_SUM_ROWS], const struct assessment *assessment,
                   const struct ledger_line *line, bool is_employer) {
  const bool has_employers = is_employer == (assessment->payer != PAYER_FLEXIBLE);
  const struct basis basis = line->basis;
  const struct rule *of_employer = assessment_row(assessment, basis, PARAMETER_EMPLOYER_FIXED),
                    *of_employee = assessment_row(assessment, basis, PARAMETER_EMPLOYEE_FIXED),
                    *of_year = assessment_row(assessment, basis, PARAMETER_EMPLOYEE_FIXED_YEAR),
                    *month = assessment_row(assessment, basis, PARAMETER_FIXED_YEAR_MONTH);
  int count = 0;
  if (of_employer != NULL && has_employers) rows[count++] = of_employer;
  if (is_employer) return count;
  if (of_employee != NULL) rows[count++] = of_employee;
  if (of_year != NULL && month != NULL && month->count == month_number(line->month)) rows[count++] = of_year;
  return count;
}

bool fixed_sum_find(struct exact *sum, const struct assessment *assessment, const struct ledger_line *line,
                    bool is_employer) {
  const struct rule *rows[FIXED_SUM_ROWS];
  const int count =
      assessment_has(assessment, FIGURE_SHORTFALL) ? 0 : fixed_sum_rows(rows, assessment, line, is_employer);
  exact_set_whole(sum, 0);
  for (int i = 0; i < count; i++) exact_add(sum, sum, &rows[i]->number);
  return exact_sign(sum) != 0;
}
