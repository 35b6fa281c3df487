#include "formats/report/quotation_foot.h"

#include "calc/figure.h"
#include "calc/grading.h"
#include "formats/words/amount_text.h"
#include "formats/words/delay_text.h"
#include "formats/words/figures_text.h"
#include "formats/words/note_text.h"

enum { SIGNATURE_HEIGHT = 26 };

/* Before words of one scheme of several: its name. */
static void add_scheme(struct buffer *out, const struct quotation *quotation,
                       const struct assessment *assessment, struct text words) {
  const struct text arguments[] = {quotation_scheme(quotation, assessment->scheme), words};
  if (quotation->dossier->assessment_count == 1)
    buffer_add_text(out, words);
  else
    quotation_add(out, quotation, LABEL_QUOTATION_OF_SCHEME, arguments, 2);
}

static void scheme_paragraph(const struct quotation *quotation, const struct assessment *assessment,
                             struct text words) {
  struct buffer line = {0};
  if (text_is_empty(words)) return;
  add_scheme(&line, quotation, assessment, words);
  paper_paragraph(quotation->paper, buffer_text(&line), STYLE_PARAGRAPH);
  buffer_clear(&line);
}

static void fact_resumption(struct quotation_facts *facts, const struct assessment *assessment) {
  struct buffer day = {0}, months = {0}, text = {0};
  if (!date_is_set(assessment->resumes_on)) return;
  date_format(&day, assessment->resumes_on);
  figure_number(&months, assessment->wait_months);
  const struct text arguments[] = {buffer_text(&day), buffer_text(&months)};
  if (assessment_has(assessment, FIGURE_WAIT))
    quotation_add(&text, facts->quotation, LABEL_QUOTE_WAIT, arguments, 2);
  else
    buffer_add_text(&text, arguments[0]);
  const bool is_transfer = facts->quotation->dossier->reported.kind == KIND_TRANSFER;
  quotation_fact_text(facts, is_transfer ? LABEL_QUOTE_TRANSFER_DONE : LABEL_RESUMES_ON, buffer_text(&text));
  buffer_clear(&day);
  buffer_clear(&months);
  buffer_clear(&text);
}

static bool has_cover(const struct assessment *assessment) {
  return assessment_has(assessment, FIGURE_GAP) || assessment_has(assessment, FIGURE_ACCOUNT_CREDIT) ||
         date_is_set(assessment->suspended_from) || date_is_set(assessment->resumes_on);
}

/* A credit (划入) is worked out a month, that of a back-payment for all its months. */
static enum label cover_label(const struct quotation *quotation, enum label id) {
  const bool is_credit = quotation->dossier->reported.kind == KIND_CREDIT && id == LABEL_ACCOUNT_CREDIT;
  return is_credit ? LABEL_QUOTATION_CREDIT_MONTH : id;
}

/* A figure as a fact of its own, by its type in figures.def. */
#define PUT_COUNT(out, value) figure_number(out, value)
#define PUT_DAY(out, value) date_format(out, value)
#define PUT_WORD(out, value) \
  buffer_add_text(out, quotation_word(facts.quotation, word_label((value).list, (value).index)))
#define PUT_MONEY(out, value) amount_text(out, &(value))

#define SHOW_OWN(label, type, value, when)
#define SHOW_RESUMPTION(label, type, value, when) fact_resumption(&facts, assessment);
#define SHOW_COVER(label, type, value, when)                                        \
  if (when) {                                                                       \
    PUT_##type(&text, value);                                                       \
    quotation_fact_text(&facts, cover_label(quotation, label), buffer_text(&text)); \
    buffer_reset(&text);                                                            \
  }

static void lay_cover(const struct quotation *quotation, const struct assessment *assessment) {
  struct quotation_facts facts = {.quotation = quotation};
  struct buffer text = {0};
  if (!has_cover(assessment)) return;
  quotation_section(quotation, LABEL_QUOTE_COVER);
#define RESULT_ROW(ID, key, label, type, value, when, sum, width, terminal) \
  SHOW_##terminal(label, type, value, when)
#include "calc/figures.def"
  quotation_facts_end(&facts);
  buffer_clear(&text);
}

