#include "formats/sheet_in/sheet_row.h"

/* The cell in a column; columns ascend. */
static const struct sheet_cell *find_cell(const struct sheet_row *row, size_t column) {
  size_t low = 0, high = row->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (row->cells[middle].column < column)
      low = middle + 1;
    else
      high = middle;
  }
  return low < row->count && row->cells[low].column == column ? &row->cells[low] : NULL;
}

static const struct sheet_cover *find_cover(const struct sheet_row *row, size_t column) {
  for (size_t i = 0; i < row->cover_count && row->covers[i].first_column <= column; i++)
    if (row->covers[i].last_column >= column) return &row->covers[i];
  return NULL;
}

struct sheet_cell sheet_row_cell(const struct sheet_row *row, size_t column,
                                 const struct sheet_cover **cover) {
  const struct sheet_cover *covering = find_cover(row, column);
  const struct sheet_cell *cell = covering == NULL ? find_cell(row, column) : &covering->value;
  struct sheet_cell found = cell == NULL ? (struct sheet_cell){.kind = CELL_EMPTY} : *cell;
  if (cover != NULL) *cover = covering;
  if (found.text.at == NULL) found.text = TEXT("");
  found.column = column;
  return found;
}
