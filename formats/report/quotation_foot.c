#include "formats/report/quotation_foot.h"

#include "calc/figure.h"
#include "calc/grading.h"
#include "formats/words/amount_text.h"
#include "formats/words/delay_text.h"
#include "formats/words/figures_text.h"
#include "formats/words/note_text.h"

enum { SIGNATURE_HEIGHT = 30 };

static struct text word(enum language language, enum label id) { return text_from(label(language, id)); }

/* Ends a paragraph that may have become none, and empties the line. */
static void lay_line(const struct quotation *quotation, struct buffer *line) {
  if (line->length > 0) paper_paragraph(quotation->paper, buffer_text(line), STYLE_PARAGRAPH);
  buffer_clear(line);
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

static void lay_worse(const struct quotation *quotation, const struct assessment *assessment) {
  struct buffer words = {0}, line = {0};
  for (EACH_SHEET_LANGUAGE(language, quotation->language)) {
    sheet_words_part(&line, 0, '\n');
    buffer_reset(&words);
    delay_worse_text(&words, language, assessment);
    quotation_say_of_scheme(&line, quotation, language, assessment, buffer_text(&words));
  }
  lay_line(quotation, &line);
  buffer_clear(&words);
}

static void lay_timing(const struct quotation *quotation, const struct person_total *total) {
  quotation_section(quotation, LABEL_QUOTATION_VALID);
  lay_validity(quotation, &total->late_fee_per_day);
  for (int i = 0; i < quotation->dossier->assessment_count; i++)
    lay_worse(quotation, &quotation->dossier->assessments[i]);
}

static const struct rule *documents_of(const struct quotation *quotation, enum language language, int i) {
  const struct assessment *assessment = &quotation->dossier->assessments[i];
  const struct rule *const rows[LANGUAGE_COUNT] = {
      [LANGUAGE_ZH] = assessment->documents_zh, [LANGUAGE_EN] = assessment->documents_en};
  return rows[language];
}

static bool was_listed(const struct quotation *quotation, enum language language, int i) {
  const struct rule *row = documents_of(quotation, language, i);
  for (int k = 0; k < i; k++) {
    const struct rule *earlier = documents_of(quotation, language, k);
    if (earlier != NULL && text_equals(earlier->value_text, row->value_text)) return true;
  }
  return false;
}

/* The same papers are named once. Returns whether any are known. */
static bool lay_papers(const struct quotation *quotation, enum language language) {
  bool is_known = false;
  for (int i = 0; i < quotation->dossier->assessment_count; i++) {
    const struct rule *row = documents_of(quotation, language, i);
    struct buffer line = {0};
    if (row == NULL || was_listed(quotation, language, i)) continue;
    if (is_known)
      quotation_say_of_scheme(&line, quotation, language, &quotation->dossier->assessments[i],
                              row->value_text);
    else
      buffer_add_text(&line, row->value_text);
    lay_line(quotation, &line);
    is_known = true;
  }
  return is_known;
}

static void lay_documents(const struct quotation *quotation) {
  bool is_known = false;
  quotation_section(quotation, LABEL_QUOTE_DOCUMENTS);
  for (EACH_SHEET_LANGUAGE(language, quotation->language))
    is_known = lay_papers(quotation, language) || is_known;
  quotation_paragraph(quotation, is_known ? LABEL_QUOTATION_DOCUMENTS_DECIDE : LABEL_QUOTATION_NO_DOCUMENTS,
                      NULL, 0);
}

static void add_grade(struct buffer *out, enum language language, enum label id, int grade) {
  if (grade == GRADE_NONE) return;
  const struct text arguments[] = {word(language, id), word(language, word_label(WORDS_GRADE, grade))};
  if (out->length > 0) buffer_add_text(out, word(language, LABEL_DELAY_SEMICOLON));
  quotation_say(out, language, LABEL_QUOTATION_OF_SCHEME, arguments, 2);
}

static void say_named(struct buffer *out, enum language language, enum label id, parameter_set named) {
  struct text names[PARAMETER_COUNT];
  int count = 0;
  for (parameter_set rest = named; rest != 0; rest &= rest - 1)
    names[count++] = word(language, parameter_label((enum parameter)__builtin_ctzll(rest)));
  quotation_say(out, language, id, names, count);
}

/* The names of the parameters that rest on one grade. */
static void lay_named(const struct quotation *quotation, enum label id, parameter_set named) {
  struct buffer line = {0};
  for (EACH_SHEET_LANGUAGE(language, quotation->language)) {
    sheet_words_part(&line, 0, '\n');
    if (named != 0) say_named(&line, language, id, named);
  }
  lay_line(quotation, &line);
}

static void add_grades(struct buffer *out, enum language language, const struct assessment *assessment) {
  add_grade(out, language, LABEL_ARREARS_GRADE, assessment->arrears_grade);
  add_grade(out, language, LABEL_FEE_GRADE, assessment->fee_grade);
  add_grade(out, language, LABEL_COVER_GRADE, assessment->cover_grade);
}

static bool are_alike(const struct assessment *left, const struct assessment *right) {
  return left->arrears_grade == right->arrears_grade && left->fee_grade == right->fee_grade &&
         left->cover_grade == right->cover_grade;
}

/* The names of the schemes that are graded like scheme `i`; none where an earlier one is. */
static void add_alike(struct buffer *out, const struct quotation *quotation, enum language language, int i) {
  const struct assessment *assessments = quotation->dossier->assessments;
  enum scheme schemes[SCHEME_COUNT];
  int count = 0;
  for (int k = 0; k < quotation->dossier->assessment_count; k++) {
    if (!are_alike(&assessments[k], &assessments[i])) continue;
    if (k < i) return;
    schemes[count++] = assessments[k].scheme;
  }
  quotation_say_schemes(out, language, LABEL_QUOTATION_SCHEMES, schemes, count);
}

static void say_grades_of(struct buffer *out, const struct quotation *quotation, enum language language,
                          int i) {
  struct buffer names = {0}, grades = {0};
  add_alike(&names, quotation, language, i);
  add_grades(&grades, language, &quotation->dossier->assessments[i]);
  const struct text arguments[] = {buffer_text(&names), buffer_text(&grades)};
  if (names.length > 0 && grades.length > 0)
    quotation_say(out, language, LABEL_QUOTATION_OF_SCHEME, arguments, 2);
  buffer_clear(&names);
  buffer_clear(&grades);
}

/* Schemes of the same grades in one line. */
static void lay_grades_of(const struct quotation *quotation, int i) {
  struct buffer line = {0};
  for (EACH_SHEET_LANGUAGE(language, quotation->language)) {
    sheet_words_part(&line, 0, '\n');
    say_grades_of(&line, quotation, language, i);
  }
  lay_line(quotation, &line);
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

static void lay_note(const struct quotation *quotation, int code, struct note_reader reader) {
  struct buffer line = {0};
  for (EACH_SHEET_LANGUAGE(language, quotation->language)) {
    sheet_words_part(&line, 0, '\n');
    if (note_is_assumption(code)) buffer_add_text(&line, word(language, LABEL_QUOTE_ASSUMED));
    note_text(&line, language, code, reader);
  }
  lay_line(quotation, &line);
}

/* Each note of any scheme, once; one that names its scheme, of each. */
static void lay_notes(const struct quotation *quotation) {
  note_set said = 0;
  for (int i = 0; i < quotation->dossier->assessment_count; i++) {
    const struct assessment *assessment = &quotation->dossier->assessments[i];
    const struct note_reader reader = {
        .assessment = assessment, .regions = quotation->regions, .names_sources = true};
    for (int code = NOTE_FIRST; (code = note_next(assessment->notes & ~said, code)) != NOTE_NONE; code++)
      lay_note(quotation, code, reader);
    said |= assessment->notes & ~NOTES_OF_SCHEME;
  }
}

/* Of a month that was paid in part these days are those of the rest. */
static void add_part_days(struct buffer *out, enum language language, const struct assessment *assessment,
                          const struct ledger_line *line) {
  const struct part_payment *part = assessment_part(assessment, line);
  struct money rest = {0};
  struct buffer texts[3] = {{0}};
  money_subtract(&rest, &line->arrears, &part->amount);
  amount_text(&texts[0], &rest);
  amount_text(&texts[1], &part->amount);
  figure_number(&texts[2], assessment_deferral(assessment, line)->part_days);
  const struct text arguments[] = {buffer_text(&texts[0]), buffer_text(&texts[1]), buffer_text(&texts[2])};
  if (!money_is_zero(&part->amount))
    quotation_say(out, language, LABEL_QUOTATION_INTEREST_PART, arguments, 3);
  for (int i = 0; i < 3; i++) buffer_clear(&texts[i]);
  money_clear(&rest);
}

/* `2025-07 0.0035x153;2025-08 0.0035x122` */
static void add_interest_days(struct buffer *out, enum language language,
                              const struct assessment *assessment) {
  const size_t start = out->length;
  for (size_t i = 0; i < assessment->line_count; i++) {
    const struct ledger_line *line = &assessment->lines[i];
    const struct deferral_line *deferral = assessment_deferral(assessment, line);
    if (!deferral->has_interest) continue;
    sheet_words_part(out, start, ';');
    month_format(out, line->month);
    buffer_add_byte(out, ' ');
    figure_fee_rates(out, assessment_interest_segments(assessment, deferral));
    if (assessment_has(assessment, FIGURE_PART)) add_part_days(out, language, assessment, line);
  }
}

/* How the interest of a deferral comes about; the table of months has no room for its days. */
static void lay_interest(const struct quotation *quotation, const struct assessment *assessment) {
  struct buffer line = {0}, words = {0};
  for (EACH_SHEET_LANGUAGE(language, quotation->language)) {
    sheet_words_part(&line, 0, '\n');
    buffer_reset(&words);
    buffer_add_text(&words, word(language, LABEL_QUOTE_INTEREST));
    buffer_add_literal(&words, ": ");
    add_interest_days(&words, language, assessment);
    quotation_say_of_scheme(&line, quotation, language, assessment, buffer_text(&words));
  }
  lay_line(quotation, &line);
  buffer_clear(&words);
}

static void lay_interests(const struct quotation *quotation) {
  for (int i = 0; i < quotation->dossier->assessment_count; i++)
    if (assessment_has(&quotation->dossier->assessments[i], FIGURE_INTEREST))
      lay_interest(quotation, &quotation->dossier->assessments[i]);
}

void quotation_signatures(const struct quotation *quotation) {
  static const enum label lines[][4] = {
      {LABEL_RUN_PREPARED, LABEL_RUN_REVIEWED, LABEL_RUN_APPROVED, LABEL_RUN_DAY},
      {LABEL_QUOTATION_SEAL, LABEL_COUNT, LABEL_COUNT, LABEL_COUNT}};
  for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
    paper_tall_row(quotation->paper, SIGNATURE_HEIGHT);
    for (int k = 0; k < 4; k++) {
      if (lines[i][k] == LABEL_COUNT)
        paper_text(quotation->paper, 2 * k, 2 * k, TEXT(""), STYLE_SIGNED);
      else
        quotation_put_word(quotation, 2 * k, 2 * k, lines[i][k], STYLE_SIGNATURE);
      paper_text(quotation->paper, 2 * k + 1, k == 3 ? PAPER_LAST : 2 * k + 1, TEXT(""), STYLE_SIGNED);
    }
  }
}

void quotation_foot(const struct quotation *quotation, const struct person_total *total) {
  for (int i = 0; i < quotation->dossier->assessment_count; i++)
    lay_cover(quotation, &quotation->dossier->assessments[i]);
  lay_timing(quotation, total);
  if (quotation_is_payable(quotation) || !kind_has_months(quotation->dossier->reported.kind))
    lay_documents(quotation);
}

void quotation_caveats(const struct quotation *quotation) {
  quotation_section(quotation, LABEL_QUOTATION_GRADES);
  lay_grades(quotation);
  lay_interests(quotation);
  lay_notes(quotation);
  quotation_paragraph(quotation, LABEL_REPORT_DISCLAIMER, NULL, 0);
}
