#include "formats/report/rule_cells.h"

static bool has_number(const struct rule *rule) {
  const enum value_type type = parameters[rule->parameter].type;
  const bool is_number =
      type == VALUE_AMOUNT || type == VALUE_RATE || type == VALUE_RATIO || type == VALUE_COUNT;
  return is_number && !rule->is_none;
}

static void write_number(struct row_writer *writer, const struct rule *rule) {
  if (has_number(rule))
    row_writer_decimal(writer, &rule->number);
  else
    row_writer_blank(writer);
}

static void write_unit(struct row_writer *writer, const struct rule *rule) {
  if (parameters[rule->parameter].type == VALUE_ROUNDING)
    row_writer_count(writer, rule->rounding.unit);
  else
    row_writer_blank(writer);
}

REPORT_CELL(cell_number, write_number(writer, subject->rule))
REPORT_CELL(cell_unit, write_unit(writer, subject->rule))

static const struct report_column columns[] = {
    RULE_LINK_COLUMN,
    RULE_TEXTS(LABEL_RULE_MEANING, STYLE_WRAPPED, 24, COLUMN_FITTED, rule_cell_meaning),
    RULE_TEXTS(LABEL_RULE_REGION_NAME, STYLE_TEXT, 12, COLUMN_FITTED, rule_cell_region),
    RULE_TEXTS(LABEL_FIELD_SCHEME, STYLE_TEXT, 10, COLUMN_FITTED, rule_cell_scheme),
    RULE_TEXTS(LABEL_FIELD_PAYER, STYLE_TEXT, 9, COLUMN_FITTED, rule_cell_party),
    RULE_DAY(LABEL_RULE_FROM, rule_cell_from),
    RULE_DAY(LABEL_RULE_TO, rule_cell_to),
    RULE_VALUE_COLUMN(34, COLUMN_FITTED),
    {.title = LABEL_PARAMETERS_NUMBER,
     .kind = ROW_DECIMAL,
     .style = STYLE_EXACT,
     .width = 12,
     .flags = COLUMN_HASHED,
     .cell = cell_number},
    RULE_NUMBERS(LABEL_PARAMETERS_UNIT, ROW_INTEGER, STYLE_COUNT, 14, cell_unit),
    RULE_EXPRESSION_COLUMN,
    RULE_REFERENCE_COLUMN,
};

const struct report_layout report_parameters = {.name = LABEL_SHEET_PARAMETERS,
                                                .rows = ROWS_OF_PARAMETERS,
                                                .columns = columns,
                                                .count = sizeof columns / sizeof columns[0],
                                                .frozen = 2,
                                                .color = 0x2E7D32};
