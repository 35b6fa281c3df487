#include "formats/report/sheet.h"

#include <stdlib.h>

#include "formats/report/row_writer.h"

static const struct report_layout *const layouts[REPORT_SHEET_COUNT] = {
    [REPORT_CASES] = &report_cases, [REPORT_LEDGER] = &report_ledger,     [REPORT_PERSONS] = &report_persons,
    [REPORT_RULES] = &report_rules, [REPORT_REJECTED] = &report_rejected,
};

/* A cell carried through; offset is its place in the row. */
static void cell_carried(struct row_writer *writer, const struct report_subject *subject,
                         const struct report_column *column) {
  const struct dossier *dossier = subject->dossier;
  row_writer_text(writer, column->offset < dossier->cell_count ? dossier->cells[column->offset] : TEXT(""));
}

static void *array(size_t count, size_t size) {
  void *items = calloc(count, size);
  if (items == NULL) abort();
  return items;
}

static size_t carried_count(const struct case_columns *columns, size_t taken) {
  size_t count = columns == NULL ? 0 : columns->carried_count;
  return taken + count <= ROW_COLUMNS_MOST ? count : ROW_COLUMNS_MOST - taken;
}

static bool has_sums(const struct report_layout *layout) {
  for (size_t i = 0; i < layout->count; i++)
    if ((layout->columns[i].flags & COLUMN_SUMMED) != 0) return true;
  return false;
}

void report_sheet_init(struct report_sheet *sheet, enum report_sheet_id id, enum language language,
                       const struct case_columns *columns, int64_t row_limit) {
  const struct report_layout *layout = layouts[id];
  size_t carried = id == REPORT_CASES ? carried_count(columns, layout->count) : 0;
  *sheet = (struct report_sheet){.layout = layout, .count = layout->count + carried};
  sheet->columns = array(sheet->count, sizeof *sheet->columns);
  sheet->titles = array(sheet->count, sizeof *sheet->titles);
  sheet->kinds = array(sheet->count, sizeof *sheet->kinds);
  memcpy(sheet->columns, layout->columns, layout->count * sizeof *sheet->columns);
  for (size_t i = 0; i < layout->count; i++)
    sheet->titles[i] = text_from(label(language, layout->columns[i].title));
  for (size_t i = 0; i < carried; i++) {
    sheet->columns[layout->count + i] = (struct report_column){
        LABEL_COUNT, ROW_TEXT, STYLE_TEXT, 8, COLUMN_FITTED, cell_carried, columns->carried[i], 0};
    sheet->titles[layout->count + i] = columns->names[columns->carried[i]];
  }
  for (size_t i = 0; i < sheet->count; i++) sheet->kinds[i] = sheet->columns[i].kind;
  sheet->shape = (struct row_shape){.name = label(language, layout->name),
                                    .kinds = sheet->kinds,
                                    .column_count = sheet->count,
                                    .rows_above = REPORT_HEADER_ROWS,
                                    .rows_below = has_sums(layout) ? 1 : 0,
                                    .row_limit = row_limit};
}

void report_sheet_clear(struct report_sheet *sheet) {
  free(sheet->columns);
  free(sheet->titles);
  free(sheet->kinds);
  *sheet = (struct report_sheet){0};
}

int report_amount_width(const struct money *amount) {
  enum { DECIMALS = 3, MARGIN = 2 };
  struct buffer digits = {0};
  money_format(&digits, amount);
  int length = (int)digits.length;
  buffer_clear(&digits);
  return length + (length - DECIMALS - 1) / 3 + MARGIN;
}
