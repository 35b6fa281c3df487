#include "formats/sheet_in/xml_entity.h"

#include <stddef.h>

#include "formats/sheet_in/xml_bytes.h"

bool utf8_add(struct buffer *out, uint32_t character) {
  static const struct {
    uint32_t limit;
    unsigned char lead;
  } forms[] = {{0x80, 0}, {0x800, 0xC0}, {0x10000, 0xE0}, {0x110000, 0xF0}};
  if (character >= 0xD800 && character < 0xE000) return false;
  size_t further = 0;
  while (further < 4 && character >= forms[further].limit) further++;
  if (further == 4) return false;
  char *room = buffer_room(out, 4);
  out->length += further + 1;
  *room++ = (char)(forms[further].lead | character >> 6 * further);
  while (further-- > 0) *room++ = (char)(0x80 | (character >> 6 * further & 0x3F));
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

/* `10` or `x0A`, behind the `#`. */
static bool add_numbered(struct buffer *out, struct text digits) {
  bool is_hexadecimal = digits.length > 0 && digits.at[0] == 'x';
  uint32_t base = is_hexadecimal ? 16 : 10, number = 0;
  if (is_hexadecimal) digits = text_from_offset(digits, 1);
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
  if (reference.length > 0 && reference.at[0] == '#')
    return add_numbered(out, text_from_offset(reference, 1));
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    if (!text_equals(reference, names[i].name)) continue;
    buffer_add_byte(out, names[i].byte);
    return true;
  }
  return false;
}

/* The reference between `at`, which is behind its `&`, and the `;`; NULL: none. */
static const char *take_reference(struct buffer *out, const char *at, const char *end) {
  const char *semicolon = at;
  while (semicolon < end && *semicolon != ';') semicolon++; /* a few bytes, as a rule */
  if (semicolon == end || !add_reference(out, (struct text){at, (size_t)(semicolon - at)})) return NULL;
  return semicolon + 1;
}

/* `&#NNNNN;` at `at`, as some writers put every Chinese character: its three bytes of UTF-8. False: something
 * else, which may be right all the same. */
static bool put_five_digits(char *room, const char *at, const char *end) {
  enum { LENGTH = 8, FIRST = 2, DIGITS = 5, LAST = 0xD7FF };
  if (end - at < LENGTH || at[1] != '#' || at[LENGTH - 1] != ';') return false;
  uint32_t number = 0;
  for (int i = FIRST; i < FIRST + DIGITS; i++) {
    if (!is_digit(at[i])) return false;
    number = number * 10 + (uint32_t)(at[i] - '0');
  }
  if (number < 0x800 || number > LAST) return false;
  room[0] = (char)(0xE0 | number >> 12);
  room[1] = (char)(0x80 | (number >> 6 & 0x3F));
  room[2] = (char)(0x80 | (number & 0x3F));
  return true;
}

/* Appends all such references from `at` on; returns what is behind them. `out` has room for them. */
static const char *take_five_digits(struct buffer *out, const char *at, const char *end) {
  enum { LENGTH = 8, BYTES = 3 };
  char *room = out->at + out->length;
  while (at < end && *at == '&' && put_five_digits(room, at, end)) {
    at += LENGTH;
    room += BYTES;
  }
  out->length = (size_t)(room - out->at);
  return at;
}

bool xml_entities_decode(struct buffer *out, struct text raw) {
  if (raw.length == 0) return true; /* nothing may be added to a NULL */
  const char *at = raw.at, *end = raw.at + raw.length;
  (void)buffer_room(out, raw.length);
  while ((at = take_five_digits(out, at, end)) < end) {
    const char *start = at, byte = *at;
    at = xml_run_end(at, end);
    buffer_add(out, start, (size_t)(at - start));
    if (at > start) continue;
    at++;
    if (byte == '&') at = take_reference(out, at, end);
    if (at == NULL) return false;
    bool is_pair = byte == '\r' && at < end && *at == '\n';
    if (byte != '&' && !is_pair) buffer_add_byte(out, byte == '\r' ? '\n' : byte);
  }
  return true;
}
