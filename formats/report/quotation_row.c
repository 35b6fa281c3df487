#include "formats/report/quotation_row.h"

#include "formats/words/display_width.h"
#include "formats/words/template.h"

enum { HALF = PAPER_COLUMNS / 2, HALF_WIDTH = 36, SECTION_HEIGHT = 20 };

struct text quotation_word(const struct quotation *quotation, enum label id) {
  return text_from(label(quotation->language, id));
}

struct text quotation_scheme(const struct quotation *quotation, enum scheme scheme) {
  return quotation_word(quotation, word_label(WORDS_SCHEME, (int)scheme));
}

void quotation_add(struct buffer *out, const struct quotation *quotation, enum label id,
                   const struct text *arguments, int count) {
  template_add(out, quotation->language, label(quotation->language, id), arguments, count);
}

void quotation_add_list(struct buffer *out, const struct quotation *quotation, const struct text *names,
                        int count) {
  template_add(out, quotation->language, "{0,}", names, count);
}

void quotation_section(const struct quotation *quotation, enum label id) {
  paper_tall_row(quotation->paper, SECTION_HEIGHT);
  paper_text(quotation->paper, 0, PAPER_LAST, quotation_word(quotation, id), STYLE_SECTION);
}

void quotation_paragraph(const struct quotation *quotation, enum label id, const struct text *arguments,
                         int count) {
  struct buffer line = {0};
  quotation_add(&line, quotation, id, arguments, count);
  paper_paragraph(quotation->paper, buffer_text(&line), STYLE_PARAGRAPH);
  buffer_clear(&line);
}

/* The column of the next fact, its label written. */
static int begin_fact(struct quotation_facts *facts, enum label id) {
  const struct quotation *quotation = facts->quotation;
  const int column = facts->count++ % 2 * HALF;
  if (column == 0) paper_row(quotation->paper);
  paper_text(quotation->paper, column, column, quotation_word(quotation, id), STYLE_LABEL);
  return column;
}

void quotation_facts_end(struct quotation_facts *facts) {
  if (facts->count % 2 == 0) return;
  facts->count++;
  paper_text(facts->quotation->paper, HALF, PAPER_LAST, TEXT(""), STYLE_LABEL);
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
  paper_text(facts->quotation->paper, column + 1, column + HALF - 1, text, STYLE_TEXT);
}

void quotation_fact_amount(struct quotation_facts *facts, enum label id, const struct money *amount) {
  const int column = begin_fact(facts, id);
  paper_amount(facts->quotation->paper, column + 1, column + HALF - 1, amount, STYLE_MONEY);
}
