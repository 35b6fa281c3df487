#include "formats/report/quotation.h"

#include "formats/report/capital_figures.h"
#include "formats/report/quotation_foot.h"
#include "formats/report/quotation_months.h"
#include "formats/report/quotation_rates.h"
#include "formats/words/figures_text.h"
#include "formats/words/region_text.h"

enum { TITLE_HEIGHT = 28, GRAND_HEIGHT = 20 };

static const enum label titles[KIND_COUNT] = {
    [KIND_BACKPAY] = LABEL_QUOTATION_BACKPAY,     [KIND_TOPUP] = LABEL_QUOTATION_TOPUP,
    [KIND_RESIDENT] = LABEL_QUOTATION_RESIDENT,   [KIND_TRANSFER] = LABEL_QUOTATION_TRANSFER,
    [KIND_SHORTFALL] = LABEL_QUOTATION_SHORTFALL, [KIND_CREDIT] = LABEL_QUOTATION_CREDIT,
};

static void lay_title(const struct quotation *quotation) {
  paper_tall_row(quotation->paper, TITLE_HEIGHT);
  quotation_put_word(quotation, 0, PAPER_LAST, titles[quotation->dossier->reported.kind], STYLE_TITLE);
}

static void fact_region(struct quotation_facts *facts, enum label id, region_code region) {
  struct buffer name = {0};
  for (EACH_SHEET_LANGUAGE(language, facts->quotation->language)) {
    sheet_words_part(&name, 0, ' ');
    region_text(&name, language, facts->quotation->regions, region);
  }
  sheet_words_once(&name, 0, facts->quotation->language);
  quotation_fact_text(facts, id, buffer_text(&name));
  buffer_clear(&name);
}

static void fact_day(struct quotation_facts *facts, enum label id, struct date day) {
  struct buffer text = {0};
  figure_date(&text, day);
  quotation_fact_text(facts, id, buffer_text(&text));
  buffer_clear(&text);
}

static void fact_gap(struct quotation_facts *facts, const struct dossier *dossier) {
  struct buffer from = {0}, to = {0}, span = {0};
  const bool is_short = dossier->reported.kind == KIND_SHORTFALL;
  const struct month gap_to = dossier->assessments[0].gap_to;
  if (!month_is_set(gap_to)) return;
  month_format(&from, dossier->reported.gap_from);
  month_format(&to, gap_to);
  const struct text arguments[] = {buffer_text(&from), buffer_text(&to)};
  quotation_add(&span, facts->quotation, LABEL_QUOTATION_SPAN, arguments, 2);
  quotation_fact_text(facts, is_short ? LABEL_QUOTATION_SHORT : LABEL_QUOTATION_GAP, buffer_text(&span));
  buffer_clear(&from);
  buffer_clear(&to);
  buffer_clear(&span);
}

static void fact_schemes(struct quotation_facts *facts, const struct dossier *dossier) {
  enum scheme schemes[SCHEME_COUNT];
  struct buffer names = {0};
  for (int i = 0; i < dossier->assessment_count; i++) schemes[i] = dossier->assessments[i].scheme;
  for (EACH_SHEET_LANGUAGE(language, facts->quotation->language)) {
    sheet_words_part(&names, 0, ' ');
    quotation_say_schemes(&names, language, LABEL_QUOTATION_SCHEMES, schemes, dossier->assessment_count);
  }
  quotation_fact_text(facts, LABEL_FIELD_SCHEME, buffer_text(&names));
  buffer_clear(&names);
}

static bool was_assessed(const struct dossier *dossier, enum scheme scheme) {
  for (int i = 0; i < dossier->assessment_count; i++)
    if (dossier->assessments[i].scheme == scheme) return true;
  return false;
}

/* What --partial left out, so that nobody takes the total for that of all schemes. */
static void fact_left_out(struct quotation_facts *facts, const struct dossier *dossier) {
  enum scheme schemes[SCHEME_COUNT];
  struct buffer text = {0};
  int count = 0;
  for (int i = 0; i < dossier->reported.scheme_count; i++)
    if (!was_assessed(dossier, dossier->reported.schemes[i])) schemes[count++] = dossier->reported.schemes[i];
  for (EACH_SHEET_LANGUAGE(language, facts->quotation->language)) {
    sheet_words_part(&text, 0, '\n');
    if (count > 0) quotation_say_schemes(&text, language, LABEL_QUOTATION_NOT_COUNTED, schemes, count);
  }
  quotation_fact_line(facts, LABEL_QUOTATION_LEFT_OUT, buffer_text(&text));
  buffer_clear(&text);
}

