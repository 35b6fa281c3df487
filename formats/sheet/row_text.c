#include "formats/sheet/row_text.h"

#include <ctype.h>
#include <stdint.h>

#include "formats/file/encoding.h"

enum { ESCAPE_MOST = 7 }; /* bytes that one byte of text may become: _x0001_ */

bool row_text_is_utf8(struct text text) { return utf8_valid_length(text) == text.length; }

#define EVERY_BYTE(byte) (UINT64_C(0x0101010101010101) * (byte))

static uint64_t zero_bytes(uint64_t word) { return (word - EVERY_BYTE(0x01)) & ~word & EVERY_BYTE(0x80); }

/* The high bit of each of eight bytes that cannot be copied as it is: & < > _, control characters and all
 * that is not ASCII. Only the lowest bit set is exact. */
static uint64_t special_bytes(uint64_t word) {
  uint64_t control = (word - EVERY_BYTE(0x20)) & ~word;
  uint64_t special = word | control | zero_bytes(word ^ EVERY_BYTE('&')) |
                     zero_bytes(word ^ EVERY_BYTE('_')) |
                     zero_bytes((word | EVERY_BYTE(0x02)) ^ EVERY_BYTE('>'));
  return special & EVERY_BYTE(0x80);
}

static bool is_plain(unsigned char byte) {
  return byte >= 0x20 && byte < 0x80 && byte != '&' && byte != '<' && byte != '>' && byte != '_';
}

/* Copies plain bytes and returns how many; up to eight further bytes of `out` may be written. */
static size_t copy_plain(char *out, const char *at, size_t length) {
  size_t done = 0;
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  for (; length - done >= 8; done += 8) {
    uint64_t word;
    memcpy(&word, at + done, 8);
    memcpy(out + done, &word, 8);
    uint64_t special = special_bytes(word);
    if (special != 0) return done + (size_t)__builtin_ctzll(special) / 8;
  }
#endif
  for (; done < length && is_plain((unsigned char)at[done]); done++) out[done] = at[done];
  return done;
}

/* Would a reader take the underscore at `at` for the start of _xHHHH_? Also when the closing one is that of
 * an escape of ours. */
static bool looks_escaped(const char *at, size_t left) {
  if (left < 7 || at[1] != 'x') return false;
  for (size_t i = 2; i < 6; i++)
    if (!isxdigit((unsigned char)at[i])) return false;
  return !is_plain((unsigned char)at[6]);
}

static char *add_escape(char *out, const char *escape) {
  size_t length = strlen(escape);
  memcpy(out, escape, length);
  return out + length;
}

static char *add_control(char *out, unsigned char byte) {
  if (byte == '\t' || byte == '\n') {
    *out = (char)byte;
    return out + 1;
  }
  out = add_escape(out, "_x0000_");
  out[-3] = (char)('0' + byte / 16);
  out[-2] = "0123456789ABCDEF"[byte % 16];
  return out;
}

static char *add_ascii(char *out, const char *at, size_t left) {
  switch (*at) {
    case '&': return add_escape(out, "&amp;");
    case '<': return add_escape(out, "&lt;");
    case '>': return add_escape(out, "&gt;");
    case '_': return add_escape(out, looks_escaped(at, left) ? "_x005F_" : "_");
    default: return add_control(out, (unsigned char)*at);
  }
}

static char *add_wide(char *out, const char *at, size_t length) {
  if (row_text_is_forbidden((struct text){at, length}))
    return add_escape(out, (unsigned char)at[2] == 0xBE ? "_xFFFE_" : "_xFFFF_");
  memcpy(out, at, length);
  return out + length;
}

/* Bytes of the text that fit in `units` UTF-16 units; a wrong byte counts for one. */
static size_t cut_length(struct text text, size_t units) {
  size_t at = 0;
  while (at < text.length) {
    size_t length = utf8_character_length(text_from_offset(text, at));
    size_t needed = length == 4 ? 2 : 1;
    if (needed > units) return at;
    units -= needed;
    at += length == 0 ? 1 : length;
  }
  return at;
}

/* Writes the escaped text to `out` and returns its end. */
static char *escape(char *out, struct text text, bool *was_repaired) {
  for (size_t at = 0;;) {
    size_t plain = copy_plain(out, text.at + at, text.length - at);
    out += plain;
    at += plain;
    if (at >= text.length) return out;
    size_t length = utf8_character_length(text_from_offset(text, at));
    if (length == 0) {
      *was_repaired = true;
      out = add_escape(out, "\xEF\xBF\xBD");
      length = 1;
    } else if (length == 1) {
      out = add_ascii(out, text.at + at, text.length - at);
    } else {
      out = add_wide(out, text.at + at, length);
    }
    at += length;
  }
}

struct row_text_outcome row_text_add(struct buffer *xml, struct text text, size_t reserve) {
  struct row_text_outcome outcome = {false, false};
  if (text.length > ROW_TEXT_MOST_UNITS && cut_length(text, ROW_TEXT_MOST_UNITS) < text.length) {
    text.length = cut_length(text, ROW_TEXT_MOST_UNITS - 1);
    outcome.was_cut = true;
  }
  char *out = buffer_room(xml, text.length * ESCAPE_MOST + 16 + reserve);
  char *end = text.length == 0 ? out : escape(out, text, &outcome.was_repaired);
  if (outcome.was_cut) end = add_escape(end, "\xE2\x80\xA6");
  xml->length += (size_t)(end - out);
  return outcome;
}
