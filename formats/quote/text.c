#include "formats/quote/text.h"

#include "calc/figure.h"
#include "formats/quote/basis.h"
#include "formats/quote/grade.h"
#include "formats/quote/heading.h"
#include "formats/quote/months.h"
#include "formats/quote/short.h"
#include "formats/quote/steps.h"
#include "formats/quote/words.h"
#include "formats/words/delay_text.h"
#include "formats/words/display_width.h"
#include "formats/words/figures_text.h"
#include "formats/words/note_text.h"
#include "formats/words/text_grid.h"

enum { INDENT = 2, FACT_COLUMNS = 3 };

/* The answer on its way: facts are rows of label, figure, remark. */
struct quote {
  struct buffer *out;
  const struct quote_options *options;
  const struct dossier *dossier;
  struct text_grid facts;
};

static void add_words(struct buffer *out, const struct quote *quote, enum label id) {
  buffer_add_text(out, text_from(label(quote->options->language, id)));
}

/* Begins a fact: its label, indented by `depth` levels below the block. */
static struct buffer *fact(struct quote *quote, int depth, enum label id) {
  for (int i = 0; i < depth * INDENT; i++) buffer_add_byte(&quote->facts.texts, ' ');
  add_words(&quote->facts.texts, quote, id);
  text_grid_cell(&quote->facts);
  return &quote->facts.texts;
}

/* Ends the figure; a remark may follow until fact_end. */
static struct buffer *fact_remark(struct quote *quote) {
  text_grid_cell(&quote->facts);
  return &quote->facts.texts;
}

static void fact_end(struct quote *quote) {
  while (quote->facts.count % FACT_COLUMNS != 0) text_grid_cell(&quote->facts);
}

static void facts_print(struct quote *quote, const char *aligns) {
  quote->facts.aligns = aligns;
  text_grid_print(quote->out, &quote->facts, INDENT, quote->options->with_colour);
  text_grid_clear(&quote->facts);
  quote->facts.columns = FACT_COLUMNS;
}

static void amount_fact(struct quote *quote, int depth, enum label id, const struct money *amount) {
  quote_amount(fact(quote, depth, id), amount);
}

static void date_fact(struct quote *quote, enum label id, struct date date) {
  if (!date_is_set(date)) return;
  date_format(fact(quote, 0, id), date);
  fact_end(quote);
}

/* Two amounts into a template: employer {0} + employee {1}. */
static void add_two_amounts(struct buffer *out, const struct quote *quote, enum label id,
                            const struct money *first, const struct money *second) {
  struct buffer texts = {0};
  quote_amount(&texts, first);
  size_t length = texts.length;
  quote_amount(&texts, second);
  const struct text arguments[] = {{texts.at, length}, {texts.at + length, texts.length - length}};
  quote_label(out, quote->options, id, arguments, 2);
  buffer_clear(&texts);
}

static void add_amount_label(struct buffer *out, const struct quote *quote, enum label id,
                             const struct money *amount) {
  struct buffer text = {0};
  quote_amount(&text, amount);
  const struct text argument = buffer_text(&text);
  quote_label(out, quote->options, id, &argument, 1);
  buffer_clear(&text);
}

/* One paragraph, indented and wrapped, with its line end. */
static void paragraph(struct quote *quote, struct text text) {
  buffer_add_literal(quote->out, "  ");
  display_wrap(quote->out, text, INDENT, INDENT, quote->options->width);
  buffer_add_byte(quote->out, '\n');
}

static void fee_remark(struct quote *quote, const struct assessment *assessment) {
  struct buffer *remark = fact_remark(quote);
  if (!assessment_has(assessment, FIGURE_BEARER)) {
    const bool waits = (assessment->notes & NOTE(FEE_WAITS_FOR_ORDER)) != 0;
    add_words(remark, quote, waits ? LABEL_QUOTE_FEE_WAITS : LABEL_QUOTE_NO_FEE);
    return;
  }
  const struct text bearer = quote_word(quote->options, WORDS_PAYER, (int)assessment->late_fee_bearer);
  quote_label(remark, quote->options, LABEL_QUOTE_BORNE_BY, &bearer, 1);
}

