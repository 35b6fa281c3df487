#include "formats/sheet_in/number_format.h"

#include <stddef.h>

bool number_format_builtin_is_date(uint32_t id) {
  static const struct { uint32_t first, last; } dates[] = {{14, 22}, {27, 36}, {45, 47}, {50, 58}};
  for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++)
    if (id >= dates[i].first && id <= dates[i].last) return true;
  return false;
}

/* Where the text after an opening byte ends: after the closing one, or at the end. */
static size_t behind(struct text code, size_t at, char closing) {
  while (at < code.length && code.at[at] != closing) at++;
  return at < code.length ? at + 1 : at;
}

/* [h], [mm], [ss] count hours, minutes or seconds; other brackets are colours, conditions, languages. */
static bool is_duration(struct text code, size_t start, size_t end) {
  char letter = start + 1 < end ? lower_case(code.at[start + 1]) : '\0';
  if (letter != 'h' && letter != 'm' && letter != 's') return false;
  for (size_t i = start + 1; i + 1 < end; i++)
    if (lower_case(code.at[i]) != letter) return false;
  return true;
}

/* aaa and aaaa are names of week days; a single one belongs to AM/PM. E+ and E- are exponents. */
static bool is_date_letter(struct text code, size_t at) {
  char next = at + 1 < code.length ? code.at[at + 1] : '\0';
  switch (lower_case(code.at[at])) {
    case 'd':
    case 'h':
    case 'm':
    case 's':
    case 'y': return true;
    case 'e': return next != '+' && next != '-';
    case 'a':
      return text_equals_any_case((struct text){code.at + at, at + 3 <= code.length ? 3 : 0}, TEXT("aaa"));
    default: return false;
  }
}

/* The length of a word that is made of date letters and is none. */
static size_t general_length(struct text rest) {
  static const struct text general = {"General", 7};
  bool is_general =
      rest.length >= general.length && text_equals_any_case((struct text){rest.at, general.length}, general);
  return is_general ? general.length : 0;
}

/* How many bytes from `at` on show no date; 0 when they do show one. A backslash, an underscore or an
 * asterisk take the next byte with them; the further bytes of a longer character are no letters. */
static size_t plain_length(struct text code, size_t at) {
  char byte = code.at[at];
  size_t general = general_length(text_from_offset(code, at));
  size_t bracket_end = byte == '[' ? behind(code, at + 1, ']') : 0;
  if (general > 0) return general;
  if (byte == '"') return behind(code, at + 1, '"') - at;
  if (byte == '\\' || byte == '_' || byte == '*') return 2;
  if (byte == '[') return is_duration(code, at, bracket_end) ? 0 : bracket_end - at;
  return is_date_letter(code, at) ? 0 : 1;
}

bool number_format_is_date(struct text code) {
  size_t at = 0, length = 1;
  while (at < code.length && (length = plain_length(code, at)) > 0) at += length;
  return length == 0;
}

static bool has_sign(struct text text) {
  return text.length > 0 && memchr(text.at, '%', text.length) != NULL;
}

enum percent_sign number_format_percent(struct text code) {
  enum percent_sign sign = PERCENT_NONE;
  for (size_t at = 0; at < code.length;) {
    char byte = code.at[at];
    size_t length = byte == '"'    ? behind(code, at + 1, '"') - at
                    : byte == '\\' ? 2
                    : byte == '['  ? behind(code, at + 1, ']') - at
                                   : 1;
    if (byte == '%') return PERCENT_SCALES;
    struct text part = {code.at + at, length <= code.length - at ? length : code.length - at};
    if (byte != '[' && has_sign(part)) sign = PERCENT_IS_TEXT;
    at += length;
  }
  return sign;
}
