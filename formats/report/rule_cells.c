#include "formats/report/rule_cells.h"

#include "formats/words/value_text.h"

#define RULE_CELL(name, body)                                                \
  void name(struct row_writer *writer, const struct report_subject *subject, \
            const struct report_column *column) {                            \
    (void)column;                                                            \
    body;                                                                    \
  }

static void write_scheme(struct row_writer *writer, int scheme) {
  row_writer_word(writer, scheme == ANY_SCHEME ? LABEL_RULE_ANY : word_label(WORDS_SCHEME, scheme));
}

static void write_day(struct row_writer *writer, struct date date, struct date open) {
  row_writer_day(writer, date.serial == open.serial ? DATE_NONE : date);
}

static void write_value(struct row_writer *writer, const struct rule *rule) {
  buffer_reset(&writer->text);
  for (EACH_SHEET_LANGUAGE(language, writer->context->language)) {
    sheet_words_part(&writer->text, 0, ' ');
    value_text_words(&writer->text, language, rule);
  }
  sheet_words_once(&writer->text, 0, writer->context->language);
  if (writer->text.length == 0)
    row_writer_text(writer, rule->value_text);
  else
    row_writer_scratch(writer);
}

static void write_linked(struct row_writer *writer, const struct report_subject *subject) {
  row_writer_link(writer, writer->context->places.rules, subject->rule_row, 1, subject->rule_row + 1);
}

RULE_CELL(rule_cell_number, row_writer_count(writer, subject->rule_row + 1))
RULE_CELL(rule_cell_number_linked, write_linked(writer, subject))
RULE_CELL(rule_cell_region, row_writer_text(writer, row_writer_region(writer, subject->rule->region)))
RULE_CELL(rule_cell_scheme, write_scheme(writer, subject->rule->scheme))
RULE_CELL(rule_cell_party, row_writer_word(writer, party_label(subject->rule->party)))
RULE_CELL(rule_cell_meaning, row_writer_word(writer, parameter_label(subject->rule->parameter)))
RULE_CELL(rule_cell_from, write_day(writer, subject->rule->from, DATE_FIRST))
RULE_CELL(rule_cell_to, write_day(writer, subject->rule->to, DATE_LAST))
RULE_CELL(rule_cell_value, write_value(writer, subject->rule))
RULE_CELL(rule_cell_expression, row_writer_text(writer, subject->rule->value_text))
RULE_CELL(rule_cell_grade, row_writer_word(writer, word_label(WORDS_GRADE, (int)subject->rule->confidence)))
RULE_CELL(rule_cell_source, row_writer_text(writer, subject->rule->source))
RULE_CELL(rule_cell_valid_on, row_writer_day(writer, subject->rule->valid_on))
RULE_CELL(rule_cell_url, row_writer_address(writer, subject->rule->url))
RULE_CELL(rule_cell_reference, row_writer_text(writer, subject->rule->label))
