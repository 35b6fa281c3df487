#include "formats/report/quotation_months.h"

#include "calc/figure.h"
#include "formats/report/quotation_parts.h"
#include "formats/report/quotation_schemes.h"
#include "formats/words/amount_text.h"
#include "formats/words/figures_text.h"

enum {
  COLUMN_NAME,
  COLUMN_BASE,
  COLUMN_EMPLOYER,
  COLUMN_EMPLOYEE,
  COLUMN_ARREARS,
  COLUMN_FIRST, /* day of the fee */
  COLUMN_DAYS,
  COLUMN_FEE
};

/* What months of all schemes come to. */
struct month_sum {
  struct money base, employer, employee, arrears, late_fee; /* late_fee: with the interest of a deferral */
  int lines, payable;                                       /* of all schemes */
  int months, payable_months;
  int days_least, days_most;
  struct date first, last_least, last_most; /* of the fee: the earliest first day; DATE_NONE: no fee */
  bool has_days, is_one_base;
  bool has_part; /* some of it was paid before: its fee is not of these days alone */
};

static void month_sum_clear(struct month_sum *sum) {
  struct money *const amounts[] = {&sum->base, &sum->employer, &sum->employee, &sum->arrears, &sum->late_fee};
  for (size_t i = 0; i < sizeof amounts / sizeof amounts[0]; i++) money_clear(amounts[i]);
}

static void add_first(struct month_sum *sum, const struct ledger_line *line) {
  if (!date_is_set(line->fee_first)) return;
  if (!date_is_set(sum->first) || date_is_before(line->fee_first, sum->first)) sum->first = line->fee_first;
}

static void add_days(struct month_sum *sum, const struct ledger_line *line) {
  if (!sum->has_days || line->days < sum->days_least) sum->days_least = line->days;
  if (!sum->has_days || line->days > sum->days_most) sum->days_most = line->days;
  sum->has_days = true;
  add_first(sum, line);
  if (!date_is_set(line->fee_last)) return;
  const bool is_first = !date_is_set(sum->last_most);
  if (is_first || date_is_before(line->fee_last, sum->last_least)) sum->last_least = line->fee_last;
  if (is_first || date_is_before(sum->last_most, line->fee_last)) sum->last_most = line->fee_last;
}

static void add_line(struct month_sum *sum, const struct assessment *assessment,
                     const struct ledger_line *line) {
  sum->lines++;
  if (line->status == LINE_NOT_PAYABLE) return;
  sum->is_one_base = sum->payable == 0 || (sum->is_one_base && money_compare(&sum->base, &line->base) == 0);
  sum->payable++;
  money_set(&sum->base, &line->base);
  money_add(&sum->employer, &sum->employer, &line->employer);
  money_add(&sum->employee, &sum->employee, &line->employee);
  money_add(&sum->arrears, &sum->arrears, &line->arrears);
  money_add(&sum->late_fee, &sum->late_fee, &line->late_fee);
  if (assessment_has(assessment, FIGURE_INTEREST))
    money_add(&sum->late_fee, &sum->late_fee, &assessment_deferral(assessment, line)->interest);
  const struct money *part =
      assessment_has(assessment, FIGURE_PART) ? &assessment_part(assessment, line)->amount : NULL;
  if (part != NULL && !money_is_zero(part)) sum->has_part = true;
  if (!line->has_days) return;
  if (part == NULL || money_compare(part, &line->arrears) < 0)
    add_days(sum, line);
  else
    add_first(sum, line); /* the part's days and its last stand in the table of parts */
}

/* The months from `first` to `last`, inclusive. */
static void sum_months(struct month_sum *sum, const struct dossier *dossier, struct month first,
                       struct month last) {
  *sum = (struct month_sum){.first = DATE_NONE, .last_least = DATE_NONE, .last_most = DATE_NONE};
  for (int month = first.index; month <= last.index; month++) {
    const int lines = sum->lines, payable = sum->payable;
    for (int i = 0; i < dossier->assessment_count; i++)
      for (size_t k = 0; k < dossier->assessments[i].line_count; k++)
        if (dossier->assessments[i].lines[k].month.index == month)
          add_line(sum, &dossier->assessments[i], &dossier->assessments[i].lines[k]);
    sum->months += sum->lines > lines;
    sum->payable_months += sum->payable > payable;
  }
}

