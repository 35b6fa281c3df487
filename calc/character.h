/* Single characters of a UTF-8 text. */
#ifndef ARREARS_CALC_CHARACTER_H
#define ARREARS_CALC_CHARACTER_H

#include <stdint.h>

#include "text.h"

/* The code point at byte `at`, which lies inside the text, and how many bytes it takes. Bytes that are not
 * UTF-8 are characters of one byte each, below U+0100. */
static inline uint32_t character_at(struct text text, size_t at, size_t *length) {
  unsigned char lead = (unsigned char)text.at[at];
  size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0;
  uint32_t code = lead;
  *length = 1;
  if (more == 0 || lead > 0xF4 || text.length - at <= more) return code;
  code &= 0x3Fu >> more;
  for (size_t i = 1; i <= more; i++) {
    unsigned char byte = (unsigned char)text.at[at + i];
    if ((byte & 0xC0u) != 0x80u) return lead;
    code = code << 6 | (byte & 0x3Fu);
  }
  *length = more + 1;
  return code;
}

#endif
