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

static void add_form(struct row_sheet *sheet, size_t column, uint32_t style) {
  struct row_cell_form *form = &sheet->forms[column];
  struct buffer *pieces = &sheet->pieces;
  form->kind = sheet->shape->kinds[column];
  form->style = style;
  form->open_number = add_open_piece(pieces, column, style, "");
  form->open_text = add_open_piece(pieces, column, style, " t=\"inlineStr\"");
  form->open_word = add_open_piece(pieces, column, style, " t=\"s\"");
  form->open_result = add_open_piece(pieces, column, style, " t=\"str\"");
}

void row_sheet_init(struct row_sheet *sheet, const struct row_shape *shape, const uint32_t *styles,
                    const char *row_attributes) {
  assert(shape->column_count >= 1 && shape->column_count <= ROW_COLUMNS_MOST);
  *sheet = (struct row_sheet){.shape = shape, .capacity = row_shape_capacity(shape)};
  sheet->forms = array_new(shape->column_count, sizeof *sheet->forms);
  for (size_t i = 0; i < shape->column_count; i++) add_form(sheet, i, styles[i]);
  size_t start = sheet->pieces.length;
  buffer_add_byte(&sheet->pieces, '"');
  buffer_add_text(&sheet->pieces, text_from(row_attributes));
  buffer_add_byte(&sheet->pieces, '>');
  sheet->row_open = piece_since(&sheet->pieces, start);
  memset(buffer_room(&sheet->pieces, ROW_PIECE_OVERREAD), 0, ROW_PIECE_OVERREAD);
}

void row_sheet_clear(struct row_sheet *sheet) {
  free(sheet->forms);
  buffer_clear(&sheet->pieces);
  *sheet = (struct row_sheet){0};
}
