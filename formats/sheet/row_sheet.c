#include "formats/sheet/row_sheet.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "calc/array.h"
#include "formats/sheet/row_text.h"

int64_t row_shape_capacity(const struct row_shape *shape) {
  int64_t limit = shape->row_limit == 0 ? ROW_LIMIT_DEFAULT : shape->row_limit;
  assert(limit <= ROW_LIMIT_DEFAULT && shape->rows_above >= 0 && shape->rows_below >= 0);
  int64_t capacity = limit - shape->rows_above - shape->rows_below;
  assert(capacity >= 1);
  return capacity;
}

size_t row_column_letters(size_t column, char letters[ROW_COLUMN_LETTERS]) {
  assert(column < ROW_COLUMNS_MOST);
  char reversed[ROW_COLUMN_LETTERS];
  size_t count = 0;
  for (size_t left = column + 1; left > 0; left = (left - 1) / 26)
    reversed[count++] = (char)('A' + (left - 1) % 26);
  for (size_t i = 0; i < count; i++) letters[i] = reversed[count - 1 - i];
  letters[count] = '\0';
  return count;
}

static struct row_piece piece_since(const struct buffer *pieces, size_t start) {
  return (struct row_piece){(uint32_t)start, (uint32_t)(pieces->length - start)};
}

/* The start of a cell up to its row number. `type` is "" or a whole t= attribute. */
static struct row_piece add_open_piece(struct buffer *pieces, size_t column, uint32_t style,
                                       const char *type) {
  size_t start = pieces->length;
  char letters[ROW_COLUMN_LETTERS];
  char attribute[32] = "";
  if (style != 0) snprintf(attribute, sizeof attribute, " s=\"%u\"", style);
  buffer_add_literal(pieces, "<c");
  buffer_add_text(pieces, text_from(attribute));
  buffer_add_text(pieces, text_from(type));
  buffer_add_literal(pieces, " r=\"");
  buffer_add(pieces, letters, row_column_letters(column, letters));
  return piece_since(pieces, start);
}

static const struct text row_mark = {"{row}", sizeof "{row}" - 1};

static struct row_piece add_formula_piece(struct buffer *pieces, struct text text) {
  size_t start = pieces->length;
  row_text_add(pieces, text, 0);
  return piece_since(pieces, start);
}

/* Splits the formula at its row marks: one piece more than there are marks. */
static void add_formula(struct row_sheet *sheet, struct row_cell_form *form, const char *formula,
                        size_t *part_total) {
  form->first_part = (uint32_t)*part_total;
  for (const char *rest = formula; rest != NULL;) {
    const char *mark = strstr(rest, row_mark.at);
    struct text text = mark == NULL ? text_from(rest) : (struct text){rest, (size_t)(mark - rest)};
    sheet->parts[*part_total] = add_formula_piece(&sheet->pieces, text);
    form->formula_room += sheet->parts[*part_total].length + ROW_DIGITS_SIZE;
    *part_total += 1;
    rest = mark == NULL ? NULL : mark + row_mark.length;
  }
  form->part_count = (uint32_t)*part_total - form->first_part;
}

static void add_form(struct row_sheet *sheet, size_t column, uint32_t style) {
  struct row_cell_form *form = &sheet->forms[column];
  struct buffer *pieces = &sheet->pieces;
  form->kind = sheet->shape->columns[column].kind;
  form->style = style;
  form->open_number = add_open_piece(pieces, column, style, "");
  form->open_text = add_open_piece(pieces, column, style, " t=\"inlineStr\"");
  form->open_word = add_open_piece(pieces, column, style, " t=\"s\"");
  form->open_result = add_open_piece(pieces, column, style, " t=\"str\"");
}

/* Pieces of all formulas together: each mark adds one. */
static size_t count_parts(const struct row_shape *shape) {
  size_t count = 0;
  for (size_t i = 0; i < shape->column_count; i++) {
    const char *at = shape->columns[i].formula;
    if (at == NULL) continue;
    assert(row_text_is_utf8(text_from(at)) && strlen(at) <= ROW_FORMULA_MOST);
    for (count++; (at = strstr(at, row_mark.at)) != NULL; at += row_mark.length) count++;
  }
  return count;
}

void row_sheet_init(struct row_sheet *sheet, const struct row_shape *shape, const uint32_t *styles,
                    const char *row_attributes) {
  assert(shape->column_count >= 1 && shape->column_count <= ROW_COLUMNS_MOST);
  *sheet = (struct row_sheet){.shape = shape, .capacity = row_shape_capacity(shape)};
  sheet->forms = array_new(shape->column_count, sizeof *sheet->forms);
  sheet->parts = array_new(count_parts(shape), sizeof *sheet->parts);
  size_t part_total = 0;
  for (size_t i = 0; i < shape->column_count; i++) {
    add_form(sheet, i, styles[i]);
    if (shape->columns[i].formula != NULL)
      add_formula(sheet, &sheet->forms[i], shape->columns[i].formula, &part_total);
  }
  size_t start = sheet->pieces.length;
  buffer_add_byte(&sheet->pieces, '"');
  buffer_add_text(&sheet->pieces, text_from(row_attributes));
  buffer_add_byte(&sheet->pieces, '>');
  sheet->row_open = piece_since(&sheet->pieces, start);
  memset(buffer_room(&sheet->pieces, ROW_PIECE_OVERREAD), 0, ROW_PIECE_OVERREAD);
}

void row_sheet_clear(struct row_sheet *sheet) {
  free(sheet->forms);
  free(sheet->parts);
  buffer_clear(&sheet->pieces);
  *sheet = (struct row_sheet){0};
}
