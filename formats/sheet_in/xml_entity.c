#include "formats/sheet_in/xml_entity.h"

#include <stddef.h>

bool utf8_add(struct buffer *out, uint32_t character) {
  static const struct {
    uint32_t limit;
    unsigned char lead;
  } forms[] = {{0x80, 0}, {0x800, 0xC0}, {0x10000, 0xE0}, {0x110000, 0xF0}};
  if (character >= 0xD800 && character < 0xE000) return false;
  size_t further = 0;
  while (further < 4 && character >= forms[further].limit) further++;
  if (further == 4) return false;
  buffer_add_byte(out, (char)(forms[further].lead | character >> 6 * further));
  while (further-- > 0) buffer_add_byte(out, (char)(0x80 | (character >> 6 * further & 0x3F)));
  return true;
}

/* What XML allows as a character. */
static bool is_character(uint32_t number) {
  return number >= 0x20 ? number != 0xFFFE && number != 0xFFFF
                        : number == '\t' || number == '\n' || number == '\r';
}

static int digit_value(char byte) {
  char small = lower_case(byte);
  return is_digit(byte) ? byte - '0' : small >= 'a' && small <= 'f' ? small - 'a' + 10 : 16;
}

/* `#10` or `#x0A`. */
static bool add_numbered(struct buffer *out, struct text reference) {
  bool is_hexadecimal = reference.length > 1 && reference.at[1] == 'x';
  uint32_t base = is_hexadecimal ? 16 : 10, number = 0;
  struct text digits = text_from_offset(reference, is_hexadecimal ? 2 : 1);
  for (size_t i = 0; i < digits.length; i++) {
    uint32_t digit = (uint32_t)digit_value(digits.at[i]);
    if (digit >= base || number > 0x10FFFF) return false;
    number = number * base + digit;
  }
  return digits.length > 0 && is_character(number) && utf8_add(out, number);
}

static bool add_reference(struct buffer *out, struct text reference) {
  static const struct {
    struct text name;
    char byte;
  } names[] = {
      {{"amp", 3}, '&'}, {{"lt", 2}, '<'}, {{"gt", 2}, '>'}, {{"quot", 4}, '"'}, {{"apos", 4}, '\''}};
  if (text_starts_with(reference, TEXT("#"))) return add_numbered(out, reference);
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    if (!text_equals(reference, names[i].name)) continue;
    buffer_add_byte(out, names[i].byte);
    return true;
  }
  return false;
}

bool xml_entities_decode(struct buffer *out, struct text raw) {
  size_t i = 0;
  while (i < raw.length) {
    char byte = raw.at[i];
    if (byte == '&') {
      struct text rest = text_from_offset(raw, i + 1);
      const char *end = rest.length == 0 ? NULL : memchr(rest.at, ';', rest.length);
      if (end == NULL || !add_reference(out, (struct text){rest.at, (size_t)(end - rest.at)})) return false;
      i += (size_t)(end - rest.at) + 2;
      continue;
    }
    bool is_pair = byte == '\r' && i + 1 < raw.length && raw.at[i + 1] == '\n';
    if (!is_pair) buffer_add_byte(out, byte == '\r' ? '\n' : byte);
    i += 1;
  }
  return true;
}
