#include "formats/report/rule_cells.h"

REPORT_CELL(cell_number, row_writer_count(writer, (int64_t)subject->basis.number))

/* The number of the list's rule row for the column's parameter; of several, a row of the sheet has one. */
static void cell_rule(struct row_writer *writer, const struct report_subject *subject,
                      const struct report_column *column) {
  int before = subject->turn;
  for (size_t i = 0; i < subject->listed_count; i++) {
    const struct rule *rule = subject->listed[i];
    if ((size_t)rule->parameter != column->offset || !sheet_words_tell_rule(writer->context->language, rule))
      continue;
    if (before-- > 0) continue;
    const int64_t row = subject->rule_rows[rule->index];
    row_writer_link(writer, writer->context->places.rules, row, 1, row + 1);
    return;
  }
  row_writer_blank(writer);
}

static const struct report_column columns[] = {
    RULE_NUMBERS(LABEL_LEDGER_BECAUSE, ROW_INTEGER, STYLE_ID, 7, cell_number),
#define PARAMETER(ID, ...)        \
  {.title = LABEL_PARAMETER_##ID, \
   .kind = ROW_INTEGER,           \
   .style = STYLE_LINK_ID,        \
   .width = 6,                    \
   .cell = cell_rule,             \
   .offset = PARAMETER_##ID},
#include "calc/parameters.def"
};

/* The law itself stands once, on the sheet Rules. */
const struct report_layout report_bases = {.name = LABEL_SHEET_BASES,
                                           .rows = ROWS_OF_BASES,
                                           .columns = columns,
                                           .count = sizeof columns / sizeof columns[0],
                                           .frozen = 1,
                                           .heading_lines = 4,
                                           .color = 0x2E7D32};
