/* Exact decimal numbers of any size: whatever has not passed the rounding gate yet.
 *
 * Every figure of the rules is a decimal and is only added, subtracted and multiplied, so a decimal stays
 * exact; the one quotient (a capped share, RULES 5.4) is formed inside the gate, money_round_fraction.
 * `{0}` is a valid zero. Results may be one of the operands. exact_clear frees storage. */
#ifndef ARREARS_CALC_EXACT_H
#define ARREARS_CALC_EXACT_H

#include <stdbool.h>

#include "buffer.h"
#include "integer.h"
#include "status.h"
#include "text.h"

struct exact {
  struct integer digits; /* value = digits x 10^-scale */
  int scale;             /* 0 or more; a product of a few numbers read, so some thousands at most */
};

/* A number is read up to this many characters; nobody pays an amount that long. Its scale is at most
 * two more, for the percent sign, and a product has the scales of at most five such numbers: far inside an
 * int. */
enum { EXACT_TEXT_MAX = 1000 };

static inline void exact_clear(struct exact *number) {
  integer_clear(&number->digits);
  number->scale = 0;
}

static inline void exact_set(struct exact *copy, const struct exact *number) {
  integer_set(&copy->digits, &number->digits);
  copy->scale = number->scale;
}

static inline void exact_set_whole(struct exact *number, int64_t value) {
  integer_set_small(&number->digits, value);
  number->scale = 0;
}

/* Of numbers of different scales; callers use exact_add. */
INTEGER_RARE void exact_add_aligned(struct exact *sum, const struct exact *left, const struct exact *right);

static inline void exact_add(struct exact *sum, const struct exact *left, const struct exact *right) {
  if (left->scale != right->scale) {
    exact_add_aligned(sum, left, right);
    return;
  }
  integer_add(&sum->digits, &left->digits, &right->digits);
  sum->scale = left->scale;
}

void exact_subtract(struct exact *difference, const struct exact *left, const struct exact *right);

static inline void exact_multiply(struct exact *product, const struct exact *left,
                                  const struct exact *right) {
  int scale = left->scale + right->scale;
  integer_multiply(&product->digits, &left->digits, &right->digits);
  product->scale = scale;
}

static inline void exact_multiply_whole(struct exact *product, const struct exact *number, int64_t factor) {
  struct integer whole = integer_from(factor);
  integer_multiply(&product->digits, &number->digits, &whole);
  product->scale = number->scale;
}

/* <0, 0, >0 as left is below, equal to, above right. */
int exact_compare(const struct exact *left, const struct exact *right);

static inline int exact_sign(const struct exact *number) { return integer_sign(&number->digits); }

/* Reads `-`? digits (`.` digits)? and an optional `%`, nothing else around it. On false the number is
 * unchanged and *wrong is the byte offset of the first character that does not fit (the length when the
 * text ends too early). */
MUST_USE bool exact_parse(struct exact *number, struct text text, size_t *wrong);

/* Writes a usual number, not negative, of at most 16 digits and 15 decimals, as exact_format does, over at
 * most EXACT_BYTES bytes. Returns its end; NULL: it is not usual, and nothing was written. */
enum { EXACT_BYTES = 34 };
char *exact_put(char *at, const struct exact *number);

/* Appends a plain decimal without trailing zeros: 22.266465, 0.0005, 8, -0.5. */
void exact_format(struct buffer *out, const struct exact *number);

#endif
