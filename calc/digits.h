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

/* Appends the digits of the value, at least `least` of them (zeros in front). */
static inline void digits_add(struct buffer *out, uint64_t value, int least) {
  const int count = digits_count(value), shown = count < least ? least : count;
  digits_put(buffer_room(out, (size_t)shown), value, shown);
  out->length += (size_t)shown;
}

#endif