/* What was paid before, and what is left. */
static void part_facts(struct quote *quote, const struct assessment *assessment) {
  if (!assessment_has(assessment, FIGURE_PART)) return;
  struct buffer day = {0};
  date_format(&day, quote->dossier->reported.paid_on);
  const struct text argument = buffer_text(&day);
  amount_fact(quote, 0, LABEL_PAID, &assessment->paid);
  quote_label(fact_remark(quote), quote->options, LABEL_QUOTE_PAID_ON, &argument, 1);
  fact_end(quote);
  amount_fact(quote, 0, LABEL_OUTSTANDING, &assessment->outstanding);
  fact_end(quote);
  buffer_clear(&day);
}

/* What is owed for the days of a deferral, and through which day. */
static void interest_fact(struct quote *quote, const struct assessment *assessment) {
  if (!assessment_has(assessment, FIGURE_INTEREST)) return;
  struct buffer day = {0};
  date_format(&day, quote->dossier->reported.deferred_to);
  const struct text argument = buffer_text(&day);
  amount_fact(quote, 1, LABEL_DEFERRAL_INTEREST, &assessment->deferral_interest);
  quote_label(fact_remark(quote), quote->options, LABEL_QUOTE_DEFERRED, &argument, 1);
  fact_end(quote);
  buffer_clear(&day);
}

static void backpay_money(struct quote *quote, const struct assessment *assessment) {
  amount_fact(quote, 0, LABEL_QUOTE_TO_PAY, &assessment->total);
  fact_end(quote);
  amount_fact(quote, 1, LABEL_ARREARS, &assessment->arrears);
  if (assessment->payer != PAYER_FLEXIBLE)
    add_two_amounts(fact_remark(quote), quote, LABEL_QUOTE_SHARES, &assessment->employer_arrears,
                    &assessment->employee_arrears);
  fact_end(quote);
  amount_fact(quote, 1, LABEL_LATE_FEE, &assessment->late_fee);
  fee_remark(quote, assessment);
  fact_end(quote);
  if (!money_is_zero(&assessment->cap_reduction)) {
    amount_fact(quote, 1, LABEL_CAP_REDUCTION, &assessment->cap_reduction);
    add_amount_label(fact_remark(quote), quote, LABEL_QUOTE_UNCAPPED, &assessment->late_fee_uncapped);
    fact_end(quote);
  }
  interest_fact(quote, assessment);
  if (!money_is_zero(&assessment->rounding_difference)) {
    amount_fact(quote, 1, LABEL_ROUNDING_DIFFERENCE, &assessment->rounding_difference);
    add_words(fact_remark(quote), quote, LABEL_QUOTE_CONTAINED);
    fact_end(quote);
  }
  part_facts(quote, assessment);
  facts_print(quote, "lrl");
}

static void not_payable(struct quote *quote, const struct assessment *assessment) {
  struct buffer line = {0}, digits = {0};
  figure_number(&digits, assessment->months);
  const struct text argument = buffer_text(&digits);
  quote_label(&line, quote->options, LABEL_QUOTE_NOT_PAYABLE, &argument, 1);
  if (quote->options->with_colour) buffer_add_literal(quote->out, "\033[1m");
  paragraph(quote, buffer_text(&line));
  if (quote->options->with_colour) buffer_add_literal(quote->out, "\033[0m");
  buffer_clear(&line);
  buffer_clear(&digits);
}

static void resume_fact(struct quote *quote, const struct assessment *assessment) {
  if (!assessment_has(assessment, FIGURE_WAIT)) return;
  struct buffer texts = {0};
  date_format(&texts, assessment->resumes_on);
  size_t length = texts.length;
  figure_number(&texts, assessment->wait_months);
  const struct text arguments[] = {{texts.at, length}, {texts.at + length, texts.length - length}};
  quote_label(fact(quote, 0, LABEL_RESUMES_ON), quote->options, LABEL_QUOTE_WAIT, arguments, 2);
  fact_end(quote);
  buffer_clear(&texts);
}

/* A figure as a fact of its own, by its type in figures.def. */
#define PUT_COUNT(out, value) figure_number(out, value)
#define PUT_DAY(out, value) date_format(out, value)
#define PUT_WORD(out, value) buffer_add_text(out, quote_word(quote->options, (value).list, (value).index))
#define PUT_MONEY(out, value) quote_amount(out, &(value))

#define SHOW_OWN(label, type, value, when)
#define SHOW_RESUMPTION(label, type, value, when) resume_fact(quote, assessment);
#define SHOW_COVER(label, type, value, when)  \
  if (when) {                                 \
    PUT_##type(fact(quote, 0, label), value); \
    fact_end(quote);                          \
  }

