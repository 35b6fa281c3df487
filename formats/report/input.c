#include "formats/report/cells.h"

static void write_outcome(struct row_writer *writer, const struct dossier *dossier) {
  row_writer_word(writer, dossier_is_rejected(dossier) ? LABEL_INPUT_REJECTED : LABEL_INPUT_ASSESSED);
}

static void write_cell(struct row_writer *writer, const struct dossier *dossier, int cell) {
  const bool is_there = cell >= 0 && (size_t)cell < dossier->cell_count;
  row_writer_text(writer, is_there ? dossier->cells[cell] : TEXT(""));
}

static void write_wage(struct row_writer *writer, const struct dossier *dossier) {
  const struct case_columns *columns = writer->context->columns;
  write_cell(writer, dossier, columns == NULL ? COLUMN_ABSENT : columns->index[FIELD_WAGE]);
}

/* NULL: no month may be paid. `sign`: 1 for the highest, -1 for the lowest. */
static const struct money *extreme_base(const struct dossier *dossier, int sign) {
  const struct money *found = NULL;
  for (int i = 0; i < dossier->assessment_count; i++) {
    const struct assessment *assessment = &dossier->assessments[i];
    for (size_t k = 0; k < assessment->line_count; k++) {
      const struct ledger_line *line = &assessment->lines[k];
      if (line->status == LINE_NOT_PAYABLE) continue;
      if (found == NULL || sign * money_compare(&line->base, found) > 0) found = &line->base;
    }
  }
  return found;
}

static void write_base(struct row_writer *writer, const struct dossier *dossier, int sign) {
  const struct money *base = dossier_is_rejected(dossier) ? NULL : extreme_base(dossier, sign);
  if (base == NULL)
    row_writer_blank(writer);
  else
    row_writer_money(writer, base);
}

REPORT_CELL(cell_record, row_writer_count(writer, subject->dossier->record))
REPORT_CELL(cell_outcome, write_outcome(writer, subject->dossier))
REPORT_CELL(cell_wage, write_wage(writer, subject->dossier))
REPORT_CELL(cell_lowest, write_base(writer, subject->dossier, -1))
REPORT_CELL(cell_highest, write_base(writer, subject->dossier, 1))
REPORT_CELL(cell_reported, write_cell(writer, subject->dossier, (int)column->offset))

static const struct report_column columns[] = {
    SOURCE_LINE_COLUMN,
    {.title = LABEL_INPUT_RECORD, FORM_NUMBER(NO_SUM), .width = 7, .cell = cell_record},
    {.title = LABEL_INPUT_OUTCOME, FORM_TEXT(NO_SUM), .width = 8, .cell = cell_outcome},
    {.title = LABEL_INPUT_WAGE, FORM_TEXT(NO_SUM), .width = 10, .cell = cell_wage},
    {.title = LABEL_INPUT_LOWEST, FORM_MONEY(NO_SUM), .width = 11, .cell = cell_lowest},
    {.title = LABEL_INPUT_HIGHEST, FORM_MONEY(NO_SUM), .width = 11, .cell = cell_highest},
};

const struct report_layout report_input = {.name = LABEL_SHEET_INPUT,
                                           .rows = ROWS_OF_LINES,
                                           .columns = columns,
                                           .count = sizeof columns / sizeof columns[0],
                                           .carried_cell = cell_reported,
                                           .carries_all = true,
                                           .frozen = 2,
                                           .color = 0x7F7F7F};
