/* Whole numbers of any size: 64 bits while they provably fit, GMP from the first overflow on.
 * The one place where the two representations meet; `exact` and `money` are built on it.
 *
 * `{0}` is a valid zero. Every function takes valid operands and a valid result, and the result may be
 * one of the operands. A number past 64 bits owns storage: integer_clear returns it.
 * Compiled with ARREARS_ALWAYS_GMP no 64-bit short cut is taken, so that both can be compared. */
#ifndef ARREARS_CALC_INTEGER_H
#define ARREARS_CALC_INTEGER_H

#include <gmp.h>
#include <stdbool.h>
#include <stdint.h>

#include "buffer.h"
#include "status.h"
#include "text.h"

struct integer {
  int64_t small; /* the value while big is NULL */
  mpz_ptr big;   /* owned; the value when not NULL */
};

#ifdef ARREARS_ALWAYS_GMP
#define INTEGER_SHORT_CUT 0
#else
#define INTEGER_SHORT_CUT 1
#endif

/* The paths taken when 64 bits do not suffice; callers use the functions below. Inlined they would cost the
 * path of 64 bits its registers. */
#define INTEGER_RARE __attribute__((cold, noinline))
INTEGER_RARE void integer_add_big(struct integer *sum, const struct integer *left,
                                  const struct integer *right);
INTEGER_RARE void integer_subtract_big(struct integer *difference, const struct integer *left,
                                       const struct integer *right);
INTEGER_RARE void integer_multiply_big(struct integer *product, const struct integer *left,
                                       const struct integer *right);
INTEGER_RARE int integer_compare_big(const struct integer *left, const struct integer *right);
INTEGER_RARE void integer_copy_big(struct integer *copy, const struct integer *number);
INTEGER_RARE void integer_unshare_big(struct integer *copy);
INTEGER_RARE void integer_release(struct integer *number);

/* Frees the storage; the number is zero afterwards. */
static inline void integer_clear(struct integer *number) {
  if (number->big != NULL) integer_release(number);
  number->small = 0;
}

/* The same of a number that is not used again. */
static inline void integer_free(struct integer *number) {
  if (number->big != NULL) integer_release(number);
}

static inline void integer_set_small(struct integer *number, int64_t value) {
  if (number->big != NULL) integer_release(number);
  number->small = value;
}

static inline struct integer integer_from(int64_t value) { return (struct integer){.small = value}; }

/* Copies the value. */
static inline void integer_set(struct integer *copy, const struct integer *number) {
  if (number->big == NULL)
    integer_set_small(copy, number->small);
  else if (copy != number)
    integer_copy_big(copy, number);
}

/* Completes a copy of the struct, which shares the storage of a number past 64 bits until then. */
static inline void integer_unshare(struct integer *copy) {
  if (copy->big != NULL) integer_unshare_big(copy);
}

static inline void integer_add(struct integer *sum, const struct integer *left, const struct integer *right) {
  int64_t value;
  if (INTEGER_SHORT_CUT && left->big == NULL && right->big == NULL &&
      !__builtin_add_overflow(left->small, right->small, &value)) {
    integer_set_small(sum, value);
  } else {
    integer_add_big(sum, left, right);
  }
}

static inline void integer_subtract(struct integer *difference, const struct integer *left,
                                    const struct integer *right) {
  int64_t value;
  if (INTEGER_SHORT_CUT && left->big == NULL && right->big == NULL &&
      !__builtin_sub_overflow(left->small, right->small, &value)) {
    integer_set_small(difference, value);
  } else {
    integer_subtract_big(difference, left, right);
  }
}

static inline void integer_multiply(struct integer *product, const struct integer *left,
                                    const struct integer *right) {
  int64_t value;
  if (INTEGER_SHORT_CUT && left->big == NULL && right->big == NULL &&
      !__builtin_mul_overflow(left->small, right->small, &value)) {
    integer_set_small(product, value);
  } else {
    integer_multiply_big(product, left, right);
  }
}

/* <0, 0, >0 as left is below, equal to, above right. */
static inline int integer_compare(const struct integer *left, const struct integer *right) {
  if (left->big == NULL && right->big == NULL)
    return (left->small > right->small) - (left->small < right->small);
  return integer_compare_big(left, right);
}

/* -1, 0, 1. */
static inline int integer_sign(const struct integer *number) {
  if (number->big != NULL) return mpz_sgn(number->big);
  return (number->small > 0) - (number->small < 0);
}

/* True and the value when it fits 64 bits. */
MUST_USE bool integer_fits(const struct integer *number, int64_t *value);

/* number x 10^power; power is 0 or more. */
void integer_scale(struct integer *scaled, const struct integer *number, int power);

/* Division cut toward zero; the remainder has the sign of the dividend. The divisor is not zero;
 * quotient and remainder are two different objects. */
void integer_divide(struct integer *quotient, struct integer *remainder, const struct integer *dividend,
                    const struct integer *divisor);

bool integer_is_odd(const struct integer *number);

/* Reads one or more ASCII digits and nothing else; on false the number is unchanged. */
MUST_USE bool integer_parse_digits(struct integer *number, struct text digits);

/* Appends the decimal digits of the absolute value, at least `least` of them (zeros in front). */
void integer_format_digits(struct buffer *out, const struct integer *number, int least);

/* Appends the absolute value x 10^-decimals with all its decimals, 1 or more, and a digit before the point at
 * least. */
void integer_format_decimal(struct buffer *out, const struct integer *number, int decimals);

/* The version of GMP that runs; static. */
const char *integer_library(void);

#endif
