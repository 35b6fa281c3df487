#include "formats/report/cells.h"
#include "formats/words/value_text.h"

static bool has_number(const struct rule *rule) {
  const enum value_type type = parameters[rule->parameter].type;
  const bool is_number =
      type == VALUE_AMOUNT || type == VALUE_RATE || type == VALUE_RATIO || type == VALUE_COUNT;
  return is_number && !rule->is_none;
}

static void write_number(struct row_writer *writer, const struct rule *rule) {
  buffer_reset(&writer->text);
  if (has_number(rule)) exact_format(&writer->text, &rule->number);
  row_writer_scratch(writer);
}

static void write_unit(struct row_writer *writer, const struct rule *rule) {
  if (parameters[rule->parameter].type == VALUE_ROUNDING)
    row_writer_count(writer, rule->rounding.unit);
  else
    row_writer_blank(writer);
}

static void write_words(struct row_writer *writer, const struct rule *rule) {
  buffer_reset(&writer->text);
  value_text_words(&writer->text, writer->context->language, rule);
  row_writer_scratch(writer);
}

static void write_day(struct row_writer *writer, struct date date, struct date open) {
  row_writer_day(writer, date.serial == open.serial ? DATE_NONE : date);
}

static void write_region(struct row_writer *writer, const struct rule *rule) {
  row_writer_text(writer, row_writer_region(writer, rule->region));
}

static void write_scheme(struct row_writer *writer, const struct rule *rule) {
  const int scheme = rule->scheme;
  row_writer_word(writer, scheme == ANY_SCHEME ? LABEL_RULE_ANY : word_label(WORDS_SCHEME, scheme));
}

REPORT_CELL(cell_rule, row_writer_count(writer, (int64_t)subject->rule->index + 1))
REPORT_CELL(cell_reference, row_writer_text(writer, subject->rule->label))
REPORT_CELL(cell_region, write_region(writer, subject->rule))
REPORT_CELL(cell_scheme, write_scheme(writer, subject->rule))
REPORT_CELL(cell_party, row_writer_word(writer, party_label(subject->rule->party)))
REPORT_CELL(cell_meaning, row_writer_word(writer, parameter_label(subject->rule->parameter)))
REPORT_CELL(cell_from, write_day(writer, subject->rule->from, DATE_FIRST))
REPORT_CELL(cell_to, write_day(writer, subject->rule->to, DATE_LAST))
REPORT_CELL(cell_value, row_writer_text(writer, subject->rule->value_text))
REPORT_CELL(cell_words, write_words(writer, subject->rule))
REPORT_CELL(cell_number, write_number(writer, subject->rule))
REPORT_CELL(cell_unit, write_unit(writer, subject->rule))

#define TEXTS(label, look, least, further, function) \
  { .title = label, .kind = ROW_TEXT, .style = look, .width = least, .flags = further, .cell = function }
#define DAY(label, function) \
  { .title = label, .kind = ROW_DATE, .style = STYLE_DAY, .width = 11, .cell = function }
#define NUMBER(label, form, look, least, function) \
  { .title = label, .kind = form, .style = look, .width = least, .cell = function }

static const struct report_column columns[] = {
    NUMBER(LABEL_RULE_NUMBER, ROW_INTEGER, STYLE_ID, 7, cell_rule),
    TEXTS(LABEL_RULE_MEANING, STYLE_WRAPPED, 24, COLUMN_FITTED, cell_meaning),
    TEXTS(LABEL_RULE_REGION_NAME, STYLE_TEXT, 12, COLUMN_FITTED, cell_region),
    TEXTS(LABEL_FIELD_SCHEME, STYLE_TEXT, 10, COLUMN_FITTED, cell_scheme),
    TEXTS(LABEL_FIELD_PAYER, STYLE_TEXT, 9, COLUMN_FITTED, cell_party),
    DAY(LABEL_RULE_FROM, cell_from),
    DAY(LABEL_RULE_TO, cell_to),
    TEXTS(LABEL_RULE_VALUE, STYLE_TEXT, 24, 0, cell_value),
    TEXTS(LABEL_PARAMETERS_WORDS, STYLE_TEXT, 28, 0, cell_words),
    NUMBER(LABEL_PARAMETERS_NUMBER, ROW_DECIMAL, STYLE_EXACT, 12, cell_number),
    NUMBER(LABEL_PARAMETERS_UNIT, ROW_INTEGER, STYLE_COUNT, 8, cell_unit),
    TEXTS(LABEL_RULE_REFERENCE, STYLE_TEXT, 14, COLUMN_FITTED, cell_reference),
};

const struct report_layout report_parameters = {.name = LABEL_SHEET_PARAMETERS,
                                                .rows = ROWS_OF_PARAMETERS,
                                                .columns = columns,
                                                .count = sizeof columns / sizeof columns[0],
                                                .frozen = 2,
                                                .pages_wide = 1,
                                                .color = 0x2E7D32};