/* The person first; of a long employer's name the line is its own. */
static void lay_head(const struct quotation *quotation) {
  const struct reported_case *reported = &quotation->dossier->reported;
  struct quotation_facts facts = {.quotation = quotation};
  quotation_fact_text(&facts, LABEL_FIELD_NAME, reported->name);
  quotation_fact_text(&facts, LABEL_FIELD_ID_NUMBER, reported->id_number);
  quotation_fact_text(&facts, LABEL_FIELD_EMPLOYER, reported->employer);
  quotation_fact_text(&facts, LABEL_FIELD_CASE_ID, reported->case_id);
  fact_region(&facts, LABEL_FIELD_REGION, reported->region);
  if (reported->kind == KIND_TRANSFER) fact_region(&facts, LABEL_QUOTATION_TO, reported->region_to);
  if (reported->kind != KIND_RESIDENT) fact_schemes(&facts, quotation->dossier);
  if (kind_has_months(reported->kind))
    quotation_fact_text(&facts, LABEL_FIELD_PAYER,
                        quotation_word(quotation, word_label(WORDS_PAYER, (int)reported->payer)));
  fact_gap(&facts, quotation->dossier);
  fact_day(&facts, kind_has_months(reported->kind) ? LABEL_FIELD_PAY_ON : LABEL_QUOTATION_DONE_ON,
           reported->pay_on);
  if (date_is_set(reported->paid_on)) fact_day(&facts, LABEL_FIELD_PAID_ON, reported->paid_on);
  if (dossier_is_partial(quotation->dossier)) fact_left_out(&facts, quotation->dossier);
  quotation_facts_end(&facts);
}

/* What is to be paid, and in Chinese its name in capital figures. */
static void lay_grand_total(const struct quotation *quotation, enum label id, const struct money *total) {
  struct paper *paper = quotation->paper;
  struct buffer capitals = {0};
  paper_tall_row(paper, GRAND_HEIGHT);
  quotation_put_word(quotation, 0, 0, id, STYLE_GRAND_LABEL);
  paper_amount(paper, 1, PAPER_HALF - 1, total, STYLE_GRAND_MONEY);
  if (sheet_words_have(quotation->language, LANGUAGE_ZH) && capital_figures_add(&capitals, total)) {
    paper_tall_row(paper, GRAND_HEIGHT);
    quotation_put_word(quotation, 0, 0, LABEL_REPORT_CAPITALS, STYLE_GRAND_LABEL);
    paper_text(paper, 1, PAPER_LAST, buffer_text(&capitals), STYLE_GRAND_LABEL);
  }
  buffer_clear(&capitals);
}

/* How many months a lump sum is for. */
static void fact_months(struct quotation_facts *facts, int months) {
  struct buffer text = {0};
  figure_number(&text, months);
  quotation_fact_text(facts, LABEL_MONTHS, buffer_text(&text));
  buffer_clear(&text);
}

/* Of several schemes the table of schemes has them. */
static void fact_rates(struct quotation_facts *facts) {
  const struct dossier *dossier = facts->quotation->dossier;
  const enum label id =
      dossier->assessments[0].payer == PAYER_FLEXIBLE ? LABEL_QUOTATION_RATES : LABEL_QUOTATION_RATES_SHARES;
  struct buffer rates = {0};
  if (dossier->assessment_count == 1 && quotation_rates_plain(&rates, &dossier->assessments[0]))
    quotation_fact_text(facts, id, buffer_text(&rates));
  buffer_clear(&rates);
}

/* At which rates a day the fee is charged, and who bears it. */
static void fact_fee(struct quotation_facts *facts) {
  const struct quotation *quotation = facts->quotation;
  const struct assessment *assessment = quotation->dossier->assessments;
  struct buffer rates = {0}, text = {0};
  quotation_fee_rates(&rates, quotation->dossier);
  for (EACH_SHEET_LANGUAGE(language, quotation->language)) {
    const struct text arguments[] = {
        buffer_text(&rates),
        text_from(label(language, word_label(WORDS_PAYER, (int)assessment->late_fee_bearer)))};
    sheet_words_part(&text, 0, ' ');
    quotation_say(&text, language, LABEL_QUOTATION_FEE_TERMS, arguments,
                  assessment_has(assessment, FIGURE_BEARER) ? 2 : 1);
  }
  if (rates.length > 0) quotation_fact_text(facts, parameter_label(PARAMETER_FEE_RATE), buffer_text(&text));
  buffer_clear(&rates);
  buffer_clear(&text);
}

/* What the base was formed from, which a floor or ceiling hides. Of wages that change the months show the
 * bases alone. */
static void fact_wage(struct quotation_facts *facts) {
  const struct stated_number *wage = &facts->quotation->dossier->reported.wage;
  const enum label id = field_label(FIELD_WAGE);
  struct money yuan = {0};
  struct buffer text = {0};
  if (!wage->is_stated || wage->step_count > 0) return;
  if (money_round(&yuan, &wage->number, (struct rounding){ROUNDING_EXACT, 1})) {
    quotation_fact_amount(facts, id, &yuan);
  } else {
    exact_format(&text, &wage->number);
    quotation_fact_text(facts, id, buffer_text(&text));
  }
  money_clear(&yuan);
  buffer_clear(&text);
}