/* What each later day costs over all, and until when the amounts hold. */
static void lay_validity(const struct quotation *quotation, const struct money *per_day) {
  const struct date paid = quotation->dossier->reported.pay_on;
  struct buffer day = {0}, next = {0}, amount = {0};
  date_format(&day, paid);
  date_format(&next, date_add_days(paid, 1));
  amount_text(&amount, per_day);
  const struct text arguments[] = {buffer_text(&day), buffer_text(&next), buffer_text(&amount)};
  quotation_paragraph(quotation,
                      money_is_zero(per_day) ? LABEL_QUOTATION_VALID_DAY : LABEL_QUOTATION_VALID_FEE,
                      arguments, 3);
  buffer_clear(&day);
  buffer_clear(&next);
  buffer_clear(&amount);
}

static void lay_timing(const struct quotation *quotation, const struct person_total *total) {
  quotation_section(quotation, LABEL_QUOTATION_VALID);
  lay_validity(quotation, &total->late_fee_per_day);
  for (int i = 0; i < quotation->dossier->assessment_count; i++) {
    const struct assessment *assessment = &quotation->dossier->assessments[i];
    struct buffer words = {0};
    delay_worse_text(&words, quotation->language, assessment);
    scheme_paragraph(quotation, assessment, buffer_text(&words));
    buffer_clear(&words);
  }
}

static const struct rule *documents_of(const struct quotation *quotation, int i) {
  const struct assessment *assessment = &quotation->dossier->assessments[i];
  return quotation->language == LANGUAGE_ZH ? assessment->documents_zh : assessment->documents_en;
}

static bool was_listed(const struct quotation *quotation, int i) {
  for (int k = 0; k < i; k++) {
    const struct rule *earlier = documents_of(quotation, k);
    if (earlier != NULL && text_equals(earlier->value_text, documents_of(quotation, i)->value_text))
      return true;
  }
  return false;
}

/* The same papers are named once. */
static void lay_documents(const struct quotation *quotation) {
  bool is_known = false;
  quotation_section(quotation, LABEL_QUOTE_DOCUMENTS);
  for (int i = 0; i < quotation->dossier->assessment_count; i++) {
    const struct rule *row = documents_of(quotation, i);
    if (row == NULL || was_listed(quotation, i)) continue;
    if (is_known)
      scheme_paragraph(quotation, &quotation->dossier->assessments[i], row->value_text);
    else
      paper_paragraph(quotation->paper, row->value_text, STYLE_PARAGRAPH);
    is_known = true;
  }
  quotation_paragraph(quotation, is_known ? LABEL_QUOTATION_DOCUMENTS_DECIDE : LABEL_QUOTATION_NO_DOCUMENTS,
                      NULL, 0);
}

static void add_grade(struct buffer *out, const struct quotation *quotation, enum label id, int grade) {
  if (grade == GRADE_NONE) return;
  const struct text arguments[] = {quotation_word(quotation, id),
                                   quotation_word(quotation, word_label(WORDS_GRADE, grade))};
  if (out->length > 0) buffer_add_text(out, quotation_word(quotation, LABEL_DELAY_SEMICOLON));
  quotation_add(out, quotation, LABEL_QUOTATION_OF_SCHEME, arguments, 2);
}

/* The names of the parameters that rest on one grade. */
static void lay_named(const struct quotation *quotation, enum label id, parameter_set named) {
  struct text names[PARAMETER_COUNT];
  int count = 0;
  for (parameter_set rest = named; rest != 0; rest &= rest - 1)
    names[count++] = quotation_word(quotation, parameter_label((enum parameter)__builtin_ctzll(rest)));
  if (count > 0) quotation_paragraph(quotation, id, names, count);
}

static void add_grades(struct buffer *out, const struct quotation *quotation,
                       const struct assessment *assessment) {
  add_grade(out, quotation, LABEL_ARREARS_GRADE, assessment->arrears_grade);
  add_grade(out, quotation, LABEL_FEE_GRADE, assessment->fee_grade);
  add_grade(out, quotation, LABEL_COVER_GRADE, assessment->cover_grade);
}

static bool are_alike(const struct assessment *left, const struct assessment *right) {
  return left->arrears_grade == right->arrears_grade && left->fee_grade == right->fee_grade &&
         left->cover_grade == right->cover_grade;
}

