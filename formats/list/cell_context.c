#include "formats/list/cell_context.h"

#include "formats/file/plain_text.h"

bool cell_is_spreadsheet_error(struct text text) {
  size_t hashes = 0;
  if (text.length < 2) return false;
  while (hashes < text.length && text.at[hashes] == '#') hashes++;
  char last = text.at[text.length - 1];
  return hashes == text.length || (hashes == 1 && (last == '!' || last == '?' || text_is(text, "#N/A")));
}

bool cell_refuse(struct cell_context *context, enum diagnostic_code code, enum case_field field,
                 struct text cell) {
  if (cell_is_spreadsheet_error(cell)) code = DIAGNOSTIC_CELL_ERROR;
  diagnostics_add(context->diagnostics, code, field, text_clip(cell, VALUE_SHOWN_MAX));
  return false;
}

bool cell_refuse_marked(struct cell_context *context, enum case_field field, struct text cell, int marks) {
  enum diagnostic_code code = (marks & CELL_MARK_ERROR) != 0       ? DIAGNOSTIC_CELL_ERROR
                              : (marks & CELL_MARK_NO_RESULT) != 0 ? DIAGNOSTIC_NO_RESULT
                              : (marks & CELL_MARK_DITTO) != 0     ? DIAGNOSTIC_DITTO_MARK
                                                                   : DIAGNOSTIC_DAMAGED_NUMBER;
  diagnostics_add(context->diagnostics, code, field, text_clip(cell, VALUE_SHOWN_MAX));
  return false;
}

bool cell_is_plain(struct text cell) {
  for (size_t i = 0; i < cell.length; i++)
    if (cell.at[i] <= ' ' || cell.at[i] >= 0x7F) return false;
  return true;
}

struct text cell_plain(struct cell_context *context, struct text cell) {
  if (cell_is_plain(cell)) return cell;
  buffer_reset(&context->scratch);
  plain_text_add(&context->scratch, cell);
  return buffer_text(&context->scratch);
}

bool cell_is_scientific(struct text text) {
  size_t at = 0;
  while (at < text.length && (is_digit(text.at[at]) || text.at[at] == '.')) at++;
  if (at == 0 || at + 1 >= text.length || (text.at[at] != 'E' && text.at[at] != 'e')) return false;
  at++;
  if (text.at[at] == '+' || text.at[at] == '-') at++;
  return text_is_digits(text_from_offset(text, at));
}

bool cell_is_word_for_nothing(struct text text) {
  static const char *const words[] = {"-", "--", "—", "——", "－", "/", "／", "\\", "无", "空", "NA", "N/A"};
  static const char first[] = "-/\\Nn\xE2\xE6\xE7\xEF"; /* bytes of the words */
  if (memchr(first, text.at[0], sizeof first - 1) == NULL) return false;
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (text_equals_any_case(text, text_from(words[i]))) return true;
  return false;
}

bool cell_read_digits(int *count, struct text digits) {
  int value = 0;
  *count = 0;
  if (digits.length == 0 || digits.length > 9) return false;
  for (size_t i = 0; i < digits.length; i++) {
    if (!is_digit(digits.at[i])) return false;
    value = value * 10 + (digits.at[i] - '0');
  }
  *count = value;
  return true;
}
