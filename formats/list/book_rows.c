#include "formats/list/book_rows.h"

#include <stdlib.h>

#include "calc/array.h"
#include "formats/list/csv_text.h"

static unsigned char marks_of(const struct sheet_cell *cell) {
  static const unsigned char of_kind[CELL_KIND_COUNT] = {
      [CELL_DATE] = CELL_MARK_DATE, [CELL_ERROR] = CELL_MARK_ERROR, [CELL_NO_RESULT] = CELL_MARK_NO_RESULT};
  int marks = of_kind[cell->kind];
  if (cell->is_wrecked) marks |= CELL_MARK_WRECKED;
  if (cell->was_rounded) marks |= CELL_MARK_ROUNDED;
  if (cell->is_percent) marks |= CELL_MARK_PERCENT;
  if (cell->is_of_1904) marks |= CELL_MARK_OF_1904;
  return (unsigned char)marks;
}

/* A title that is merged over all the columns there can be makes no row wider. */
static size_t width_of(const struct book_rows *rows, const struct sheet_row *row) {
  size_t width = row->cells[row->count - 1].column + 1;
  if (width < rows->width) width = rows->width;
  for (size_t i = 0; i < row->cover_count; i++)
    if (row->covers[i].value.kind != CELL_EMPTY && row->covers[i].first_column >= width)
      width = row->covers[i].first_column + 1;
  return width;
}

static void make_room(struct book_rows *rows, size_t width) {
  size_t capacity = rows->capacity;
  rows->cells = array_grow(rows->cells, &rows->capacity, width, sizeof *rows->cells);
  rows->marks = array_grow(rows->marks, &capacity, width, sizeof *rows->marks);
}

static void put(struct book_rows *rows, size_t column, const struct sheet_cell *cell) {
  rows->cells[column] = cell->text.length == 0 ? TEXT("") : cell->text;
  rows->marks[column] = marks_of(cell);
}

static void put_cover(struct book_rows *rows, const struct sheet_cover *cover, size_t width) {
  if (cover->value.kind == CELL_EMPTY) return;
  for (size_t column = cover->first_column; column <= cover->last_column && column < width; column++) {
    put(rows, column, &cover->value);
    if (column > cover->first_column) rows->marks[column] |= CELL_MARK_BESIDE;
  }
}

/* Room for what each cell may come to in quotes, so that the row stays where it is. */
static void make_raw_room(struct book_rows *rows, size_t width) {
  size_t most = 0;
  for (size_t i = 0; i < width; i++) most += 2 * rows->cells[i].length + sizeof ",\"\"";
  buffer_reset(&rows->raw);
  (void)buffer_room(&rows->raw, most);
}

/* The row as CSV text. Cells without quotes are views of it from here on, for those who keep both. */
static void write_raw(struct book_rows *rows, size_t width) {
  make_raw_room(rows, width);
  for (size_t i = 0; i < width; i++) {
    if (i > 0) buffer_add_byte(&rows->raw, ',');
    const size_t start = rows->raw.length;
    csv_add_cell(&rows->raw, rows->cells[i]);
    if (rows->raw.length - start == rows->cells[i].length) rows->cells[i].at = rows->raw.at + start;
  }
}

enum sheet_status book_rows_next(struct book_rows *rows, struct table_row *row) {
  struct sheet_row read;
  enum sheet_status status = sheet_source_next(rows->source, &read);
  if (status != SHEET_OK) return status;
  size_t width = width_of(rows, &read);
  make_room(rows, width);
  for (size_t i = 0; i < width; i++) rows->cells[i] = TEXT("");
  memset(rows->marks, 0, width);
  for (size_t i = 0; i < read.count; i++) put(rows, read.cells[i].column, &read.cells[i]);
  for (size_t i = 0; i < read.cover_count; i++) put_cover(rows, &read.covers[i], width);
  write_raw(rows, width);
  *row = (struct table_row){.cells = rows->cells,
                            .marks = rows->marks,
                            .count = width,
                            .raw = buffer_text(&rows->raw),
                            .line = read.number,
                            .line_count = 1,
                            .is_hidden = read.is_hidden,
                            .hidden = read.hidden};
  return SHEET_OK;
}

void book_rows_close(struct book_rows *rows) {
  sheet_source_close(rows->source);
  free(rows->cells);
  free(rows->marks);
  buffer_clear(&rows->raw);
  *rows = (struct book_rows){0};
}
