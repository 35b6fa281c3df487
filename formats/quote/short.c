#include "formats/quote/short.h"

#include "calc/grading.h"
#include "formats/quote/basis.h"
#include "formats/quote/words.h"
#include "formats/words/delay_text.h"
#include "formats/words/display_width.h"
#include "formats/words/figures_text.h"
#include "formats/words/note_text.h"
#include "formats/words/parameter_text.h"
#include "formats/words/value_text.h"
#include "formats/words/visible_text.h"

enum { INDENT = 2, SOURCES_SHOWN = 3 };

struct short_answer {
  struct buffer *out;
  const struct quote_options *options;
  const struct dossier *dossier;
};

static int lines_since(const struct buffer *out, size_t start) {
  int lines = 0;
  for (size_t i = start; i < out->length; i++)
    if (out->at[i] == '\n') lines++;
  return lines;
}

static void paragraph(const struct short_answer *answer, struct buffer *line) {
  if (line->length == 0) return;
  buffer_add_literal(answer->out, "  ");
  display_wrap(answer->out, buffer_text(line), INDENT, INDENT, answer->options->width);
  buffer_add_byte(answer->out, '\n');
  buffer_reset(line);
}

/* Appends whole characters up to so many columns, and tells by three points that there were more. */
static void add_cut(struct buffer *out, struct text text, int columns) {
  enum { POINTS = 3 };
  struct buffer visible = {0};
  visible_text_add(&visible, text);
  const struct text whole = buffer_text(&visible);
  size_t length = whole.length;
  while (display_width((struct text){whole.at, length}) > columns - (length < whole.length ? POINTS : 0)) {
    length--;
    while (length > 0 && ((unsigned char)whole.at[length] & 0xC0u) == 0x80u) length--;
  }
  buffer_add(out, whole.at, length);
  if (length < whole.length) buffer_add_literal(out, "...");
  buffer_clear(&visible);
}

/* Where the lines that so many line ends close have their end. */
static size_t lines_end(struct text text, int lines) {
  for (size_t i = 0; i < text.length; i++)
    if (text.at[i] == '\n' && --lines == 0) return i;
  return text.length;
}

/* A paragraph of so many lines at most, 1 or more; three points tell that there were more. */
static void paragraph_within(const struct short_answer *answer, struct buffer *line, int most) {
  struct buffer wrapped = {0}, last = {0};
  display_wrap(&wrapped, buffer_text(line), INDENT, INDENT, answer->options->width);
  const size_t end = lines_end(buffer_text(&wrapped), most);
  if (end == wrapped.length) {
    paragraph(answer, line);
  } else {
    const size_t before = most == 1 ? 0 : lines_end(buffer_text(&wrapped), most - 1) + 1 + INDENT;
    buffer_add_literal(answer->out, "  ");
    buffer_add(answer->out, wrapped.at, before);
    buffer_add(&last, wrapped.at + before, end - before);
    buffer_add_literal(&last, "...");
    add_cut(answer->out, buffer_text(&last), answer->options->width - INDENT);
    buffer_add_byte(answer->out, '\n');
  }
  buffer_clear(&wrapped);
  buffer_clear(&last);
}

/* From when to when there is no cover, who pays the bills of that time, what becomes of continuous years. */
static void print_cover(const struct short_answer *answer, const struct assessment *assessment) {
  struct buffer line = {0}, texts[3] = {0};
  if (assessment_has(assessment, FIGURE_GAP)) {
    date_format(&texts[0], assessment->suspended_from);
    date_format(&texts[1], assessment->resumes_on);
    figure_number(&texts[2], assessment->wait_months);
    const struct text arguments[] = {
        buffer_text(&texts[0]), buffer_text(&texts[1]), buffer_text(&texts[2]),
        quote_word(answer->options, WORDS_COSTS, (int)assessment->gap_costs),
        quote_word(answer->options, WORDS_CONTINUITY, (int)assessment->continuity)};
    quote_label(&line, answer->options, LABEL_SHORT_COVER, arguments, 5);
  } else if (assessment_has(assessment, FIGURE_WAIT)) {
    date_format(&texts[1], assessment->resumes_on);
    figure_number(&texts[2], assessment->wait_months);
    const struct text arguments[] = {buffer_text(&texts[1]), buffer_text(&texts[2])};
    quote_label(&line, answer->options, LABEL_SHORT_RETURN, arguments, 2);
  }
  paragraph(answer, &line);
  buffer_clear(&line);
  for (int i = 0; i < 3; i++) buffer_clear(&texts[i]);
}

