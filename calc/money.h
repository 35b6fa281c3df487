/* Whole fen of any size (1 yuan = 100 fen). Money is added, subtracted, compared and taken a whole number of
 * times; money times a rate is `exact` until it passes the gate in rounding.h.
 * `{0}` is a valid 0.00. Results may be one of the operands. money_clear frees storage. */
#ifndef ARREARS_CALC_MONEY_H
#define ARREARS_CALC_MONEY_H

#include "buffer.h"
#include "digits.h"
#include "exact.h"
#include "integer.h"

struct money {
  struct integer fen;
};

static inline void money_clear(struct money *amount) { integer_clear(&amount->fen); }
static inline void money_set(struct money *copy, const struct money *amount) {
  integer_set(&copy->fen, &amount->fen);
}
static inline void money_set_zero(struct money *amount) { integer_set_small(&amount->fen, 0); }
static inline void money_add(struct money *sum, const struct money *left, const struct money *right) {
  integer_add(&sum->fen, &left->fen, &right->fen);
}
static inline void money_subtract(struct money *difference, const struct money *left,
                                  const struct money *right) {
  integer_subtract(&difference->fen, &left->fen, &right->fen);
}
/* The same amount `count` times, as for equal months. */
static inline void money_times(struct money *product, const struct money *amount, int count) {
  struct integer factor = integer_from(count);
  integer_multiply(&product->fen, &amount->fen, &factor);
}
/* <0, 0, >0 as left is below, equal to, above right. */
static inline int money_compare(const struct money *left, const struct money *right) {
  return integer_compare(&left->fen, &right->fen);
}
static inline bool money_is_zero(const struct money *amount) { return integer_sign(&amount->fen) == 0; }

/* The same amount in yuan, exact. */
static inline void money_to_exact(struct exact *yuan, const struct money *amount) {
  integer_set(&yuan->digits, &amount->fen);
  yuan->scale = 2;
}

/* The same as a view: it owns nothing, is never cleared, and lasts as long as the amount is not changed. */
static inline struct exact money_as_exact(const struct money *amount) {
  return (struct exact){.digits = amount->fen, .scale = 2};
}

/* Writes a usual amount, not negative and below a million yuan, as money_format does, over at most
 * MONEY_BYTES bytes. Returns its end; NULL: it is not usual, and nothing was written. */
enum { MONEY_BYTES = 16 };
static inline char *money_put(char *at, const struct money *amount) {
  enum { DECIMALS = 2 };
  if (amount->fen.big != NULL || (uint64_t)amount->fen.small >= DIGITS_WORD_LIMIT) return NULL;
  const uint64_t digits = digits_spread((uint32_t)amount->fen.small);
  const int skipped = digits_leading(digits, DIGITS_WORD - DECIMALS - 1);
  digits_put_word(at, digits >> skipped * DIGIT_BITS);
  char *point = at + DIGITS_WORD - DECIMALS - skipped;
  *point = '.';
  digits_put_word(point + 1, digits >> (DIGITS_WORD - DECIMALS) * DIGIT_BITS);
  return point + 1 + DECIMALS;
}

/* Appends yuan with two decimals and no separators: 1234.50, -0.03. */
void money_format(struct buffer *out, const struct money *amount);

#endif
