#include "folded_text.h"

#include <stdbool.h>

#include "character.h"
#include "hash.h"

static bool is_blank(uint32_t code) {
  return code <= ' ' || code == 0xA0 || code == 0x3000 || code == 0xFEFF ||
         (code >= 0x2000 && code <= 0x200F) || (code >= 0x2028 && code <= 0x202F) || code == 0x2060;
}

static uint32_t folded(uint32_t code) {
  if (code >= 0xFF01 && code <= 0xFF5E) code -= 0xFEE0;
  return code < 0x80 ? (unsigned char)lower_case((char)code) : code;
}

void folded_text_add(struct buffer *out, struct text text) {
  size_t length;
  for (size_t at = 0; at < text.length; at += length) {
    uint32_t code = character_at(text, at, &length);
    if (is_blank(code)) continue;
    code = folded(code);
    if (code < 0x80)
      buffer_add_byte(out, (char)code);
    else
      buffer_add(out, text.at + at, length);
  }
}

/* U+4000 to U+9FFF, nearly all Chinese characters, are neither blank nor folded; 0: it is none of them. */
static uint32_t chinese_at(const unsigned char *at, size_t available) {
  if (available < 3 || at[0] < 0xE4 || at[0] > 0xE9) return 0;
  if (((at[1] ^ 0x80u) | (at[2] ^ 0x80u)) > 0x3F) return 0;
  return (at[0] & 0x0Fu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
}

uint64_t folded_text_hash(struct text text) {
  uint64_t hash = UINT64_C(0xCBF29CE484222325);
  size_t length = 3;
  for (size_t at = 0; at < text.length; at += length, length = 3) {
    uint32_t code = chinese_at((const unsigned char *)text.at + at, text.length - at);
    if (code == 0) {
      code = character_at(text, at, &length);
      if (is_blank(code)) continue;
      code = folded(code);
    }
    hash = (hash ^ code) * UINT64_C(0x100000001B3);
  }
  return hash_number(hash);
}

uint64_t folded_text_person(struct text case_id, struct text name) {
  if (text_is_empty(case_id) || text_is_empty(name)) return 0;
  const uint64_t person = hash_number(folded_text_hash(case_id) + 3 * folded_text_hash(name));
  return person == 0 ? 1 : person;
}
