#include "formats/report/quotation_row.h"

#include "formats/words/display_width.h"
#include "formats/words/figures_text.h"
#include "formats/words/template.h"

enum { HALF_WIDTH = 33, SECTION_HEIGHT = 16 };

bool quotation_is_payable(const struct quotation *quotation) {
  const struct dossier *dossier = quotation->dossier;
  for (int i = 0; i < dossier->assessment_count; i++)
    if (dossier->assessments[i].status == ASSESSMENT_OK &&
        assessment_has(&dossier->assessments[i], FIGURE_ARREARS))
      return true;
  return false;
}

struct text quotation_word(const struct quotation *quotation, enum label id) {
  return text_from(sheet_words_label(quotation->language, id));
}

/* Whether both languages have room beside each other: across the page, and in a column of labels. */
static bool is_one_line(const struct quotation *quotation, int first, int last, enum label id,
                        enum xlsx_style style) {
  enum { LABEL_MOST = 21 };
  if (sheet_words_count(quotation->language) == 1 || last > first) return true;
  const bool is_label = paper_is_label(first) && style != STYLE_HEADER && style != STYLE_SIGNATURE;
  return is_label && xlsx_style_width(style, display_width(quotation_word(quotation, id))) <= LABEL_MOST;
}

void quotation_put_word(const struct quotation *quotation, int first, int last, enum label id,
                        enum xlsx_style style) {
  struct buffer words = {0};
  const bool is_alone = is_one_line(quotation, first, last, id, style);
  sheet_words_add(&words, quotation->language, is_alone ? ' ' : '\n', id, NULL, 0);
  paper_text(quotation->paper, first, last, buffer_text(&words), is_alone ? style : xlsx_style_lined(style));
  buffer_clear(&words);
}

void quotation_add(struct buffer *out, const struct quotation *quotation, enum label id,
                   const struct text *arguments, int count) {
  sheet_words_add(out, quotation->language, ' ', id, arguments, count);
}

void quotation_say(struct buffer *out, enum language language, enum label id, const struct text *arguments,
                   int count) {
  template_add(out, language, label(language, id), arguments, count);
}

void quotation_say_schemes(struct buffer *out, enum language language, enum label id,
                           const enum scheme *schemes, int count) {
  struct text names[SCHEME_COUNT];
  for (int i = 0; i < count; i++)
    names[i] = text_from(label(language, word_label(WORDS_SCHEME, (int)schemes[i])));
  quotation_say(out, language, id, names, count);
}

void quotation_say_of_scheme(struct buffer *out, const struct quotation *quotation, enum language language,
                             const struct assessment *assessment, struct text words) {
  const struct text arguments[] = {
      text_from(label(language, word_label(WORDS_SCHEME, (int)assessment->scheme))), words};
  if (quotation->dossier->assessment_count == 1)
    buffer_add_text(out, words);
  else if (!text_is_empty(words))
    quotation_say(out, language, LABEL_QUOTATION_OF_SCHEME, arguments, 2);
}

void quotation_section(const struct quotation *quotation, enum label id) {
  paper_tall_row(quotation->paper, SECTION_HEIGHT);
  quotation_put_word(quotation, 0, PAPER_LAST, id, STYLE_SECTION);
}

static void section_text(const struct quotation *quotation, struct text title) {
  paper_tall_row(quotation->paper, SECTION_HEIGHT);
  paper_text(quotation->paper, 0, PAPER_LAST, title, STYLE_SECTION);
}

void quotation_section_words(const struct quotation *quotation, enum label id, const struct text *arguments,
                             int count) {
  enum { MOST = 108 }; /* half-width characters of a section's letters on one line */
  struct buffer title = {0};
  quotation_add(&title, quotation, id, arguments, count);
  if (display_width(buffer_text(&title)) <= MOST) {
    section_text(quotation, buffer_text(&title));
  } else {
    for (EACH_SHEET_LANGUAGE(language, quotation->language)) {
      buffer_reset(&title);
      quotation_say(&title, language, id, arguments, count);
      section_text(quotation, buffer_text(&title));
    }
  }
  buffer_clear(&title);
}

/* Lines of a heading, which has two in a language where one does not hold it. */
static int lines_of(const struct quotation *quotation, enum label id) {
  enum { WIDTH = 11 };
  int lines = 0;
  for (EACH_SHEET_LANGUAGE(language, quotation->language))
    lines += display_width(text_from(label(language, id))) > WIDTH ? 2 : 1;
  return lines;
}

