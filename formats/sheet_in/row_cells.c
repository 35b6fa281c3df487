#include "formats/sheet_in/row_cells.h"

#include <stdlib.h>

#include "calc/array.h"
#include "formats/sheet_in/sheet_number.h"

enum sheet_status row_cells_add(struct row_cells *cells, struct sheet_cell cell) {
  if (cells->count > 0 && cells->list[cells->count - 1].column >= cell.column) return SHEET_OUT_OF_ORDER;
  cell.text = (struct text){NULL, cells->texts.length - cells->text_start};
  if (cell.text.length > SHEET_TEXT_LIMIT) return SHEET_TEXT_TOO_LONG;
  if (cells->texts.length > SHEET_ROW_LIMIT) return SHEET_ROW_TOO_LONG;
  cells->text_start = cells->texts.length;
  cells->list = array_grow(cells->list, &cells->capacity, cells->count + 1, sizeof *cells->list);
  cells->list[cells->count++] = cell;
  return SHEET_OK;
}

/* Puts the date that a number shows in its place; out of a calendar's reach it stays a number. */
static void show_as_date(struct row_cells *cells, struct sheet_cell *cell, enum date_system system) {
  size_t length = cells->texts.length - cells->text_start;
  buffer_room(&cells->texts, 2 * SHEET_DATE_LENGTH);
  struct text number = {cells->texts.at + cells->text_start, length};
  if (!sheet_date_add(&cells->texts, number, system)) return;
  cells->texts.length -= length;
  memmove(cells->texts.at + cells->text_start, cells->texts.at + cells->text_start + length,
          cells->texts.length - cells->text_start);
  cell->kind = CELL_DATE;
}

enum sheet_status row_cells_add_number(struct row_cells *cells, struct sheet_cell cell, struct text raw,
                                       enum number_look look, enum date_system system) {
  struct sheet_number number;
  cell.kind = CELL_NUMBER;
  if (!sheet_number_add(&cells->texts, raw, &number)) {
    cell.kind = CELL_TEXT;
    buffer_add_text(&cells->texts, raw);
    return row_cells_add(cells, cell);
  }
  if (look == NUMBER_AS_DATE) show_as_date(cells, &cell, system);
  if (look == NUMBER_BEFORE_PERCENT_SIGN) {
    buffer_add_byte(&cells->texts, '%');
    cell.kind = CELL_TEXT;
  }
  cell.is_percent = look == NUMBER_IN_PERCENT;
  cell.is_of_1904 = look == NUMBER_PLAIN && system == DATE_SYSTEM_1904;
  cell.is_wrecked = number.is_wrecked;
  cell.was_rounded = number.was_rounded && cell.kind == CELL_NUMBER;
  return row_cells_add(cells, cell);
}

enum sheet_status row_cells_show(struct row_cells *cells, struct merge_ranges *merges,
                                 struct sheet_row *row) {
  size_t start = 0;
  for (size_t i = 0; i < cells->count; i++) {
    struct text *text = &cells->list[i].text;
    text->at = text->length == 0 ? "" : cells->texts.at + start;
    start += text->length;
  }
  enum sheet_status status = merge_ranges_apply(merges, cells->list, &cells->count, row);
  row->cells = cells->list;
  row->count = cells->count;
  return status;
}

void row_cells_clear(struct row_cells *cells) {
  buffer_clear(&cells->texts);
  free(cells->list);
  *cells = (struct row_cells){0};
}
