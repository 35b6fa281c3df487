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

static bool is_charged(const struct ledger_line *line) { return line->status != LINE_NOT_PAYABLE; }

/* The first month that is charged otherwise than `told`, or at all where that is NULL; NULL: none. */
static const struct ledger_line *next_terms(const struct assessment *assessment,
                                            const struct ledger_line *told) {
  const struct ledger_line *const end = assessment->lines + assessment->line_count;
  for (const struct ledger_line *line = told == NULL ? assessment->lines : told + 1; line < end; line++)
    if (is_charged(line) && (told == NULL || !are_alike(assessment, told, line))) return line;
  return NULL;
}

static void add_share(struct buffer *out, enum language language, const struct exact *rate,
                      const struct exact *fixed) {
  const bool has_fixed = exact_sign(fixed) != 0, has_rate = exact_sign(rate) != 0 || !has_fixed;
  struct buffer digits = {0};
  if (has_rate) value_text_percent(out, rate);
  if (has_rate && has_fixed) buffer_add_byte(out, '+');
  exact_format(&digits, fixed);
  const struct text argument = buffer_text(&digits);
  if (has_fixed) template_add(out, language, label(language, LABEL_QUOTATION_RATES_FIXED), &argument, 1);
  buffer_clear(&digits);
}

static void add_terms(struct buffer *out, enum language language, const struct assessment *assessment,
                      const struct ledger_line *line) {
  struct fixed_sums sums;
  struct buffer employer = {0}, employee = {0};
  find_fixed(&sums, assessment, line);
  add_share(&employer, language, &line->employer_rate, &sums.employer);
  add_share(&employee, language, &line->employee_rate, &sums.employee);
  const struct text arguments[] = {buffer_text(&employer), buffer_text(&employee)};
  if (assessment->payer == PAYER_FLEXIBLE)
    buffer_add_text(out, buffer_text(&employee));
  else
    template_add(out, language, label(language, LABEL_QUOTATION_RATES_BOTH), arguments, 2);
  clear_fixed(&sums);
  buffer_clear(&employer);
  buffer_clear(&employee);
}

static void add_month(struct buffer *out, enum language language, struct month month) {
  struct buffer digits = {0};
  month_format(&digits, month);
  const struct text argument = buffer_text(&digits);
  template_add(out, language, label(language, LABEL_QUOTATION_RATES_FROM), &argument, 1);
  buffer_clear(&digits);
}

static void add_rates(struct buffer *out, enum language language, const struct assessment *assessment) {
  const struct ledger_line *line = next_terms(assessment, NULL);
  for (bool is_first = true; line != NULL; is_first = false, line = next_terms(assessment, line)) {
    if (!is_first) add_month(out, language, line->month);
    add_terms(out, language, assessment, line);
  }
}

static bool has_fixed_sums(const struct assessment *assessment, const struct ledger_line *line) {
  struct fixed_sums sums;
  find_fixed(&sums, assessment, line);
  const bool has = exact_sign(&sums.employer) != 0 || exact_sign(&sums.employee) != 0;
  clear_fixed(&sums);
  return has;
}

bool quotation_rates_plain(struct buffer *out, const struct assessment *assessment) {
  const struct ledger_line *line = next_terms(assessment, NULL);
  if (line == NULL) return true;
  if (next_terms(assessment, line) != NULL || has_fixed_sums(assessment, line)) return false;
  if (assessment->payer != PAYER_FLEXIBLE) {
    value_text_percent(out, &line->employer_rate);
    buffer_add_byte(out, '+');
  }
  value_text_percent(out, &line->employee_rate);
  return true;
}

void quotation_rates_told(const struct quotation *quotation, const struct assessment *assessment) {
  struct buffer plain = {0}, lines = {0}, words = {0};
  const bool is_plain = quotation_rates_plain(&plain, assessment);
  for (EACH_SHEET_LANGUAGE(language, quotation->language)) {
    sheet_words_part(&lines, 0, '\n');
    buffer_reset(&words);
    buffer_add_text(&words, text_from(label(language, LABEL_QUOTATION_RATES)));
    buffer_add_byte(&words, ' ');
    add_rates(&words, language, assessment);
    quotation_say_of_scheme(&lines, quotation, language, assessment, buffer_text(&words));
  }
  if (!is_plain) paper_paragraph(quotation->paper, buffer_text(&lines), STYLE_PARAGRAPH);
  buffer_clear(&plain);
  buffer_clear(&lines);
  buffer_clear(&words);
}

static bool is_told(const struct rule *const told[], size_t count, const struct rule *rate) {
  for (size_t i = 0; i < count; i++)
    if (exact_compare(&told[i]->number, &rate->number) == 0) return true;
  return false;
}

void quotation_fee_rates(struct buffer *out, const struct dossier *dossier) {
  enum { MOST = 8 }; /* three points tell that there are more */
  const struct rule *told[MOST];
  size_t count = 0;
  for (int i = 0; i < dossier->assessment_count; i++) {
    const struct assessment *assessment = &dossier->assessments[i];
    for (size_t k = 0; k < assessment->line_count; k++) {
      const struct fee_segments segments = assessment_fee_segments(assessment, &assessment->lines[k]);
      for (size_t n = 0; n < segments.count && count < MOST; n++) {
        const struct rule *rate = segments.at[n].rate;
        if (rate == NULL || is_told(told, count, rate)) continue;
        if (count > 0) buffer_add_literal(out, "、");
        value_text_percent(out, &rate->number);
        told[count++] = rate;
      }
    }
  }
  if (count == MOST) buffer_add_literal(out, "…");
}