/* Of a case that was paid in part what is still owed comes first, and then what it is left of. */
static void lay_to_pay(struct quotation_facts *facts, const struct person_total *total) {
  if (money_is_zero(&total->paid)) {
    lay_grand_total(facts->quotation, LABEL_QUOTE_TO_PAY, &total->total);
    return;
  }
  lay_grand_total(facts->quotation, LABEL_QUOTATION_STILL_TO_PAY, &total->outstanding);
  quotation_fact_amount(facts, LABEL_REPORT_GRAND_TOTAL, &total->total);
  quotation_fact_amount(facts, LABEL_PAID, &total->paid);
}

static void lay_amounts(const struct quotation *quotation, const struct person_total *total) {
  struct quotation_facts facts = {.quotation = quotation};
  const enum kind kind = quotation->dossier->reported.kind;
  quotation_section(quotation, LABEL_QUOTATION_AMOUNTS);
  lay_to_pay(&facts, total);
  if (kind == KIND_TOPUP) fact_months(&facts, quotation->dossier->assessments[0].months);
  if (kind_has_months(kind)) {
    quotation_fact_amount(&facts, LABEL_ARREARS, &total->arrears);
    quotation_fact_amount(&facts, LABEL_LATE_FEE, &total->late_fee);
    if (total->has_interest)
      quotation_fact_amount(&facts, LABEL_DEFERRAL_INTEREST, &total->deferral_interest);
    quotation_fact_amount(&facts, LABEL_EMPLOYER_ARREARS, &total->employer);
    quotation_fact_amount(&facts, LABEL_EMPLOYEE_ARREARS, &total->employee);
    const bool is_gross = !money_is_zero(&total->paid);
    quotation_fact_amount(&facts,
                          is_gross ? LABEL_QUOTATION_EMPLOYER_PAYS_GROSS : LABEL_QUOTATION_EMPLOYER_PAYS,
                          &total->employer_pays);
    quotation_fact_amount(&facts,
                          is_gross ? LABEL_QUOTATION_EMPLOYEE_PAYS_GROSS : LABEL_QUOTATION_EMPLOYEE_PAYS,
                          &total->employee_pays);
    fact_fee(&facts);
    fact_rates(&facts);
  }
  fact_wage(&facts);
  quotation_facts_end(&facts);
  if (quotation->dossier->assessment_count == 1)
    quotation_rates_told(quotation, &quotation->dossier->assessments[0]);
}

/* In the place of the amount: that there is none, and of how many months. */
static void lay_not_payable(const struct quotation *quotation) {
  struct buffer months = {0}, line = {0};
  figure_number(&months, quotation->dossier->assessments[0].months);
  const struct text argument = buffer_text(&months);
  quotation_section(quotation, LABEL_QUOTATION_AMOUNTS);
  quotation_add(&line, quotation, LABEL_QUOTE_NOT_PAYABLE, &argument, 1);
  paper_tall_row(quotation->paper, GRAND_HEIGHT);
  paper_text(quotation->paper, 0, PAPER_LAST, buffer_text(&line), STYLE_GRAND_LABEL);
  buffer_clear(&months);
  buffer_clear(&line);
}

static void lay_end(const struct quotation *quotation) {
  quotation_caveats(quotation);
  quotation_signatures(quotation);
}

static void lay(const struct quotation *quotation, const struct person_total *total) {
  lay_title(quotation);
  lay_head(quotation);
  if (quotation_is_payable(quotation))
    lay_amounts(quotation, total);
  else if (kind_has_months(quotation->dossier->reported.kind))
    lay_not_payable(quotation);
  quotation_tables(quotation, total);
  quotation_foot(quotation, total);
  if (!quotation->has_appendix) lay_end(quotation);
}

/* Months that would make the page too small to read stand behind it, as many months do. */
void quotation_lay(const struct quotation *quotation) {
  struct quotation laid = *quotation;
  const int months = quotation_months(quotation->dossier);
  struct person_total total;
  person_total_of(&total, quotation->dossier);
  laid.has_appendix = months > QUOTATION_MONTHS_MOST;
  lay(&laid, &total);
  if (!laid.has_appendix && months > QUOTATION_MONTHS_ALWAYS && !paper_is_readable(laid.paper)) {
    laid.has_appendix = true;
    paper_clear(laid.paper);
    lay(&laid, &total);
  }
  if (laid.has_appendix) {
    quotation_appendix(&laid, &total);
    lay_end(&laid);
  }
  person_total_clear(&total);
}
