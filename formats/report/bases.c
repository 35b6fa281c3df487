#include "formats/report/rule_cells.h"

REPORT_CELL(cell_number, row_writer_count(writer, (int64_t)subject->basis.number))

static const struct report_column columns[] = {
    RULE_NUMBERS(LABEL_LEDGER_BECAUSE, ROW_INTEGER, STYLE_ID, 7, cell_number),
    RULE_LINK_COLUMN,
    RULE_TEXTS(LABEL_RULE_MEANING, STYLE_TEXT, 24, COLUMN_FITTED, rule_cell_meaning),
    RULE_TEXTS(LABEL_RULE_REGION_NAME, STYLE_TEXT, 12, COLUMN_FITTED, rule_cell_region),
    RULE_VALUE_COLUMN(26, COLUMN_FITTED),
    RULE_DAY(LABEL_RULE_FROM, rule_cell_from),
    RULE_DAY(LABEL_RULE_TO, rule_cell_to),
    RULE_TEXTS(LABEL_RULE_GRADE, STYLE_TEXT, 11, COLUMN_FITTED | COLUMN_GRADED, rule_cell_grade),
    RULE_TEXTS(LABEL_BASES_SOURCE, STYLE_WRAPPED, 64, COLUMN_SCREEN, rule_cell_source),
    RULE_TEXTS(LABEL_RULE_URL, STYLE_ADDRESS, 30, COLUMN_SCREEN, rule_cell_url),
    RULE_EXPRESSION_COLUMN,
    RULE_REFERENCE_COLUMN,
};

const struct report_layout report_bases = {.name = LABEL_SHEET_BASES,
                                           .rows = ROWS_OF_BASES,
                                           .columns = columns,
                                           .count = sizeof columns / sizeof columns[0],
                                           .frozen = 2,
                                           .pages_wide = 1,
                                           .color = 0x2E7D32};
