#include "formats/sheet_in/xlsx_text.h"

#include <stdbool.h>
#include <stdint.h>

#include "formats/sheet_in/xml_entity.h"

enum { ESCAPE_LENGTH = sizeof "_xHHHH_" - 1, NO_ESCAPE = -1 };

/* The number of the escape that the text begins with. */
static int32_t escape_at(struct text text) {
  if (text.length < ESCAPE_LENGTH || text.at[0] != '_' || text.at[1] != 'x' || text.at[6] != '_')
    return NO_ESCAPE;
  int32_t number = 0;
  for (size_t i = 2; i < 6; i++) {
    char byte = lower_case(text.at[i]);
    bool is_letter = byte >= 'a' && byte <= 'f';
    if (!is_digit(byte) && !is_letter) return NO_ESCAPE;
    number = number * 16 + (is_letter ? byte - 'a' + 10 : byte - '0');
  }
  return number;
}

static bool is_half(int32_t number, int32_t first) { return number >= first && number < first + 0x400; }

/* Appends the character whose escape `rest` begins with; returns the bytes it took. */
static size_t add_escaped(struct buffer *out, struct text rest, int32_t number) {
  size_t length = ESCAPE_LENGTH;
  if (is_half(number, 0xD800)) {
    int32_t second = escape_at(text_from_offset(rest, ESCAPE_LENGTH));
    bool is_pair = is_half(second, 0xDC00);
    if (is_pair) number = 0x10000 + (number - 0xD800) * 0x400 + (second - 0xDC00);
    if (is_pair) length += ESCAPE_LENGTH;
  }
  bool is_nothing = number == 0 || number == 0xFFFE || number == 0xFFFF;
  if (is_nothing || !utf8_add(out, (uint32_t)number)) buffer_add_literal(out, "\xEF\xBF\xBD");
  return length;
}

void xlsx_text_add(struct buffer *out, struct text raw) {
  const char *underscore;
  while (raw.length > 0 && (underscore = memchr(raw.at, '_', raw.length)) != NULL) {
    size_t before = (size_t)(underscore - raw.at);
    buffer_add(out, raw.at, before);
    raw = text_from_offset(raw, before);
    int32_t number = escape_at(raw);
    size_t taken = number == NO_ESCAPE ? 1 : add_escaped(out, raw, number);
    if (number == NO_ESCAPE) buffer_add_byte(out, '_');
    raw = text_from_offset(raw, taken);
  }
  buffer_add_text(out, raw);
}