static void print_cover(struct quote *quote, const struct assessment *assessment) {
#define RESULT_ROW(ID, key, label, type, value, when, sum, width, terminal) \
  SHOW_##terminal(label, type, value, when)
#include "calc/figures.def"
  if (quote->facts.count == 0) return;
  quote_title(quote->out, quote->options, LABEL_QUOTE_COVER);
  facts_print(quote, NULL);
  quote_grade_print_cover(quote->out, quote->options, quote->dossier, assessment);
}

static void print_delay(struct quote *quote, const struct assessment *assessment) {
  struct buffer sentence = {0};
  delay_text(&sentence, quote->options->language, assessment);
  if (sentence.length > 0) {
    quote_title(quote->out, quote->options, LABEL_QUOTE_OUTLOOK);
    paragraph(quote, buffer_text(&sentence));
  }
  buffer_clear(&sentence);
}

static bool is_separator(struct text text, size_t at, size_t *length) {
  static const struct text separators[] = {{"；", 3}, {"; ", 2}, {";", 1}};
  for (size_t i = 0; i < sizeof separators / sizeof separators[0]; i++)
    if (text_starts_with(text_from_offset(text, at), separators[i])) {
      *length = separators[i].length;
      return true;
    }
  return false;
}

static void print_documents(struct quote *quote, const struct assessment *assessment) {
  const struct rule *row =
      quote->options->language == LANGUAGE_ZH ? assessment->documents_zh : assessment->documents_en;
  if (row == NULL) return;
  quote_title(quote->out, quote->options, LABEL_QUOTE_DOCUMENTS);
  struct text rest = row->value_text;
  while (rest.length > 0) {
    size_t at = 0, length = 0;
    while (at < rest.length && !is_separator(rest, at, &length)) at++;
    if (at > 0) paragraph(quote, (struct text){rest.at, at});
    rest = text_from_offset(rest, at + length);
    length = 0;
  }
}

/* One note as a paragraph, with its code. */
static void print_note(struct quote *quote, int code, const struct assessment *assessment) {
  struct buffer line = {0};
  if (note_is_assumption(code))
    buffer_add_text(&line, text_from(label(quote->options->language, LABEL_QUOTE_ASSUMED)));
  note_text(&line, quote->options->language, code,
            (struct note_reader){.assessment = assessment, .regions = quote->options->regions});
  buffer_add_literal(&line, " [");
  buffer_add_text(&line, text_from(diagnostics_table[code].code));
  buffer_add_byte(&line, ']');
  paragraph(quote, buffer_text(&line));
  buffer_clear(&line);
}

/* What the answer above rests on that nobody stated. */
static void print_assumptions(struct quote *quote, const struct assessment *assessment) {
  for (int code = NOTE_FIRST; (code = note_next(assessment->notes, code)) != NOTE_NONE; code++)
    if (note_is_assumption(code)) print_note(quote, code, assessment);
}

static void print_notes(struct quote *quote, const struct assessment *assessment) {
  bool has_title = false;
  for (int code = NOTE_FIRST; (code = note_next(assessment->notes, code)) != NOTE_NONE; code++) {
    if (note_is_assumption(code)) continue;
    if (!has_title) quote_title(quote->out, quote->options, LABEL_QUOTE_NOTES);
    has_title = true;
    print_note(quote, code, assessment);
  }
}

static void backpay_answer(struct quote *quote, const struct assessment *assessment) {
  if (assessment->status == ASSESSMENT_NOT_PAYABLE)
    not_payable(quote, assessment);
  else
    backpay_money(quote, assessment);
}

/* What one missing month costs; the lump sum is a whole number of them. */
static void topup_remark(struct quote *quote, const struct assessment *assessment) {
  struct integer months = integer_from(assessment->months), rest = {0};
  struct money monthly = {0};
  struct buffer texts = {0};
  integer_divide(&monthly.fen, &rest, &assessment->arrears.fen, &months);
  figure_number(&texts, assessment->months);
  size_t length = texts.length;
  quote_amount(&texts, &monthly);
  const struct text arguments[] = {{texts.at, length}, {texts.at + length, texts.length - length}};
  quote_label(fact_remark(quote), quote->options, LABEL_QUOTE_TOPUP, arguments, 2);
  buffer_clear(&texts);
  money_clear(&monthly);
  integer_clear(&rest);
}