static struct month first_month(const struct dossier *dossier) {
  struct month first = MONTH_NONE;
  for (int i = 0; i < dossier->assessment_count; i++) {
    const struct assessment *assessment = &dossier->assessments[i];
    if (assessment->line_count == 0) continue;
    if (!month_is_set(first) || assessment->lines[0].month.index < first.index)
      first = assessment->lines[0].month;
  }
  return first;
}

static struct month last_month(const struct dossier *dossier) {
  struct month last = MONTH_NONE;
  for (int i = 0; i < dossier->assessment_count; i++) {
    const struct assessment *assessment = &dossier->assessments[i];
    if (assessment->line_count == 0) continue;
    const struct month month = assessment->lines[assessment->line_count - 1].month;
    if (month.index > last.index) last = month;
  }
  return last;
}

static void days_cell(const struct quotation *quotation, const struct month_sum *sum) {
  struct buffer days = {0};
  if (sum->has_days) figure_number(&days, sum->days_least);
  if (sum->has_days && sum->days_most > sum->days_least) {
    buffer_add_literal(&days, "–");
    figure_number(&days, sum->days_most);
  }
  if (sum->has_part) buffer_add_byte(&days, '*');
  paper_text(quotation->paper, COLUMN_DAYS, COLUMN_DAYS, buffer_text(&days), STYLE_NUMERAL);
  buffer_clear(&days);
}

static void sum_row(const struct quotation *quotation, struct text name, const struct month_sum *sum) {
  struct money all = {0};
  const struct money *const shares[] = {&sum->employer, &sum->employee, &sum->arrears};
  const struct money *const fees[] = {&sum->late_fee, &all};
  paper_row(quotation->paper);
  paper_text(quotation->paper, COLUMN_NAME, COLUMN_NAME, name, STYLE_TEXT);
  if (sum->payable == 0) {
    quotation_blanks(quotation, COLUMN_BASE, COLUMN_FEE, STYLE_TEXT);
    quotation_put_word(quotation, PAPER_LAST, PAPER_LAST, LABEL_LINE_NOT_PAYABLE, STYLE_TEXT);
    return;
  }
  money_add(&all, &sum->arrears, &sum->late_fee);
  if (sum->is_one_base)
    paper_amount(quotation->paper, COLUMN_BASE, COLUMN_BASE, &sum->base, STYLE_MONEY);
  else
    quotation_blanks(quotation, COLUMN_BASE, COLUMN_BASE, STYLE_TEXT);
  quotation_amounts(quotation, COLUMN_EMPLOYER, shares, 3, STYLE_MONEY);
  quotation_day(quotation, COLUMN_FIRST, sum->first);
  days_cell(quotation, sum);
  quotation_amounts(quotation, COLUMN_FEE, fees, 2, STYLE_MONEY);
  money_clear(&all);
}

static void month_row(const struct quotation *quotation, struct month month) {
  struct month_sum sum;
  struct buffer name = {0};
  sum_months(&sum, quotation->dossier, month, month);
  month_format(&name, month);
  if (sum.lines > 0) sum_row(quotation, buffer_text(&name), &sum);
  month_sum_clear(&sum);
  buffer_clear(&name);
}

/* The months that its amounts are of; where none may be paid, all. */
static void year_row(const struct quotation *quotation, struct month first, struct month last) {
  struct month_sum sum;
  struct buffer year = {0}, months = {0}, name = {0};
  sum_months(&sum, quotation->dossier, first, last);
  figure_number(&year, month_year(first));
  figure_number(&months, sum.payable > 0 ? sum.payable_months : sum.months);
  const struct text arguments[] = {buffer_text(&year), buffer_text(&months)};
  sheet_words_add(&name, quotation->language, '\n', LABEL_QUOTATION_YEAR, arguments, 2);
  sum_row(quotation, buffer_text(&name), &sum);
  month_sum_clear(&sum);
  buffer_clear(&year);
  buffer_clear(&months);
  buffer_clear(&name);
}

