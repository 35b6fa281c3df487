/* What the numbers of calc must come to, worked out by plain GMP and formulated another way than in calc:
 * whole numbers as mpz, decimals as mpq, rounding as floor and ceiling of a fraction. Aborts nothing and
 * prints nothing; whoever compares says what differs. */
#ifndef ARREARS_TESTS_GMP_ORACLE_H
#define ARREARS_TESTS_GMP_ORACLE_H

#include <gmp.h>
#include <stdbool.h>

#include "calc/exact.h"
#include "calc/rounding.h"

/* The value behind the representation; `out` is initialised. */
static inline void oracle_integer(mpz_t out, const struct integer *number) {
  if (number->big != NULL)
    mpz_set(out, number->big);
  else
    mpz_set_si(out, number->small);
}

static inline void oracle_exact(mpq_t out, const struct exact *number) {
  oracle_integer(mpq_numref(out), &number->digits);
  mpz_ui_pow_ui(mpq_denref(out), 10, (unsigned long)number->scale);
  mpq_canonicalize(out);
}

static inline void oracle_exact_of(mpq_t out, const mpz_t digits, int scale) {
  mpz_set(mpq_numref(out), digits);
  mpz_ui_pow_ui(mpq_denref(out), 10, (unsigned long)scale);
  mpq_canonicalize(out);
}

static inline bool oracle_is_integer(const struct integer *number, const mpz_t expected) {
  mpz_t value;
  mpz_init(value);
  oracle_integer(value, number);
  bool is_same = mpz_cmp(value, expected) == 0;
  mpz_clear(value);
  return is_same;
}

static inline bool oracle_is_exact(const struct exact *number, const mpq_t expected) {
  mpq_t value;
  mpq_init(value);
  oracle_exact(value, number);
  bool is_same = mpq_equal(value, expected) != 0;
  mpq_clear(value);
  return is_same;
}

static inline int oracle_sign(int order) { return (order > 0) - (order < 0); }

/* |value| + 1/2, cut down; *is_tie tells whether nothing had to be cut. */
static inline void oracle_nearest(mpz_t units, const mpq_t magnitude, bool *is_tie) {
  mpq_t half, raised;
  mpq_inits(half, raised, NULL);
  mpq_set_si(half, 1, 2);
  mpq_add(raised, magnitude, half);
  mpz_fdiv_q(units, mpq_numref(raised), mpq_denref(raised));
  *is_tie = mpz_cmp_ui(mpq_denref(raised), 1) == 0;
  mpq_clears(half, raised, NULL);
}

/* The magnitude in whole units; false: mode `exact` forbids what is left. */
static inline bool oracle_round_magnitude(mpz_t units, const mpq_t magnitude, enum rounding_mode mode) {
  bool is_tie = false;
  switch (mode) {
    case ROUNDING_UP: mpz_cdiv_q(units, mpq_numref(magnitude), mpq_denref(magnitude)); return true;
    case ROUNDING_DOWN: mpz_fdiv_q(units, mpq_numref(magnitude), mpq_denref(magnitude)); return true;
    case ROUNDING_EXACT:
      mpz_set(units, mpq_numref(magnitude));
      return mpz_cmp_ui(mpq_denref(magnitude), 1) == 0;
    case ROUNDING_HALF_UP:
    case ROUNDING_HALF_EVEN:
    case ROUNDING_MODE_COUNT: break;
  }
  oracle_nearest(units, magnitude, &is_tie);
  if (mode == ROUNDING_HALF_EVEN && is_tie && mpz_odd_p(units)) mpz_sub_ui(units, units, 1);
  return true;
}

/* Fen from yuan; false as money_round. */
static inline bool oracle_round(mpz_t fen, const mpq_t yuan, struct rounding rounding) {
  mpq_t magnitude, per_yuan;
  mpq_inits(magnitude, per_yuan, NULL);
  mpq_set_si(per_yuan, 100, (unsigned long)rounding.unit);
  mpq_canonicalize(per_yuan);
  mpq_mul(magnitude, yuan, per_yuan);
  mpq_abs(magnitude, magnitude);
  bool is_accepted = oracle_round_magnitude(fen, magnitude, rounding.mode);
  mpz_mul_si(fen, fen, rounding.unit);
  if (mpq_sgn(yuan) < 0) mpz_neg(fen, fen);
  mpq_clears(magnitude, per_yuan, NULL);
  return is_accepted;
}

#endif
