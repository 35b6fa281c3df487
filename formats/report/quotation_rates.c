#include "formats/report/quotation_rates.h"

#include "calc/fixed_sum.h"
#include "formats/words/template.h"
#include "formats/words/value_text.h"

/* The fixed sums of a month: the employer's and the employee's. */
struct fixed_sums {
  struct exact employer, employee;
};

static void find_fixed(struct fixed_sums *sums, const struct assessment *assessment,
                       const struct ledger_line *line) {
  *sums = (struct fixed_sums){0};
  (void)fixed_sum_find(&sums->employer, assessment, line, true);
  (void)fixed_sum_find(&sums->employee, assessment, line, false);
}

static void clear_fixed(struct fixed_sums *sums) {
  exact_clear(&sums->employer);
  exact_clear(&sums->employee);
}

static bool are_alike(const struct assessment *assessment, const struct ledger_line *left,
                      const struct ledger_line *right) {
  struct fixed_sums of_left, of_right;
  find_fixed(&of_left, assessment, left);
  find_fixed(&of_right, assessment, right);
  const bool are = exact_compare(&left->employer_rate, &right->employer_rate) == 0 &&
                   exact_compare(&left->employee_rate, &right->employee_rate) == 0 &&
                   exact_compare(&of_left.employer, &of_right.employer) == 0 &&
                   exact_compare(&of_left.employee, &of_right.employee) == 0;
  clear_fixed(&of_left);
  clear_fixed(&of_right);
  return are;
}

static void add_fixed(struct buffer *out, enum language language, const struct exact *sum,
                      char before_fixed) {
  struct buffer digits = {0};
  if (exact_sign(sum) == 0) return;
  exact_format(&digits, sum);
  const struct text argument = buffer_text(&digits);
  if (before_fixed != 0) buffer_add_byte(out, before_fixed);
  template_add(out, language, label(language, LABEL_QUOTATION_RATES_FIXED), &argument, 1);
  buffer_clear(&digits);
}

static void add_rates(struct buffer *out, enum language language, const struct assessment *assessment,
                      const struct ledger_line *line, char before_fixed) {
  struct fixed_sums sums;
  if (assessment->payer != PAYER_FLEXIBLE) {
    value_text_percent(out, &line->employer_rate);
    buffer_add_byte(out, '+');
  }
  value_text_percent(out, &line->employee_rate);
  find_fixed(&sums, assessment, line);
  add_fixed(out, language, &sums.employer, before_fixed);
  add_fixed(out, language, &sums.employee, before_fixed);
  clear_fixed(&sums);
}

static void add_month(struct buffer *out, enum language language, struct month month) {
  struct buffer digits = {0};
  month_format(&digits, month);
  const struct text argument = buffer_text(&digits);
  template_add(out, language, label(language, LABEL_QUOTATION_RATES_FROM), &argument, 1);
  buffer_clear(&digits);
}

void quotation_rates(struct buffer *out, enum language language, const struct assessment *assessment,
                     struct rates_form form) {
  const struct ledger_line *told = NULL;
  for (size_t i = 0; i < assessment->line_count; i++) {
    const struct ledger_line *line = &assessment->lines[i];
    if (line->status == LINE_NOT_PAYABLE) continue;
    if (told != NULL && are_alike(assessment, told, line)) continue;
    if (told != NULL) {
      buffer_add_byte(out, form.between);
      add_month(out, language, line->month);
      buffer_add_byte(out, form.before_fixed == 0 ? ' ' : form.before_fixed);
    }
    add_rates(out, language, assessment, line, form.before_fixed);
    told = line;
  }
}