static void months_head(const struct quotation *quotation) {
  static const enum label labels[PAPER_COLUMNS] = {
      LABEL_LEDGER_MONTH,    LABEL_LEDGER_BASE,     LABEL_LEDGER_EMPLOYER,
      LABEL_LEDGER_EMPLOYEE, LABEL_LEDGER_ARREARS,  LABEL_LEDGER_FEE_FIRST,
      LABEL_LEDGER_DAYS,     LABEL_LEDGER_LATE_FEE, LABEL_QUOTATION_SUBTOTAL};
  quotation_table_head(quotation, labels);
}

/* What stands between the lines and the totals: a difference of the arrears and one of the fee. */
static void difference_row(const struct quotation *quotation, enum label id, const struct money *arrears,
                           const struct money *late_fee) {
  struct money all = {0};
  const struct money *const values[] = {late_fee, &all};
  money_add(&all, arrears, late_fee);
  if (!money_is_zero(arrears) || !money_is_zero(late_fee)) {
    paper_row(quotation->paper);
    quotation_put_word(quotation, COLUMN_NAME, COLUMN_NAME, id, STYLE_TEXT);
    quotation_blanks(quotation, COLUMN_BASE, COLUMN_EMPLOYEE, STYLE_TEXT);
    paper_amount(quotation->paper, COLUMN_ARREARS, COLUMN_ARREARS, arrears, STYLE_MONEY);
    quotation_blanks(quotation, COLUMN_FIRST, COLUMN_DAYS, STYLE_TEXT);
    quotation_amounts(quotation, COLUMN_FEE, values, 2, STYLE_MONEY);
  }
  money_clear(&all);
}

/* A cap of the case's fee: what the fee is beside its lines and their difference, 0 or less. */
static void add_cap(struct money *cap, const struct assessment *assessment) {
  money_add(cap, cap, &assessment->late_fee);
  money_subtract(cap, cap, &assessment->fee_difference);
  for (size_t i = 0; i < assessment->line_count; i++)
    money_subtract(cap, cap, &assessment->lines[i].late_fee);
}

static void difference_rows(const struct quotation *quotation) {
  struct money arrears = {0}, late_fee = {0}, cap = {0}, none = {0};
  for (int i = 0; i < quotation->dossier->assessment_count; i++) {
    const struct assessment *assessment = &quotation->dossier->assessments[i];
    money_add(&arrears, &arrears, &assessment->arrears_difference);
    money_add(&late_fee, &late_fee, &assessment->fee_difference);
    add_cap(&cap, assessment);
  }
  difference_row(quotation, LABEL_ROUNDING_DIFFERENCE, &arrears, &late_fee);
  difference_row(quotation, LABEL_CAP_REDUCTION, &none, &cap);
  money_clear(&arrears);
  money_clear(&late_fee);
  money_clear(&cap);
}

static void total_row(const struct quotation *quotation, const struct person_total *total) {
  const struct money *const shares[] = {&total->employer, &total->employee, &total->arrears};
  struct money fee = {0};
  const struct money *const fees[] = {&fee, &total->total};
  money_add(&fee, &total->late_fee, &total->deferral_interest);
  paper_row(quotation->paper);
  quotation_put_word(quotation, COLUMN_NAME, COLUMN_NAME, LABEL_QUOTE_SUM, STYLE_TOTAL_TEXT);
  quotation_blanks(quotation, COLUMN_BASE, COLUMN_BASE, STYLE_TOTAL_TEXT);
  quotation_amounts(quotation, COLUMN_EMPLOYER, shares, 3, STYLE_TOTAL_MONEY);
  quotation_blanks(quotation, COLUMN_FIRST, COLUMN_DAYS, STYLE_TOTAL_TEXT);
  quotation_amounts(quotation, COLUMN_FEE, fees, 2, STYLE_TOTAL_MONEY);
  money_clear(&fee);
}