/* What a day costs over all stands in the table of several schemes. */
static void print_delay(const struct short_answer *answer, const struct assessment *assessment) {
  struct buffer line = {0};
  if (answer->dossier->assessment_count == 1)
    delay_text(&line, answer->options->language, assessment);
  else
    delay_worse_text(&line, answer->options->language, assessment);
  paragraph(answer, &line);
  buffer_clear(&line);
}

/* The weakest grade of all results, and the parameters that make it so, in so many lines at most. */
static void print_grade(const struct short_answer *answer, int lines) {
  struct buffer line = {0}, names = {0};
  int weakest = GRADE_NONE;
  parameter_set why = 0;
  for (int i = 0; i < answer->dossier->assessment_count; i++) {
    const struct assessment *assessment = &answer->dossier->assessments[i];
    const int grade = assessment_grade(assessment);
    if (grade > weakest) why = 0;
    if (grade >= weakest) why |= assessment->grade_why;
    weakest = grade > weakest ? grade : weakest;
  }
  parameter_names(&names, answer->options->language, why);
  if (weakest != GRADE_NONE) {
    const struct text arguments[] = {quote_word(answer->options, WORDS_GRADE, weakest), buffer_text(&names)};
    quote_label(&line, answer->options, LABEL_SHORT_GRADE, arguments, names.length > 0 ? 2 : 1);
  }
  paragraph_within(answer, &line, lines);
  buffer_clear(&line);
  buffer_clear(&names);
}

/* What becomes of a personal account is the answer to a transfer, not a remark on it. */
static void print_account(const struct short_answer *answer) {
  const struct assessment *assessment = &answer->dossier->assessments[0];
  const note_set told = assessment->notes & (NOTE(ACCOUNT_MOVES) | NOTE(ACCOUNT_STAYS));
  struct buffer line = {0};
  if (told != 0)
    note_text(&line, answer->options->language, note_next(told, NOTE_FIRST),
              (struct note_reader){.assessment = assessment, .regions = answer->options->regions});
  paragraph(answer, &line);
  buffer_clear(&line);
}

/* Those that are assumptions, or those that are not. */
static note_set chosen(note_set notes, bool assumptions) {
  note_set rest = notes & ~(NOTE(ACCOUNT_MOVES) | NOTE(ACCOUNT_STAYS));
  for (int code = NOTE_FIRST; (code = note_next(notes, code)) != NOTE_NONE; code++)
    if (note_is_assumption(code) != assumptions) rest &= ~((note_set)1 << (code - NOTE_FIRST));
  return rest;
}

/* Appends notes in words, with their codes, behind the words that open the line. */
static void add_notes(struct buffer *line, const struct short_answer *answer,
                      const struct assessment *assessment, note_set notes, enum label opening) {
  const enum language language = answer->options->language;
  for (int code = NOTE_FIRST; (code = note_next(notes, code)) != NOTE_NONE; code++) {
    buffer_add_text(line, text_from(label(language, line->length == 0 ? opening : LABEL_DELAY_SEMICOLON)));
    note_text(line, language, code,
              (struct note_reader){.assessment = assessment, .regions = answer->options->regions});
    buffer_add_literal(line, " [");
    buffer_add_text(line, text_from(diagnostics_table[code].code));
    buffer_add_byte(line, ']');
  }
}

/* Each note of any scheme, once; one that names its scheme, of each. */
static void print_notes(const struct short_answer *answer, bool assumptions) {
  struct buffer line = {0};
  note_set told = 0;
  for (int i = 0; i < answer->dossier->assessment_count; i++) {
    const struct assessment *assessment = &answer->dossier->assessments[i];
    add_notes(&line, answer, assessment, chosen(assessment->notes & ~told, assumptions),
              assumptions ? LABEL_QUOTE_ASSUMED : LABEL_SHORT_NOTED);
    told |= assessment->notes & ~NOTES_OF_SCHEME;
  }
  paragraph(answer, &line);
  buffer_clear(&line);
}

/* By their codes alone, where the screen has no room for words. */
static void print_codes(const struct short_answer *answer) {
  struct buffer line = {0}, codes = {0};
  figure_notes(&codes, chosen(dossier_notes(answer->dossier), false));
  const struct text argument = buffer_text(&codes);
  if (codes.length > 0) quote_label(&line, answer->options, LABEL_SHORT_NOTES, &argument, 1);
  paragraph(answer, &line);
  buffer_clear(&line);
  buffer_clear(&codes);
}

