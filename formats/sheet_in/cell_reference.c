#include "formats/sheet_in/cell_reference.h"

#include <stdio.h>

#include "formats/sheet_in/sheet_row.h"

bool cell_reference_parse(struct cell_place *place, struct text reference) {
  enum { MOST_LETTERS = 3, MOST_DIGITS = 7, LETTERS = 26 };
  size_t at = 0;
  int32_t column = 0, row = 0;
  for (; at < reference.length && at <= MOST_LETTERS; at++) {
    char letter = lower_case(reference.at[at]);
    if (letter < 'a' || letter > 'z') break;
    column = column * LETTERS + (letter - 'a' + 1);
  }
  if (at == 0 || at == reference.length || reference.length - at > MOST_DIGITS) return false;
  for (; at < reference.length; at++) {
    if (!is_digit(reference.at[at])) return false;
    row = row * 10 + (reference.at[at] - '0');
  }
  *place = (struct cell_place){row, column - 1};
  return row >= 1 && row <= SHEET_LAST_ROW && column <= SHEET_COLUMNS;
}

bool cell_range_parse(struct cell_range *range, struct text reference) {
  const char *colon = reference.length == 0 ? NULL : memchr(reference.at, ':', reference.length);
  size_t length = colon == NULL ? reference.length : (size_t)(colon - reference.at);
  if (!cell_reference_parse(&range->first, (struct text){reference.at, length})) return false;
  range->last = range->first;
  if (colon == NULL) return true;
  if (!cell_reference_parse(&range->last, text_from_offset(reference, length + 1))) return false;
  return range->first.row <= range->last.row && range->first.column <= range->last.column;
}

void cell_reference_format(struct buffer *out, struct cell_place place) {
  enum { LETTERS = 26 };
  char name[24];
  size_t at = sizeof name;
  for (int32_t column = place.column + 1; column > 0; column = (column - 1) / LETTERS)
    name[--at] = (char)('A' + (column - 1) % LETTERS);
  buffer_add(out, name + at, sizeof name - at);
  int length = snprintf(name, sizeof name, "%ld", (long)place.row);
  buffer_add(out, name, (size_t)length);
}
