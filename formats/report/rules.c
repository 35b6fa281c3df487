#include "formats/report/rule_cells.h"

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

/* On paper, where no link leads anywhere, the address stands below what it is the address of. */
static void write_source(struct row_writer *writer, const struct rule *rule) {
  buffer_reset(&writer->text);
  buffer_add_text(&writer->text, rule->source);
  if (rule->url.length > 0) sheet_words_part(&writer->text, 0, '\n');
  buffer_add_text(&writer->text, rule->url);
  row_writer_scratch(writer);
}

REPORT_CELL(cell_source, write_source(writer, subject->rule))
REPORT_CELL(cell_region_code, write_region_code(writer, subject->rule->region))
REPORT_CELL(cell_region_name, write_region_name(writer, subject->rule->region))
REPORT_CELL(cell_parameter, row_writer_text(writer, text_from(parameters[subject->rule->parameter].name)))
REPORT_CELL(cell_above, write_above(writer, subject->rule->above))
REPORT_CELL(cell_moved, row_writer_money(writer, subject->moved))
REPORT_CELL(cell_note, row_writer_text(writer, subject->rule->note))
REPORT_CELL(cell_file, row_writer_text(writer, writer->context->rules->files[subject->rule->file].name))
REPORT_CELL(cell_line, row_writer_count(writer, subject->rule->line))

static const struct report_column columns[] = {
    RULE_NUMBERS(LABEL_RULE_NUMBER, ROW_INTEGER, STYLE_ID, 7, rule_cell_number),
    RULE_TEXTS(LABEL_RULE_REGION_NAME, STYLE_TEXT, 10, COLUMN_FITTED, cell_region_name),
    RULE_TEXTS(LABEL_FIELD_SCHEME, STYLE_TEXT, 10, COLUMN_FITTED, rule_cell_scheme),
    RULE_TEXTS(LABEL_FIELD_PAYER, STYLE_TEXT, 9, COLUMN_FITTED, rule_cell_party),
    RULE_TEXTS(LABEL_RULE_PARAMETER, STYLE_TEXT, 14, COLUMN_FITTED | COLUMN_KEYS, cell_parameter),
    RULE_TEXTS(LABEL_RULE_MEANING, STYLE_WRAPPED, 22, COLUMN_FITTED, rule_cell_meaning),
    RULE_NUMBERS(LABEL_RULE_ABOVE, ROW_INTEGER, STYLE_COUNT, 6, cell_above),
    RULE_DAY(LABEL_RULE_FROM, rule_cell_from),
    RULE_DAY(LABEL_RULE_TO, rule_cell_to),
    RULE_VALUE_COLUMN(22, COLUMN_SPOKEN),
    RULE_TEXTS(LABEL_RULE_GRADE, STYLE_TEXT, 11, COLUMN_FITTED | COLUMN_GRADED, rule_cell_grade),
    RULE_TEXTS(LABEL_RULE_SOURCE, STYLE_WRAPPED, 38, 0, cell_source),
    RULE_DAY(LABEL_RULE_VALID_ON, rule_cell_valid_on),
    RULE_TEXTS(LABEL_RULE_NOTE, STYLE_WRAPPED, 36, COLUMN_SCREEN, cell_note),
    RULE_NUMBERS(LABEL_REPORT_MOVED, ROW_MONEY, STYLE_MONEY, 13, cell_moved),
    RULE_TEXTS(LABEL_RULE_REGION, STYLE_TEXT, 9, 0, cell_region_code),
    RULE_TEXTS(LABEL_RULE_URL, STYLE_ADDRESS, 30, COLUMN_SCREEN, rule_cell_url),
    RULE_EXPRESSION_COLUMN,
    RULE_REFERENCE_COLUMN,
    RULE_TEXTS(LABEL_RULE_FILE, STYLE_TEXT, 10, COLUMN_FITTED, cell_file),
    RULE_NUMBERS(LABEL_RULE_LINE, ROW_INTEGER, STYLE_ID, 6, cell_line),
};

const struct report_layout report_rules = {.name = LABEL_SHEET_RULES,
                                           .rows = ROWS_OF_RULES,
                                           .columns = columns,
                                           .count = sizeof columns / sizeof columns[0],
                                           .frozen = 1,
                                           .color = 0x2E7D32};