/* What decides most of an answer, the weightiest first. */
static const enum parameter weightiest[] = {
    PARAMETER_EMPLOYER_RATE,
    PARAMETER_FLEXIBLE_BACKPAY_RATE,
    PARAMETER_FEE_RATE,
    PARAMETER_RESUME,
    PARAMETER_EMPLOYEE_RATE,
    PARAMETER_TOPUP_RATE,
    PARAMETER_REQUIRED_MONTHS,
    PARAMETER_AVERAGE_WAGE,
    PARAMETER_RESIDENT_PREMIUM,
    PARAMETER_FIXED_WAIT_MONTHS,
    PARAMETER_REPAIR_FLOOR_MONTHS,
    PARAMETER_TRANSFER_OUT_WORKDAYS,
    PARAMETER_TRANSFER_IN_WORKDAYS,
    PARAMETER_IN_PROVINCE_ACCOUNT,
    PARAMETER_RETIREE_CREDIT_FIXED,
    PARAMETER_RETIREE_CREDIT_RATE,
    PARAMETER_ACCOUNT_RATE,
    PARAMETER_BACKPAY_MONTHS_MAX,
    PARAMETER_FEE_APPLIES,
};

static void print_source(const struct short_answer *answer, const struct rule *row) {
  struct buffer line = {0}, value = {0};
  value_text_words(&value, answer->options->language, row);
  if (value.length == 0) visible_text_add(&value, row->value_text);
  const struct text arguments[] = {
      text_from(label(answer->options->language, parameter_label(row->parameter))), buffer_text(&value),
      quote_word(answer->options, WORDS_GRADE, (int)row->confidence), row->source};
  quote_label(&line, answer->options, LABEL_SHORT_SOURCE, arguments, 4);
  buffer_add_literal(answer->out, "  ");
  add_cut(answer->out, buffer_text(&line), answer->options->width - INDENT);
  buffer_add_byte(answer->out, '\n');
  buffer_clear(&value);
  buffer_clear(&line);
}

static const struct rule *find_row(const struct quote_basis *basis, enum parameter parameter) {
  for (size_t i = 0; i < basis->count; i++)
    if (basis->rows[i]->parameter == parameter) return basis->rows[i];
  return NULL;
}

static void print_sources(const struct short_answer *answer, int most) {
  struct quote_basis basis;
  int shown = 0;
  quote_basis_gather(&basis, answer->options->language, answer->dossier);
  for (size_t i = 0; i < sizeof weightiest / sizeof weightiest[0] && shown < most; i++) {
    const struct rule *row = find_row(&basis, weightiest[i]);
    if (row == NULL) continue;
    if (shown++ == 0) buffer_add_byte(answer->out, '\n');
    print_source(answer, row);
  }
  quote_basis_clear(&basis);
}

static void print_more(const struct short_answer *answer) {
  struct buffer line = {0};
  quote_label(&line, answer->options, LABEL_SHORT_MORE, NULL, 0);
  paragraph(answer, &line);
  buffer_clear(&line);
}

void quote_short_print(struct buffer *out, size_t start, const struct quote_options *options,
                       const struct dossier *dossier) {
  struct buffer notes = {0}, more = {0};
  const struct short_answer answer = {out, options, dossier}, aside = {&notes, options, dossier};
  print_more(&(struct short_answer){&more, options, dossier});
  const int screen = QUOTE_SCREEN - lines_since(&more, 0);
  print_notes(&answer, true);
  for (int i = 0; i < dossier->assessment_count; i++) {
    print_cover(&answer, &dossier->assessments[i]);
    print_delay(&answer, &dossier->assessments[i]);
  }
  print_account(&answer);
  print_notes(&aside, false);
  const int left = screen - lines_since(out, start);
  if (lines_since(&notes, 0) > left - 1) {
    buffer_reset(&notes);
    print_codes(&aside);
  }
  const int room = left - lines_since(&notes, 0);
  print_grade(&answer, room > 1 ? room : 1);
  buffer_add_text(out, buffer_text(&notes));
  const int rest = screen - lines_since(out, start) - 1; /* the empty line above them */
  print_sources(&answer, rest < SOURCES_SHOWN ? rest : SOURCES_SHOWN);
  buffer_add_text(out, buffer_text(&more));
  buffer_clear(&notes);
  buffer_clear(&more);
}
