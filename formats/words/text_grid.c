#include "formats/words/text_grid.h"

#include <assert.h>
#include <stdlib.h>

#include "calc/array.h"
#include "formats/words/display_width.h"

void text_grid_cell(struct text_grid *grid) {
  grid->ends = array_grow(grid->ends, &grid->capacity, grid->count + 1, sizeof *grid->ends);
  grid->ends[grid->count++] = grid->texts.length;
}

static struct text cell_at(const struct text_grid *grid, size_t row, int column) {
  size_t index = row * (size_t)grid->columns + (size_t)column;
  size_t start = index == 0 ? 0 : grid->ends[index - 1];
  if (grid->ends[index] == start) return (struct text){0};
  return (struct text){grid->texts.at + start, grid->ends[index] - start};
}

/* Columns of the widest cell; 0 when all cells below the header are empty. */
static int column_width(const struct text_grid *grid, size_t rows, int column) {
  int widest = 0;
  bool is_empty = true;
  for (size_t row = 0; row < rows; row++) {
    int width = display_width(cell_at(grid, row, column));
    if (width > widest) widest = width;
    if (width > 0 && !(row == 0 && grid->has_header)) is_empty = false;
  }
  return is_empty ? 0 : widest;
}

static void add_blanks(struct buffer *out, int count) {
  for (int i = 0; i < count; i++) buffer_add_byte(out, ' ');
}

static void print_row(struct buffer *out, const struct text_grid *grid, size_t row, const int *widths) {
  int pending = 0; /* blanks owed; none are left at the end of a line */
  for (int column = 0; column < grid->columns; column++) {
    if (widths[column] == 0) continue;
    struct text cell = cell_at(grid, row, column);
    int rest = widths[column] - display_width(cell);
    bool is_right = grid->aligns != NULL && grid->aligns[column] == 'r';
    if (cell.length > 0) {
      add_blanks(out, pending + (is_right ? rest : 0));
      buffer_add_text(out, cell);
      pending = is_right ? 2 : rest + 2;
    } else {
      pending += widths[column] + 2;
    }
  }
}

void text_grid_print(struct buffer *out, const struct text_grid *grid, int indent, bool with_colour) {
  assert(grid->columns >= 1 && grid->columns <= GRID_COLUMNS_MAX);
  int widths[GRID_COLUMNS_MAX];
  size_t rows = grid->count / (size_t)grid->columns;
  if (rows <= (grid->has_header ? 1 : 0)) return;
  for (int column = 0; column < grid->columns; column++) widths[column] = column_width(grid, rows, column);
  for (size_t row = 0; row < rows; row++) {
    bool is_bold = with_colour && ((row == 0 && grid->has_header) || (row + 1 == rows && grid->has_total));
    add_blanks(out, indent);
    if (is_bold) buffer_add_literal(out, "\033[1m");
    print_row(out, grid, row, widths);
    if (is_bold) buffer_add_literal(out, "\033[0m");
    buffer_add_byte(out, '\n');
  }
}

void text_grid_clear(struct text_grid *grid) {
  free(grid->ends);
  buffer_clear(&grid->texts);
  *grid = (struct text_grid){.columns = grid->columns};
}