static bool has_interest(const struct quotation *quotation) {
  for (int i = 0; i < quotation->dossier->assessment_count; i++)
    if (assessment_has(&quotation->dossier->assessments[i], FIGURE_INTEREST)) return true;
  return false;
}

/* The column of the fee holds the interest of a deferral, too, and then says so. */
static enum label heading_of(const struct quotation *quotation, enum label id) {
  return id == LABEL_LEDGER_LATE_FEE && has_interest(quotation) ? LABEL_QUOTATION_FEE_AND_INTEREST : id;
}

void quotation_table_head(const struct quotation *quotation, const enum label labels[PAPER_COLUMNS]) {
  enum { LINE_HEIGHT = 14 };
  int lines = 1;
  for (int i = 0; i < PAPER_COLUMNS; i++)
    if (lines_of(quotation, heading_of(quotation, labels[i])) > lines)
      lines = lines_of(quotation, heading_of(quotation, labels[i]));
  paper_tall_row(quotation->paper, lines * LINE_HEIGHT + 1);
  for (int i = 0; i < PAPER_COLUMNS; i++)
    quotation_put_word(quotation, i, i, heading_of(quotation, labels[i]), STYLE_HEADER);
}

void quotation_amounts(const struct quotation *quotation, int first, const struct money *const values[],
                       int count, enum xlsx_style style) {
  for (int i = 0; i < count; i++) paper_amount(quotation->paper, first + i, first + i, values[i], style);
}

void quotation_day(const struct quotation *quotation, int column, struct date day) {
  struct buffer text = {0};
  figure_date(&text, day);
  paper_text(quotation->paper, column, column, buffer_text(&text), STYLE_NUMERAL);
  buffer_clear(&text);
}

void quotation_number(const struct quotation *quotation, int column, int64_t number) {
  struct buffer text = {0};
  figure_number(&text, number);
  paper_text(quotation->paper, column, column, buffer_text(&text), STYLE_NUMERAL);
  buffer_clear(&text);
}

void quotation_blanks(const struct quotation *quotation, int first, int last, enum xlsx_style style) {
  for (int i = first; i <= last; i++) paper_text(quotation->paper, i, i, TEXT(""), style);
}

void quotation_paragraph(const struct quotation *quotation, enum label id, const struct text *arguments,
                         int count) {
  struct buffer line = {0};
  sheet_words_add(&line, quotation->language, '\n', id, arguments, count);
  paper_paragraph(quotation->paper, buffer_text(&line), STYLE_PARAGRAPH);
  buffer_clear(&line);
}

/* The column of the next fact, its label written. */
static int begin_fact(struct quotation_facts *facts, enum label id) {
  const struct quotation *quotation = facts->quotation;
  const int column = facts->count++ % 2 * PAPER_HALF;
  if (column == 0) paper_row(quotation->paper);
  quotation_put_word(quotation, column, column, id, STYLE_LABEL);
  return column;
}

void quotation_facts_end(struct quotation_facts *facts) {
  if (facts->count % 2 == 0) return;
  facts->count++;
  paper_text(facts->quotation->paper, PAPER_HALF, PAPER_LAST, TEXT(""), STYLE_LABEL);
}

void quotation_fact_line(struct quotation_facts *facts, enum label id, struct text text) {
  if (text_is_empty(text)) return;
  quotation_facts_end(facts);
  const int column = begin_fact(facts, id);
  paper_text(facts->quotation->paper, column + 1, PAPER_LAST, text, STYLE_WRAPPED);
  facts->count++;
}

void quotation_fact_text(struct quotation_facts *facts, enum label id, struct text text) {
  if (text_is_empty(text)) return;
  if (display_width(text) > HALF_WIDTH) {
    quotation_fact_line(facts, id, text);
    return;
  }
  const int column = begin_fact(facts, id);
  paper_text(facts->quotation->paper, column + 1, paper_half_last(column), text, STYLE_TEXT);
}

void quotation_fact_amount(struct quotation_facts *facts, enum label id, const struct money *amount) {
  const int column = begin_fact(facts, id);
  paper_amount(facts->quotation->paper, column + 1, paper_half_last(column), amount, STYLE_MONEY);
}
