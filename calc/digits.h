/* Decimal digits of machine numbers, as characters: the one way that all figures are written in. */
#ifndef ARREARS_CALC_DIGITS_H
#define ARREARS_CALC_DIGITS_H

#include <stdint.h>
#include <string.h>

extern const char digits_pairs[200]; /* 00 01 … 99 */

/* 10^0 to 10^19: all powers of ten below 2^64. All but the last are below 2^63. */
enum { DIGITS_POWERS = 20 };
extern const uint64_t digits_powers[DIGITS_POWERS];

/* How many digits the value has; 0 has one. */
int digits_count(uint64_t value);

/* Writes the last `count` digits of the value, zeros in front where it has fewer; two at a time, from the
 * last to the first. */
static inline void digits_put(char *at, uint64_t value, int count) {
  for (; count >= 2; count -= 2, value /= 100) memcpy(at + count - 2, digits_pairs + value % 100 * 2, 2);
  if (count == 1) *at = (char)('0' + value % 10);
}

#endif
