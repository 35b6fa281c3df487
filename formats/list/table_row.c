#include "formats/list/table_row.h"

#include "formats/file/plain_text.h"

struct text table_row_cell(const struct table_row *row, size_t column) {
  return column < row->count ? text_trim(row->cells[column]) : TEXT("");
}

/* The dashes, long ones and full-width ones too, that people put where there is nothing. */
static bool is_dash(struct text character) {
  if (character.length == 1) return character.at[0] == '-';
  static const struct text dashes[] = {{"\xE2\x80\x90", 3},
                                       {"\xE2\x80\x93", 3},
                                       {"\xE2\x80\x94", 3},
                                       {"\xE2\x80\x95", 3},
                                       {"\xEF\xBC\x8D", 3}};
  for (size_t i = 0; i < sizeof dashes / sizeof dashes[0]; i++)
    if (text_equals(character, dashes[i])) return true;
  return false;
}

static bool is_blank_cell(struct text cell) {
  cell = text_trim(cell);
  for (size_t at = 0; at < cell.length;) {
    size_t length = character_length(cell, at);
    if (!is_dash((struct text){cell.at + at, length})) return false;
    at += length;
  }
  return true;
}

bool table_row_is_blank(const struct table_row *row) {
  if (row->fault != ROW_FINE) return false;
  for (size_t i = 0; i < row->count; i++) {
    bool is_unread = row->marks != NULL && (row->marks[i] & CELL_MARK_NO_RESULT) != 0;
    if (is_unread || !is_blank_cell(row->cells[i])) return false;
  }
  return true;
}
