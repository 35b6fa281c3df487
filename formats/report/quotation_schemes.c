#include "formats/report/quotation_schemes.h"

#include "formats/report/quotation_rates.h"

enum { COLUMN_NAME, COLUMN_MONTHS, COLUMN_RATES, COLUMN_SHARES };

/* Words, which a column has no room for, stand below the table. */
static void rates_cell(const struct quotation *quotation, const struct assessment *assessment) {
  struct buffer rates = {0};
  if (quotation_rates_plain(&rates, assessment))
    paper_text(quotation->paper, COLUMN_RATES, COLUMN_RATES, buffer_text(&rates), STYLE_NUMERAL);
  else
    quotation_put_word(quotation, COLUMN_RATES, COLUMN_RATES, LABEL_QUOTATION_RATES_BELOW, STYLE_NUMERAL);
  buffer_clear(&rates);
}

static void scheme_row(const struct quotation *quotation, const struct assessment *assessment) {
  struct money fee = {0};
  const struct money *const shares[] = {&assessment->employer_arrears,
                                        &assessment->employee_arrears,
                                        &assessment->arrears,
                                        &assessment->late_fee_per_day,
                                        &fee,
                                        &assessment->total};
  money_add(&fee, &assessment->late_fee, &assessment->deferral_interest);
  paper_row(quotation->paper);
  quotation_put_word(quotation, COLUMN_NAME, COLUMN_NAME, word_label(WORDS_SCHEME, (int)assessment->scheme),
                     STYLE_TEXT);
  quotation_number(quotation, COLUMN_MONTHS, assessment->payable_months);
  rates_cell(quotation, assessment);
  if (assessment->status == ASSESSMENT_OK) {
    quotation_amounts(quotation, COLUMN_SHARES, shares, 6, STYLE_MONEY);
    money_clear(&fee);
    return;
  }
  quotation_blanks(quotation, COLUMN_SHARES, PAPER_LAST - 1, STYLE_TEXT);
  quotation_put_word(quotation, PAPER_LAST, PAPER_LAST, LABEL_LINE_NOT_PAYABLE, STYLE_TEXT);
}

void quotation_schemes(const struct quotation *quotation) {
  static const enum label labels[PAPER_COLUMNS] = {
      LABEL_FIELD_SCHEME,     LABEL_PAYABLE_MONTHS,  LABEL_QUOTATION_RATES,
      LABEL_LEDGER_EMPLOYER,  LABEL_LEDGER_EMPLOYEE, LABEL_LEDGER_ARREARS,
      LABEL_LATE_FEE_PER_DAY, LABEL_LEDGER_LATE_FEE, LABEL_QUOTATION_SUBTOTAL};
  if (quotation->dossier->assessment_count == 1) return;
  quotation_section(quotation, LABEL_QUOTATION_BY_SCHEME);
  quotation_table_head(quotation, labels);
  for (int i = 0; i < quotation->dossier->assessment_count; i++)
    scheme_row(quotation, &quotation->dossier->assessments[i]);
  for (int i = 0; i < quotation->dossier->assessment_count; i++)
    quotation_rates_told(quotation, &quotation->dossier->assessments[i]);
}
