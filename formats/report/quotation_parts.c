#include "formats/report/quotation_parts.h"

enum {
  COLUMN_NAME,
  COLUMN_ARREARS,
  COLUMN_PART,
  COLUMN_FIRST,
  COLUMN_PART_LAST,
  COLUMN_PART_DAYS,
  COLUMN_REST,
  COLUMN_REST_DAYS,
  COLUMN_FEE
};

static void days_cell(const struct quotation *quotation, int column, bool has_days, int days) {
  if (has_days)
    quotation_number(quotation, column, days);
  else
    quotation_blanks(quotation, column, column, STYLE_NUMERAL);
}

static void amount_cell(const struct quotation *quotation, int column, const struct money *amount,
                        enum xlsx_style style) {
  paper_amount(quotation->paper, column, column, amount, style);
}

/* With the interest of a deferral, as in the table of months. */
static void part_row(const struct quotation *quotation, const struct assessment *assessment,
                     const struct ledger_line *line, const struct part_payment *part) {
  struct buffer month = {0};
  struct money rest = {0}, fee = {0};
  money_set(&fee, &line->late_fee);
  if (assessment_has(assessment, FIGURE_INTEREST))
    money_add(&fee, &fee, &assessment_deferral(assessment, line)->interest);
  month_format(&month, line->month);
  money_subtract(&rest, &line->arrears, &part->amount);
  const bool has_rest_days = line->has_days && !money_is_zero(&rest);
  paper_row(quotation->paper);
  paper_text(quotation->paper, COLUMN_NAME, COLUMN_NAME, buffer_text(&month), STYLE_TEXT);
  amount_cell(quotation, COLUMN_ARREARS, &line->arrears, STYLE_MONEY);
  amount_cell(quotation, COLUMN_PART, &part->amount, STYLE_MONEY);
  quotation_day(quotation, COLUMN_FIRST, line->fee_first);
  quotation_day(quotation, COLUMN_PART_LAST, part->last);
  days_cell(quotation, COLUMN_PART_DAYS, line->has_days, part->days);
  amount_cell(quotation, COLUMN_REST, &rest, STYLE_MONEY);
  days_cell(quotation, COLUMN_REST_DAYS, has_rest_days, line->days);
  amount_cell(quotation, COLUMN_FEE, &fee, STYLE_MONEY);
  money_clear(&fee);
  money_clear(&rest);
  buffer_clear(&month);
}

/* A line with one amount, what the part comes to or what of it went to the fee. */
static void amount_row(const struct quotation *quotation, enum label id, const struct money *amount,
                       enum xlsx_style words, enum xlsx_style money) {
  paper_row(quotation->paper);
  quotation_put_word(quotation, COLUMN_NAME, COLUMN_NAME, id, words);
  for (int i = COLUMN_ARREARS; i < PAPER_COLUMNS; i++)
    if (i != COLUMN_PART) paper_text(quotation->paper, i, i, TEXT(""), words);
  amount_cell(quotation, COLUMN_PART, amount, money);
}

/* Months that nothing of it went to stand in the table of months alone. */
static void part_rows(const struct quotation *quotation, const struct assessment *assessment) {
  struct money of_fee = {0};
  money_set(&of_fee, &assessment->paid);
  for (size_t i = 0; i < assessment->line_count; i++) {
    const struct ledger_line *line = &assessment->lines[i];
    const struct part_payment *part = assessment_part(assessment, line);
    if (money_is_zero(&part->amount)) continue;
    part_row(quotation, assessment, line, part);
    money_subtract(&of_fee, &of_fee, &part->amount);
  }
  if (!money_is_zero(&of_fee))
    amount_row(quotation,
               assessment_has(assessment, FIGURE_INTEREST) ? LABEL_QUOTATION_PART_OF_INTEREST
                                                           : LABEL_QUOTATION_PART_OF_FEE,
               &of_fee, STYLE_TEXT, STYLE_MONEY);
  amount_row(quotation, LABEL_QUOTE_SUM, &assessment->paid, STYLE_TOTAL_TEXT, STYLE_TOTAL_MONEY);
  money_clear(&of_fee);
}

void quotation_parts(const struct quotation *quotation) {
  static const enum label labels[PAPER_COLUMNS] = {
      LABEL_LEDGER_MONTH,     LABEL_LEDGER_ARREARS,      LABEL_LEDGER_PART_PAID,
      LABEL_LEDGER_FEE_FIRST, LABEL_QUOTATION_PART_LAST, LABEL_LEDGER_PART_DAYS,
      LABEL_QUOTATION_REST,   LABEL_QUOTATION_REST_DAYS, LABEL_LEDGER_LATE_FEE};
  for (int i = 0; i < quotation->dossier->assessment_count; i++) {
    const struct assessment *assessment = &quotation->dossier->assessments[i];
    if (!assessment_has(assessment, FIGURE_PART) || assessment->status != ASSESSMENT_OK) continue;
    quotation_section(quotation, LABEL_QUOTATION_PARTS);
    quotation_table_head(quotation, labels);
    part_rows(quotation, assessment);
  }
}
