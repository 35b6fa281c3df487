/* Decimal digits of machine numbers, as characters: the one way that all figures are written in. */
#ifndef ARREARS_CALC_DIGITS_H
#define ARREARS_CALC_DIGITS_H

#include <stdint.h>
#include <string.h>

#include "buffer.h"

extern const char digits_pairs[200]; /* 00 01 … 99 */

/* 10^0 to 10^19: all powers of ten below 2^64. All but the last are below 2^63. */
enum { DIGITS_POWERS = 20 };
extern const uint64_t digits_powers[DIGITS_POWERS];

/* How many digits the value has; 0 has one. */
static inline int digits_count(uint64_t value) {
  /* 1233 / 4096 is log10 2: numbers of so many bits have so many digits, or one more. */
  const int least = (64 - __builtin_clzll(value | 1)) * 1233 / 4096;
  return least + ((value | 1) >= digits_powers[least] ? 1 : 0);
}

/* Writes the last `count` digits of the value, zeros in front where it has fewer; two at a time, from the
 * last to the first. Returns the digits before them. */
static inline uint64_t digits_put(char *at, uint64_t value, int count) {
  for (; count >= 2; count -= 2, value /= 100) memcpy(at + count - 2, digits_pairs + value % 100 * 2, 2);
  if (count == 0) return value;
  *at = (char)('0' + value % 10);
  return value / 10;
}

/* Writes all digits of the value, over at most DIGITS_POWERS bytes; returns their end. */
static inline char *digits_put_all(char *at, uint64_t value) {
  if (value < 10) {
    *at = (char)('0' + value);
    return at + 1;
  }
  const int count = digits_count(value);
  digits_put(at, value, count);
  return at + count;
}

/* Eight digits as numbers of a byte each, the first in the lowest byte, so that a shift drops digits in
 * front. */
enum { DIGITS_WORD = 8, DIGIT_BITS = 8 };
#define DIGITS_WORD_LIMIT UINT64_C(100000000)

/* Of a value below DIGITS_WORD_LIMIT. All halves are split at once, into fours, twos and ones: 10486 / 2^20
 * is a hundredth of what has four digits, 103 / 2^10 a tenth of what has two. */
static inline uint64_t digits_spread(uint32_t value) {
  const uint64_t fours = value / 10000 | (uint64_t)(value % 10000) << 32;
  const uint64_t hundreds = fours * 10486 >> 20 & UINT64_C(0x7F0000007F);
  const uint64_t twos = hundreds | (fours - 100 * hundreds) << 16;
  const uint64_t tens = twos * 103 >> 10 & UINT64_C(0xF000F000F000F);
  return tens | (twos - 10 * tens) << 8;
}

/* How many zeros lead and end them, where at most `most` count. */
static inline int digits_leading(uint64_t spread, int most) {
  return __builtin_ctzll(spread | UINT64_C(1) << most * DIGIT_BITS) / DIGIT_BITS;
}
static inline int digits_trailing(uint64_t spread) { return __builtin_clzll(spread | 1) / DIGIT_BITS; }

/* Writes all eight, wherever the text ends. */
static inline void digits_put_word(char *at, uint64_t spread) {
  spread |= UINT64_C(0x3030303030303030);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  spread = __builtin_bswap64(spread);
#endif
  memcpy(at, &spread, sizeof spread);
}

/* Appends the digits of the value, at least `least` of them (zeros in front). */
static inline void digits_add(struct buffer *out, uint64_t value, int least) {
  const int count = digits_count(value), shown = count < least ? least : count;
  digits_put(buffer_room(out, (size_t)shown), value, shown);
  out->length += (size_t)shown;
}

#endif
