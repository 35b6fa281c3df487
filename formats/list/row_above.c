#include "formats/list/row_above.h"

#include <stdlib.h>

#include "calc/array.h"

static struct text cell_of(const struct case_columns *columns, const struct table_row *row,
                           enum case_field field) {
  int index = columns->index[field];
  return index == COLUMN_ABSENT ? TEXT("") : table_row_cell(row, (size_t)index);
}

static bool fills_any(const struct case_columns *columns, const struct table_row *row,
                      const enum case_field *fields, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (cell_of(columns, row, fields[i]).length > 0) return true;
  return false;
}
#define FILLS_ANY(columns, row, fields) fills_any(columns, row, fields, sizeof(fields) / sizeof(fields)[0])

/* A number that counts the rows says nothing of whose they are. */
static bool has_case_id(const struct case_columns *columns, const struct table_row *row) {
  bool counts_rows = case_columns_number_rows(columns);
  return !counts_rows && cell_of(columns, row, FIELD_CASE_ID).length > 0;
}

static bool has_person(const struct case_columns *columns, const struct table_row *row) {
  static const enum case_field person[] = {FIELD_NAME, FIELD_ID_NUMBER};
  return FILLS_ANY(columns, row, person) || has_case_id(columns, row);
}

static bool fills_month(const struct case_columns *columns, const struct table_row *row) {
  for (size_t i = 0; i < columns->month_count; i++)
    if (table_row_cell(row, columns->months[i].column).length > 0) return true;
  return false;
}

/* Months or money without a word on whose they are, below a row that has one. */
static bool is_continuation(const struct row_above *above, const struct case_columns *columns,
                            const struct table_row *row) {
  static const enum case_field facts[] = {FIELD_GAP_FROM, FIELD_GAP_TO, FIELD_WAGE, FIELD_AVERAGE_WAGE,
                                          FIELD_PENSION};
  if (!above->has_person || row->fault != ROW_FINE || above->row_has_person) return false;
  return cell_of(columns, row, FIELD_REGION).length == 0 &&
         (FILLS_ANY(columns, row, facts) || fills_month(columns, row));
}

static bool is_ditto(struct text cell) {
  static const struct text marks[] = {{"\"", 1}, {"〃", 3},   {"”", 3},    {"″", 3},
                                      {"''", 2}, {"同上", 6}, {"同 上", 7}};
  enum { LONGEST = 7 };
  if (cell.length == 0 || cell.length > LONGEST) return false;
  for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
    if (cell.at[0] == marks[i].at[0] && text_equals(cell, marks[i])) return true;
  return false;
}

/* Of most cells the first byte tells that they are none; blanks may hide it. */
static bool is_ditto_at(const struct table_row *row, size_t column) {
  struct text cell = row->cells[column];
  if (cell.length == 0) return false;
  unsigned char first = (unsigned char)cell.at[0];
  if (first > '\'' && first < 0x80) return false;
  bool may_be = first <= '\'' || first == 0xE5 || first == 0xE2 || first == 0xE3 || first == 0xC2;
  return may_be && is_ditto(table_row_cell(row, column));
}

/* The row's cells where they may be changed. */
static void copy_row(struct row_above *above, struct table_row *row) {
  if (row->cells == above->filled) return;
  size_t capacity = above->filled_capacity;
  above->filled = array_grow(above->filled, &above->filled_capacity, row->count, sizeof *above->filled);
  above->filled_marks = array_grow(above->filled_marks, &capacity, row->count, sizeof *above->filled_marks);
  memcpy(above->filled, row->cells, row->count * sizeof *above->filled);
  if (row->marks == NULL)
    memset(above->filled_marks, 0, row->count);
  else
    memcpy(above->filled_marks, row->marks, row->count);
  row->cells = above->filled;
  row->marks = above->filled_marks;
}

void row_above_mark(struct row_above *above, const struct case_columns *columns, struct table_row *row) {
  above->row_has_person = has_person(columns, row);
  row->is_continuation = is_continuation(above, columns, row);
  for (size_t i = 0; i < row->count; i++) {
    if (!is_ditto_at(row, i)) continue;
    copy_row(above, row);
    above->filled_marks[i] |= CELL_MARK_DITTO;
  }
}

static void take(struct row_above *above, struct table_row *row, size_t column) {
  if (column >= row->count || column >= above->count) return;
  copy_row(above, row);
  above->filled[column] = above->cells[column];
  above->filled_marks[column] = above->marks[column];
  row->was_filled = true;
}

static void fill_person(struct row_above *above, const struct case_columns *columns, struct table_row *row) {
  static const enum case_field fields[] = {FIELD_CASE_ID, FIELD_NAME,   FIELD_ID_NUMBER, FIELD_EMPLOYER,
                                           FIELD_REGION,  FIELD_SCHEME, FIELD_PAYER,     FIELD_PAY_ON};
  for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
    int index = columns->index[fields[i]];
    if (index != COLUMN_ABSENT && cell_of(columns, row, fields[i]).length == 0)
      take(above, row, (size_t)index);
  }
}

void row_above_fill(struct row_above *above, const struct case_columns *columns, struct table_row *row) {
  above->row_has_person = has_person(columns, row);
  if (is_continuation(above, columns, row)) {
    fill_person(above, columns, row);
    above->row_has_person = true;
  }
  for (size_t i = 0; i < row->count; i++)
    if (is_ditto_at(row, i)) take(above, row, i);
}

static void keep_cells(struct row_above *above, const struct table_row *row) {
  struct buffer texts = above->before;
  size_t capacity = above->capacity, room = 1;
  for (size_t i = 0; i < row->count; i++) room += row->cells[i].length;
  buffer_reset(&texts);
  (void)buffer_room(&texts, room);
  above->cells = array_grow(above->cells, &above->capacity, row->count, sizeof *above->cells);
  above->marks = array_grow(above->marks, &capacity, row->count, sizeof *above->marks);
  for (size_t i = 0; i < row->count; i++) {
    above->cells[i] = (struct text){texts.at + texts.length, row->cells[i].length};
    above->marks[i] = row->marks == NULL ? 0 : row->marks[i];
    buffer_add_text(&texts, row->cells[i]);
  }
  above->count = row->count;
  above->before = above->texts;
  above->texts = texts;
}

void row_above_set(struct row_above *above, const struct table_row *row, bool keeps_cells) {
  if (row->fault != ROW_FINE || row->is_continuation) return;
  above->has_person = above->row_has_person;
  if (keeps_cells) keep_cells(above, row);
}

void row_above_forget(struct row_above *above) {
  above->has_person = false;
  above->count = 0;
}

void row_above_clear(struct row_above *above) {
  buffer_clear(&above->texts);
  buffer_clear(&above->before);
  free(above->cells);
  free(above->marks);
  free(above->filled);
  free(above->filled_marks);
  *above = (struct row_above){0};
}
