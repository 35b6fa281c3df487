#include "formats/report/cells.h"

static void write_scheme(struct row_writer *writer, int scheme) {
  row_writer_word(writer, scheme == ANY_SCHEME ? LABEL_RULE_ANY : word_label(WORDS_SCHEME, scheme));
}

static void write_region_name(struct row_writer *writer, region_code region) {
  struct text words = row_writer_region(writer, region); /* the code, a blank, the name */
  enum { CODE_AND_BLANK = 7 };
  row_writer_text(writer, words.length > CODE_AND_BLANK ? text_from_offset(words, CODE_AND_BLANK) : TEXT(""));
}

static void write_region_code(struct row_writer *writer, region_code region) {
  buffer_reset(&writer->text);
  region_format(&writer->text, region);
  row_writer_scratch(writer);
}

static void write_above(struct row_writer *writer, int32_t above) {
  if (above == ABOVE_NOTHING)
    row_writer_blank(writer);
  else
    row_writer_count(writer, above);
}

static void write_end(struct row_writer *writer, struct date date, struct date open) {
  row_writer_day(writer, date.serial == open.serial ? DATE_NONE : date);
}

REPORT_CELL(cell_number, row_writer_count(writer, (int64_t)subject->rule->index + 1))
REPORT_CELL(cell_region_code, write_region_code(writer, subject->rule->region))
REPORT_CELL(cell_region_name, write_region_name(writer, subject->rule->region))
REPORT_CELL(cell_scheme, write_scheme(writer, subject->rule->scheme))
REPORT_CELL(cell_party, row_writer_word(writer, party_label(subject->rule->party)))
REPORT_CELL(cell_parameter, row_writer_text(writer, text_from(parameters[subject->rule->parameter].name)))
REPORT_CELL(cell_meaning, row_writer_word(writer, parameter_label(subject->rule->parameter)))
REPORT_CELL(cell_above, write_above(writer, subject->rule->above))
REPORT_CELL(cell_from, write_end(writer, subject->rule->from, DATE_FIRST))
REPORT_CELL(cell_to, write_end(writer, subject->rule->to, DATE_LAST))
REPORT_CELL(cell_value, row_writer_text(writer, subject->rule->value_text))
REPORT_CELL(cell_source, row_writer_text(writer, subject->rule->source))
REPORT_CELL(cell_grade, row_writer_word(writer, word_label(WORDS_GRADE, (int)subject->rule->confidence)))
REPORT_CELL(cell_moved, row_writer_money(writer, subject->moved))
REPORT_CELL(cell_url, row_writer_text(writer, subject->rule->url))
REPORT_CELL(cell_note, row_writer_text(writer, subject->rule->note))
REPORT_CELL(cell_valid_on, row_writer_day(writer, subject->rule->valid_on))
REPORT_CELL(cell_reference, row_writer_text(writer, subject->rule->label))
REPORT_CELL(cell_file, row_writer_text(writer, writer->context->rules->files[subject->rule->file].name))
REPORT_CELL(cell_line, row_writer_count(writer, subject->rule->line))

#define TEXTS(title, style, width, flags, cell) \
  { title, ROW_TEXT, style, width, flags, cell, 0, 0, NULL }
#define DAY(title, cell) \
  { title, ROW_DATE, STYLE_DAY, 11, 0, cell, 0, 0, NULL }

static const struct report_column columns[] = {
    {LABEL_RULE_NUMBER, ROW_INTEGER, STYLE_ID, 7, 0, cell_number, 0, 0, NULL},
    TEXTS(LABEL_RULE_REGION, STYLE_TEXT, 9, 0, cell_region_code),
    TEXTS(LABEL_RULE_REGION_NAME, STYLE_TEXT, 10, COLUMN_FITTED, cell_region_name),
    TEXTS(LABEL_FIELD_SCHEME, STYLE_TEXT, 10, COLUMN_FITTED, cell_scheme),
    TEXTS(LABEL_FIELD_PAYER, STYLE_TEXT, 9, COLUMN_FITTED, cell_party),
    TEXTS(LABEL_RULE_PARAMETER, STYLE_TEXT, 14, COLUMN_FITTED, cell_parameter),
    TEXTS(LABEL_RULE_MEANING, STYLE_WRAPPED, 26, COLUMN_FITTED, cell_meaning),
    {LABEL_RULE_ABOVE, ROW_INTEGER, STYLE_COUNT, 6, 0, cell_above, 0, 0, NULL},
    DAY(LABEL_RULE_FROM, cell_from),
    DAY(LABEL_RULE_TO, cell_to),
    TEXTS(LABEL_RULE_VALUE, STYLE_WRAPPED, 24, 0, cell_value),
    TEXTS(LABEL_RULE_GRADE, STYLE_TEXT, 11, COLUMN_FITTED | COLUMN_GRADED, cell_grade),
    {LABEL_REPORT_MOVED, ROW_MONEY, STYLE_MONEY, 13, 0, cell_moved, 0, 0, NULL},
    TEXTS(LABEL_RULE_SOURCE, STYLE_WRAPPED, 50, 0, cell_source),
    TEXTS(LABEL_RULE_NOTE, STYLE_WRAPPED, 36, 0, cell_note),
    DAY(LABEL_RULE_VALID_ON, cell_valid_on),
    TEXTS(LABEL_RULE_URL, STYLE_TEXT, 30, 0, cell_url),
    TEXTS(LABEL_RULE_REFERENCE, STYLE_TEXT, 14, COLUMN_FITTED, cell_reference),
    TEXTS(LABEL_RULE_FILE, STYLE_TEXT, 10, COLUMN_FITTED, cell_file),
    {LABEL_RULE_LINE, ROW_INTEGER, STYLE_ID, 6, 0, cell_line, 0, 0, NULL},
};

const struct report_layout report_rules = {.name = LABEL_SHEET_RULES,
                                           .rows = ROWS_OF_RULES,
                                           .columns = columns,
                                           .count = sizeof columns / sizeof columns[0],
                                           .frozen = 0,
                                           .pages_wide = 1,
                                           .unprinted = 4,
                                           .row_height = 30,
                                           .color = 0x2E7D32};
