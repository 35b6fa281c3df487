#include "formats/words/delay_text.h"

#include "calc/day_expression.h"
#include "calc/figure.h"
#include "formats/words/template.h"

static void add_label(struct buffer *out, enum language language, enum label id) {
  buffer_add_text(out, text_from(label(language, id)));
}

static void add_dates(struct buffer *out, enum language language, enum label id, struct date first,
                      struct date second) {
  struct buffer days = {0};
  date_format(&days, first);
  size_t length = days.length;
  date_format(&days, second);
  const struct text arguments[] = {{days.at, length}, {days.at + length, days.length - length}};
  template_add(out, language, label(language, id), arguments, 2);
  buffer_clear(&days);
}

static void add_per_day(struct buffer *out, enum language language, const struct money *amount) {
  struct buffer yuan = {0};
  money_format(&yuan, amount);
  const struct text argument = buffer_text(&yuan);
  template_add(out, language, label(language, LABEL_DELAY_PER_DAY), &argument, 1);
  buffer_clear(&yuan);
}

/* The gap has grown into another tier: it exceeds the last month of the one before. */
static void add_gap(struct buffer *out, enum language language, int months) {
  struct buffer digits = {0};
  struct integer exceeded = integer_from(months - 1);
  integer_format_digits(&digits, &exceeded, 1);
  const struct text argument = buffer_text(&digits);
  template_add(out, language, label(language, LABEL_DELAY_GAP), &argument, 1);
  buffer_clear(&digits);
}

static const struct rule *todays_resume(const struct assessment *assessment) {
  for (size_t i = 0; i < assessment->basis.count; i++) {
    const struct rule *row = assessment->basis_rows[assessment->basis.first + i];
    if (row->parameter == PARAMETER_RESUME) return row;
  }
  return NULL;
}

static void add_resume(struct buffer *out, enum language language, const struct assessment *assessment) {
  const struct rule *today = todays_resume(assessment);
  if (today == NULL || !date_is_set(assessment->worse_resumes_on)) {
    add_label(out, language, LABEL_WORSENING_RESUME);
    return;
  }
  add_dates(out, language, LABEL_DELAY_RESUME, assessment->worse_resumes_on,
            day_expression_apply(today->day_expression, assessment->worse_from));
}

static void add_reasons(struct buffer *out, enum language language, const struct assessment *assessment) {
  const unsigned by_gap = WORSE_RESUME | WORSE_GAP_COSTS | WORSE_CONTINUITY | WORSE_ACCOUNT_CREDITED;
  bool is_first = true;
  if ((assessment->worse_why & by_gap) != 0 && assessment->worse_gap_months > assessment->gap_months) {
    add_gap(out, language, assessment->worse_gap_months);
    is_first = false;
  }
  for (int i = 0; i < WORSENING_COUNT; i++) {
    unsigned reason = 1U << i;
    if ((assessment->worse_why & reason) == 0) continue;
    if (!is_first) add_label(out, language, LABEL_DELAY_COMMA);
    is_first = false;
    if (reason == WORSE_RESUME)
      add_resume(out, language, assessment);
    else
      add_label(out, language, word_label(WORDS_WORSENING, i));
  }
}

void delay_worse_text(struct buffer *out, enum language language, const struct assessment *assessment) {
  if (!date_is_set(assessment->worse_from)) return;
  add_dates(out, language, LABEL_DELAY_PAY_BY, date_add_days(assessment->worse_from, -1),
            assessment->worse_from);
  add_reasons(out, language, assessment);
}

void delay_text(struct buffer *out, enum language language, const struct assessment *assessment) {
  const struct money *per_day = result_amount(assessment, RESULT_LATE_FEE_PER_DAY);
  bool costs = per_day != NULL && !money_is_zero(per_day);
  if (costs) add_per_day(out, language, per_day);
  if (costs && date_is_set(assessment->worse_from)) add_label(out, language, LABEL_DELAY_SEMICOLON);
  delay_worse_text(out, language, assessment);
}