static void topup_answer(struct quote *quote, const struct assessment *assessment) {
  amount_fact(quote, 0, LABEL_QUOTE_TO_PAY, &assessment->total);
  if (assessment->months > 0)
    topup_remark(quote, assessment);
  else
    add_words(fact_remark(quote), quote, LABEL_QUOTE_TOPUP_NONE);
  fact_end(quote);
  facts_print(quote, "lrl");
}

static void resident_answer(struct quote *quote, const struct assessment *assessment) {
  amount_fact(quote, 0, LABEL_QUOTE_TO_PAY, &assessment->total);
  fact_end(quote);
  facts_print(quote, "lrl");
}

static void transfer_answer(struct quote *quote, const struct assessment *assessment) {
  date_fact(quote, LABEL_QUOTE_TRANSFER_DONE, assessment->resumes_on);
  facts_print(quote, NULL);
}

static void credit_answer(struct quote *quote, const struct assessment *assessment) {
  amount_fact(quote, 0, LABEL_QUOTE_CREDIT, &assessment->account_credit);
  fact_end(quote);
  facts_print(quote, "lrl");
}

typedef void answer_function(struct quote *quote, const struct assessment *assessment);

static answer_function *const answers[KIND_COUNT] = {
    [KIND_BACKPAY] = backpay_answer,   [KIND_TOPUP] = topup_answer,       [KIND_RESIDENT] = resident_answer,
    [KIND_TRANSFER] = transfer_answer, [KIND_SHORTFALL] = backpay_answer, [KIND_CREDIT] = credit_answer,
};

/* Where there are several results, each has its scheme above it. */
static void section_title(struct quote *quote, const struct assessment *assessment) {
  struct buffer *out = quote->out;
  buffer_add_byte(out, '\n');
  if (quote->dossier->assessment_count == 1) return;
  if (quote->options->with_colour) buffer_add_literal(out, "\033[1m");
  buffer_add_literal(out, "== ");
  buffer_add_text(out, quote_word(quote->options, WORDS_SCHEME, (int)assessment->scheme));
  buffer_add_literal(out, " ==");
  if (quote->options->with_colour) buffer_add_literal(out, "\033[0m");
  buffer_add_byte(out, '\n');
}

static void print_section(struct quote *quote, const struct assessment *assessment,
                          const struct quote_basis *basis) {
  enum kind kind = quote->dossier->reported.kind;
  section_title(quote, assessment);
  answers[kind](quote, assessment);
  quote_grade_print_amounts(quote->out, quote->options, quote->dossier, assessment);
  print_assumptions(quote, assessment);
  if (kind != KIND_CREDIT) print_cover(quote, assessment);
  print_delay(quote, assessment);
  quote_months_print(quote->out, quote->options, basis, assessment);
  if (quote->options->explains) quote_steps_print(quote->out, quote->options, basis, assessment);
  print_documents(quote, assessment);
  print_notes(quote, assessment);
}

/* One scheme: its money. Several: the table above has it. */
static void print_short(struct quote *quote, size_t start) {
  const struct dossier *dossier = quote->dossier;
  const bool has_table = dossier->assessment_count > 1 && kind_has_months(dossier->reported.kind);
  for (int i = 0; i < dossier->assessment_count && !has_table; i++) {
    section_title(quote, &dossier->assessments[i]);
    answers[dossier->reported.kind](quote, &dossier->assessments[i]);
  }
  quote_short_print(quote->out, start, quote->options, dossier);
}

static void print_all(struct quote *quote) {
  const struct dossier *dossier = quote->dossier;
  struct quote_basis basis;
  quote_basis_gather(&basis, quote->options->language, dossier);
  for (int i = 0; i < dossier->assessment_count; i++) print_section(quote, &dossier->assessments[i], &basis);
  quote_basis_print(quote->out, quote->options, &basis, dossier);
  quote_basis_clear(&basis);
}

void quote_text(struct buffer *out, const struct quote_options *options, const struct dossier *dossier) {
  struct quote quote = {
      .out = out, .options = options, .dossier = dossier, .facts = {.columns = FACT_COLUMNS}};
  const size_t start = out->length;
  quote_heading_print(out, options, dossier);
  if (dossier->assessment_count > 1 && kind_has_months(dossier->reported.kind))
    quote_person_print(out, options, dossier);
  if (options->explains)
    print_all(&quote);
  else
    print_short(&quote, start);
  text_grid_clear(&quote.facts);
}