/* The title of a table of months, with the last day of their fee. */
static void table_title(const struct quotation *quotation, enum label id, struct month first,
                        struct month last) {
  struct month_sum sum;
  struct buffer days[2] = {{0}};
  sum_months(&sum, quotation->dossier, first, last);
  figure_date(&days[0], sum.last_most);
  figure_date(&days[1], sum.last_least);
  const int count = !date_is_set(sum.last_most) ? 0 : sum.last_least.serial == sum.last_most.serial ? 1 : 2;
  const struct text arguments[] = {buffer_text(&days[0]), buffer_text(&days[1])};
  quotation_section_words(quotation, id, arguments, count);
  for (int i = 0; i < 2; i++) buffer_clear(&days[i]);
  month_sum_clear(&sum);
}

static void month_table(const struct quotation *quotation, enum label title, struct month first,
                        struct month last, const struct person_total *total) {
  table_title(quotation, title, first, last);
  months_head(quotation);
  for (int i = first.index; i <= last.index; i++) month_row(quotation, (struct month){i});
  difference_rows(quotation);
  total_row(quotation, total);
  quotation_parts(quotation);
}

static void year_table(const struct quotation *quotation, struct month first, struct month last,
                       const struct person_total *total) {
  table_title(quotation, LABEL_QUOTATION_BY_YEAR, first, last);
  months_head(quotation);
  while (first.index <= last.index) {
    struct month december = month_from(month_year(first), 12);
    if (december.index > last.index) december = last;
    year_row(quotation, first, december);
    first = month_add(december, 1);
  }
  difference_rows(quotation);
  total_row(quotation, total);
}

/* NULL: months were paid on different bases, or amounts stated instead. */
static const struct money *paid_base(const struct dossier *dossier) {
  const struct money *base = NULL;
  for (int i = 0; i < dossier->assessment_count; i++)
    for (size_t k = 0; k < dossier->assessments[i].shortfall_count; k++) {
      const struct shortfall_line *line = &dossier->assessments[i].shortfalls[k];
      if (!line->has_paid_base || (base != NULL && money_compare(base, &line->paid_base) != 0)) return NULL;
      base = &line->paid_base;
    }
  return base;
}

/* Base times rate is not what stands there: says why. */
static void differences(const struct quotation *quotation) {
  const struct money *base = paid_base(quotation->dossier);
  struct buffer paid = {0};
  if (base != NULL) amount_text(&paid, base);
  const struct text argument = buffer_text(&paid);
  quotation_paragraph(quotation, LABEL_QUOTATION_DIFFERENCES, &argument, base == NULL ? 0 : 1);
  buffer_clear(&paid);
}

int quotation_months(const struct dossier *dossier) {
  const struct month first = first_month(dossier), last = last_month(dossier);
  return month_is_set(first) ? last.index - first.index + 1 : 0;
}

void quotation_tables(const struct quotation *quotation, const struct person_total *total) {
  const struct month first = first_month(quotation->dossier), last = last_month(quotation->dossier);
  if (!month_is_set(first)) return;
  quotation_schemes(quotation);
  if (quotation->has_appendix)
    year_table(quotation, first, last, total);
  else
    month_table(quotation, LABEL_QUOTATION_BY_MONTH, first, last, total);
  if (quotation->dossier->reported.kind == KIND_SHORTFALL) differences(quotation);
}

void quotation_appendix(const struct quotation *quotation, const struct person_total *total) {
  const struct month first = first_month(quotation->dossier), last = last_month(quotation->dossier);
  if (!month_is_set(first)) return;
  paper_begin_appendix(quotation->paper);
  month_table(quotation, LABEL_QUOTATION_APPENDIX, first, last, total);
}
