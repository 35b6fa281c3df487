#include "rounding.h"

#include <assert.h>

#include "digits.h"

/* True when the quotient must move one unit away from zero: one predicate for every mode.
 * `half` has the sign of twice the remainder less the divisor. */
static inline bool moves_away(enum rounding_mode mode, bool has_remainder, int64_t half, bool is_odd) {
  switch (mode) {
    case ROUNDING_HALF_UP: return half >= 0;
    case ROUNDING_HALF_EVEN: return half > 0 || (half == 0 && is_odd);
    case ROUNDING_UP: return has_remainder;
    case ROUNDING_DOWN:
    case ROUNDING_EXACT:
    case ROUNDING_MODE_COUNT: break;
  }
  return false;
}

/* Twice the absolute remainder against the divisor (above 0): <0, 0, >0. */
static int compare_half(const struct integer *remainder, const struct integer *divisor) {
  struct integer twice = {0};
  integer_add(&twice, remainder, remainder);
  if (integer_sign(&twice) < 0) {
    struct integer zero = {0};
    integer_subtract(&twice, &zero, &twice);
  }
  int order = integer_compare(&twice, divisor);
  integer_clear(&twice);
  return order;
}

/* amount = dividend / divisor, rounded, in units; divisor is above 0. */
static bool round_quotient(struct money *amount, const struct integer *dividend,
                           const struct integer *divisor, struct rounding rounding) {
  struct integer units = {0};
  struct integer remainder = {0};
  integer_divide(&units, &remainder, dividend, divisor);
  bool has_remainder = integer_sign(&remainder) != 0;
  bool accepted = !(rounding.mode == ROUNDING_EXACT && has_remainder);
  if (accepted) {
    if (moves_away(rounding.mode, has_remainder, compare_half(&remainder, divisor), integer_is_odd(&units))) {
      struct integer step = integer_from(integer_sign(dividend));
      integer_add(&units, &units, &step);
    }
    struct integer unit = integer_from(rounding.unit);
    integer_multiply(&amount->fen, &units, &unit);
  }
  integer_clear(&units);
  integer_clear(&remainder);
  return accepted;
}

/* The gate's usual path, on 64 bits: true when it could be taken, false when a step might leave 64 bits.
 * Rounds as round_quotient does. */
static bool round_small(struct money *amount, const struct exact *yuan, struct rounding rounding,
                        bool *accepted) {
  enum { SCALE_MAX = 14 };
  int64_t dividend, fen;
  if (!INTEGER_SHORT_CUT || yuan->digits.big != NULL || yuan->scale > SCALE_MAX) return false;
  const int64_t factor = yuan->scale < 2 ? (int64_t)digits_powers[2 - yuan->scale] : 1;
  const int64_t shift = yuan->scale > 2 ? (int64_t)digits_powers[yuan->scale - 2] : 1; /* 10^12 at most */
  const int64_t divisor = shift * rounding.unit;
  assert(rounding.unit <= 100);
  if (__builtin_mul_overflow(yuan->digits.small, factor, &dividend)) return false;
  int64_t units = dividend / divisor;
  const int64_t remainder = dividend - units * divisor, rest = remainder < 0 ? -remainder : remainder;
  const int64_t half = 2 * rest - divisor; /* rest < divisor <= 10^14 */
  /* A remainder that moves the quotient needs a divisor of 2 or more, so one unit more still fits. */
  if (moves_away(rounding.mode, rest != 0, half, units % 2 != 0)) units += dividend < 0 ? -1 : 1;
  if (__builtin_mul_overflow(units, rounding.unit, &fen)) return false;
  *accepted = rounding.mode != ROUNDING_EXACT || remainder == 0;
  if (*accepted) integer_set_small(&amount->fen, fen);
  return true;
}

static void check_rounding(struct rounding rounding) {
  assert(rounding.mode < ROUNDING_MODE_COUNT && rounding.unit > 0 && rounding.unit <= 100);
}

/* The same at any size. */
INTEGER_RARE static bool round_big(struct money *amount, const struct exact *yuan, struct rounding rounding) {
  struct integer dividend = {0};
  struct integer divisor = integer_from(rounding.unit);
  integer_scale(&dividend, &yuan->digits, yuan->scale < 2 ? 2 - yuan->scale : 0);
  integer_scale(&divisor, &divisor, yuan->scale > 2 ? yuan->scale - 2 : 0);
  bool accepted = round_quotient(amount, &dividend, &divisor, rounding);
  integer_clear(&dividend);
  integer_clear(&divisor);
  return accepted;
}

bool money_round(struct money *amount, const struct exact *yuan, struct rounding rounding) {
  check_rounding(rounding);
  bool is_accepted;
  return round_small(amount, yuan, rounding, &is_accepted) ? is_accepted : round_big(amount, yuan, rounding);
}

bool money_round_fraction(struct money *amount, const struct exact *yuan, const struct exact *numerator,
                          const struct exact *denominator, struct rounding rounding) {
  check_rounding(rounding);
  assert(exact_sign(denominator) > 0);
  struct exact product = {0};
  struct integer divisor = {0};
  exact_multiply(&product, yuan, numerator);
  /* value = product / denominator; both sides are brought to whole numbers, the dividend in fen. */
  int surplus = product.scale - 2 - denominator->scale;
  struct integer unit = integer_from(rounding.unit);
  integer_multiply(&divisor, &denominator->digits, &unit);
  if (surplus > 0)
    integer_scale(&divisor, &divisor, surplus);
  else
    integer_scale(&product.digits, &product.digits, -surplus);
  bool accepted = round_quotient(amount, &product.digits, &divisor, rounding);
  exact_clear(&product);
  integer_clear(&divisor);
  return accepted;
}

static const char *const mode_names[ROUNDING_MODE_COUNT] = {
    [ROUNDING_HALF_UP] = "half_up", [ROUNDING_HALF_EVEN] = "half_even", [ROUNDING_UP] = "up",
    [ROUNDING_DOWN] = "down",       [ROUNDING_EXACT] = "exact",
};

static const struct {
  const char *name;
  int fen;
} units[] = {{"0.01", 1}, {"0.1", 10}, {"1", 100}};

bool rounding_parse(struct rounding *rounding, struct text text) {
  size_t blank = 0;
  while (blank < text.length && text.at[blank] != ' ') blank++;
  if (blank == text.length) return false;
  struct text mode = {text.at, blank};
  struct text unit = text_from_offset(text, blank + 1);
  for (int m = 0; m < ROUNDING_MODE_COUNT; m++)
    for (size_t u = 0; u < sizeof units / sizeof units[0]; u++)
      if (text_is(mode, mode_names[m]) && text_is(unit, units[u].name)) {
        *rounding = (struct rounding){(enum rounding_mode)m, units[u].fen};
        return true;
      }
  return false;
}

void rounding_format(struct buffer *out, struct rounding rounding) {
  size_t u = 0;
  while (units[u].fen != rounding.unit) u++;
  buffer_add_text(out, text_from(mode_names[rounding.mode]));
  buffer_add_byte(out, ' ');
  buffer_add_text(out, text_from(units[u].name));
}
