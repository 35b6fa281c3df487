#include "formats/report/quotation_rates.h"

#include "formats/report/case_view.h"
#include "formats/words/template.h"
#include "formats/words/value_text.h"

static const enum parameter fixed_sums[] = {PARAMETER_EMPLOYER_FIXED, PARAMETER_EMPLOYEE_FIXED};
enum { FIXED_SUMS = sizeof fixed_sums / sizeof fixed_sums[0] };

/* NULL: none, or 0. */
static const struct rule *fixed_of(const struct assessment *assessment, const struct ledger_line *line,
                                   int which) {
  const struct case_view view = {.assessment = assessment};
  const struct rule *row = case_view_row(view, line->basis, fixed_sums[which]);
  return row == NULL || exact_sign(&row->number) == 0 ? NULL : row;
}

static bool is_same_fixed(const struct rule *left, const struct rule *right) {
  if (left == NULL || right == NULL) return left == right;
  return exact_compare(&left->number, &right->number) == 0;
}

static bool are_alike(const struct assessment *assessment, const struct ledger_line *left,
                      const struct ledger_line *right) {
  for (int i = 0; i < FIXED_SUMS; i++)
    if (!is_same_fixed(fixed_of(assessment, left, i), fixed_of(assessment, right, i))) return false;
  return exact_compare(&left->employer_rate, &right->employer_rate) == 0 &&
         exact_compare(&left->employee_rate, &right->employee_rate) == 0;
}

static void add_rates(struct buffer *out, enum language language, const struct assessment *assessment,
                      const struct ledger_line *line, char before_fixed) {
  if (assessment->payer != PAYER_FLEXIBLE) {
    value_text_percent(out, &line->employer_rate);
    buffer_add_byte(out, '+');
  }
  value_text_percent(out, &line->employee_rate);
  for (int i = 0; i < FIXED_SUMS; i++) {
    const struct rule *fixed = fixed_of(assessment, line, i);
    if (fixed == NULL) continue;
    if (before_fixed != 0) buffer_add_byte(out, before_fixed);
    template_add(out, language, label(language, LABEL_QUOTATION_RATES_FIXED), &fixed->value_text, 1);
  }
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