/* The names of the schemes that are graded like scheme `i`; none where an earlier one is. */
static void add_alike(struct buffer *out, const struct quotation *quotation, int i) {
  const struct assessment *assessments = quotation->dossier->assessments;
  struct text names[SCHEME_COUNT];
  int count = 0;
  for (int k = 0; k < quotation->dossier->assessment_count; k++) {
    if (!are_alike(&assessments[k], &assessments[i])) continue;
    if (k < i) return;
    names[count++] = quotation_scheme(quotation, assessments[k].scheme);
  }
  quotation_add_list(out, quotation, names, count);
}

/* Schemes of the same grades in one line. */
static void lay_grades_of(const struct quotation *quotation, int i) {
  struct buffer names = {0}, grades = {0};
  add_alike(&names, quotation, i);
  add_grades(&grades, quotation, &quotation->dossier->assessments[i]);
  const struct text arguments[] = {buffer_text(&names), buffer_text(&grades)};
  if (names.length > 0 && grades.length > 0)
    quotation_paragraph(quotation, LABEL_QUOTATION_OF_SCHEME, arguments, 2);
  buffer_clear(&names);
  buffer_clear(&grades);
}

static void lay_grades(const struct quotation *quotation) {
  const enum kind kind = quotation->dossier->reported.kind;
  const parameter_set concerned = grading_concerned(kind, CONCERN_ARREARS) |
                                  grading_concerned(kind, CONCERN_FEE) |
                                  grading_concerned(kind, CONCERN_COVER);
  parameter_set weak = 0, unofficial = 0;
  for (int i = 0; i < quotation->dossier->assessment_count; i++) {
    lay_grades_of(quotation, i);
    weak |= quotation->dossier->assessments[i].graded[GRADE_DEFAULT] & concerned;
    unofficial |= quotation->dossier->assessments[i].graded[GRADE_SECONDARY] & concerned;
  }
  lay_named(quotation, LABEL_QUOTATION_WEAK, weak);
  lay_named(quotation, LABEL_QUOTATION_UNOFFICIAL, unofficial & ~weak);
}

/* Each note of any scheme, once. */
static void lay_notes(const struct quotation *quotation) {
  note_set said = 0;
  for (int i = 0; i < quotation->dossier->assessment_count; i++) {
    const struct assessment *assessment = &quotation->dossier->assessments[i];
    const struct note_reader reader = {.assessment = assessment, .regions = quotation->regions};
    for (int code = NOTE_FIRST; (code = note_next(assessment->notes & ~said, code)) != NOTE_NONE; code++) {
      struct buffer line = {0};
      if (note_is_assumption(code)) buffer_add_text(&line, quotation_word(quotation, LABEL_QUOTE_ASSUMED));
      note_text(&line, quotation->language, code, reader);
      paper_paragraph(quotation->paper, buffer_text(&line), STYLE_PARAGRAPH);
      buffer_clear(&line);
    }
    said |= assessment->notes;
  }
}

static void lay_signatures(const struct quotation *quotation) {
  static const enum label lines[][4] = {
      {LABEL_RUN_PREPARED, LABEL_RUN_REVIEWED, LABEL_RUN_APPROVED, LABEL_RUN_DAY},
      {LABEL_QUOTATION_SEAL, LABEL_COUNT, LABEL_COUNT, LABEL_COUNT}};
  for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
    paper_tall_row(quotation->paper, SIGNATURE_HEIGHT);
    for (int k = 0; k < 4; k++) {
      const struct text name = lines[i][k] == LABEL_COUNT ? TEXT("") : quotation_word(quotation, lines[i][k]);
      paper_text(quotation->paper, 2 * k, 2 * k, name, STYLE_SIGNATURE);
      paper_text(quotation->paper, 2 * k + 1, 2 * k + 1, TEXT(""), STYLE_SIGNATURE);
    }
  }
}

void quotation_foot(const struct quotation *quotation, const struct person_total *total) {
  for (int i = 0; i < quotation->dossier->assessment_count; i++)
    lay_cover(quotation, &quotation->dossier->assessments[i]);
  lay_timing(quotation, total);
  lay_documents(quotation);
  quotation_section(quotation, LABEL_QUOTATION_GRADES);
  lay_grades(quotation);
  lay_notes(quotation);
  quotation_paragraph(quotation, LABEL_REPORT_DISCLAIMER, NULL, 0);
  lay_signatures(quotation);
}
