#include "folded_text.h"

#include <stdbool.h>

#include "character.h"
#include "hash.h"

static bool is_blank(uint32_t code) {
  if (code > 0x3000 && code < 0xFEFF) return false;
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

uint64_t folded_text_hash(struct text text) {
  uint64_t hash = UINT64_C(0xCBF29CE484222325);
  size_t length;
  for (size_t at = 0; at < text.length; at += length) {
    const uint32_t code = character_at(text, at, &length);
    if (!is_blank(code)) hash = (hash ^ folded(code)) * UINT64_C(0x100000001B3);
  }
  return hash_number(hash);
}

uint64_t folded_text_person(struct text case_id, struct text name) {
  if (text_is_empty(case_id) || text_is_empty(name)) return 0;
  const uint64_t person = hash_number(folded_text_hash(case_id) + 3 * folded_text_hash(name));
  return person == 0 ? 1 : person;
}
