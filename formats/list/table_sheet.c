#include "formats/list/table_sheet.h"

#include "calc/integer.h"
#include "formats/sheet_in/cell_reference.h"

static void add_number(struct buffer *out, int64_t number) {
  struct integer digits = integer_from(number);
  integer_format_digits(out, &digits, 1);
}

void table_place_add(struct buffer *out, struct text file, const struct table_sheet *sheet, size_t column,
                     int64_t line) {
  buffer_add_text(out, file);
  if (sheet == NULL) {
    buffer_add_byte(out, ':');
    add_number(out, line);
    return;
  }
  if (column != SHEET_COLUMN_NONE && sheet->places != NULL) column = sheet->places[column];
  buffer_add_byte(out, '[');
  buffer_add_text(out, sheet->name);
  buffer_add_byte(out, '!');
  if (column == SHEET_COLUMN_NONE)
    add_number(out, line);
  else
    cell_reference_format(out, (struct cell_place){(int32_t)line, (int32_t)column});
  buffer_add_byte(out, ']');
}
