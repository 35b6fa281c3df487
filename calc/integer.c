#include "integer.h"

#include <assert.h>
#include <stdlib.h>

#include "digits.h"

static void big_free(mpz_ptr big) {
  mpz_clear(big);
  free(big);
}

void integer_release(struct integer *number) {
  big_free(number->big);
  number->big = NULL;
}

static mpz_ptr big_new(void) {
  mpz_ptr big = malloc(sizeof *big);
  if (big == NULL) abort();
  mpz_init(big);
  return big;
}

static uint64_t absolute_of(int64_t value) { return value < 0 ? 0 - (uint64_t)value : (uint64_t)value; }

/* GMP's own calls take a long, which has 32 bits on some platforms; bytes it takes from all. */
static void big_set(mpz_ptr big, int64_t value) {
  const uint64_t magnitude = absolute_of(value);
  mpz_import(big, 1, -1, sizeof magnitude, 0, 0, &magnitude);
  if (value < 0) mpz_neg(big, big);
}

/* False where it does not fit; *value is unchanged then. */
static bool big_get(mpz_srcptr big, int64_t *value) {
  enum { BITS = 63 };
  const size_t bits = mpz_sizeinbase(big, 2);
  const bool is_least = bits == BITS + 1 && mpz_sgn(big) < 0 && mpz_scan1(big, 0) == BITS; /* -2^63 */
  if (bits > BITS && !is_least) return false;
  uint64_t magnitude = 0; /* of zero nothing is exported */
  mpz_export(&magnitude, NULL, -1, sizeof magnitude, 0, 0, big);
  *value = (int64_t)(mpz_sgn(big) < 0 ? 0 - magnitude : magnitude);
  return true;
}

static mpz_ptr integer_widen(const struct integer *number) {
  mpz_ptr big = big_new();
  if (number->big != NULL)
    mpz_set(big, number->big);
  else
    big_set(big, number->small);
  return big;
}

/* Takes over `big` as the value; numbers that fit go back to 64 bits, so the fast path stays the usual one.
 */
static void integer_adopt(struct integer *number, mpz_ptr big) {
  if (number->big != NULL) integer_release(number);
  if (INTEGER_SHORT_CUT && big_get(big, &number->small))
    big_free(big);
  else
    number->big = big;
}

typedef void mpz_operation(mpz_ptr, mpz_srcptr, mpz_srcptr);

static void integer_combine(struct integer *out, const struct integer *left, const struct integer *right,
                            mpz_operation *operation) {
  mpz_ptr result = integer_widen(left);
  mpz_ptr other = integer_widen(right);
  operation(result, result, other);
  big_free(other);
  integer_adopt(out, result);
}

void integer_add_big(struct integer *sum, const struct integer *left, const struct integer *right) {
  integer_combine(sum, left, right, mpz_add);
}

void integer_subtract_big(struct integer *difference, const struct integer *left,
                          const struct integer *right) {
  integer_combine(difference, left, right, mpz_sub);
}

void integer_multiply_big(struct integer *product, const struct integer *left, const struct integer *right) {
  integer_combine(product, left, right, mpz_mul);
}

int integer_compare_big(const struct integer *left, const struct integer *right) {
  if (left->big != NULL && right->big != NULL) return mpz_cmp(left->big, right->big);
  const struct integer *narrow = left->big == NULL ? left : right;
  mpz_ptr wide = integer_widen(narrow);
  const int order = narrow == left ? mpz_cmp(wide, right->big) : mpz_cmp(left->big, wide);
  big_free(wide);
  return order;
}

void integer_copy_big(struct integer *copy, const struct integer *number) {
  integer_adopt(copy, integer_widen(number));
}

void integer_unshare_big(struct integer *copy) { copy->big = integer_widen(copy); }

bool integer_fits(const struct integer *number, int64_t *value) {
  if (number->big == NULL) {
    *value = number->small;
    return true;
  }
  return big_get(number->big, value);
}

enum { POWER_MAX = DIGITS_POWERS - 2 }; /* 10^18 is the last below 2^63 */

void integer_scale(struct integer *scaled, const struct integer *number, int power) {
  assert(power >= 0);
  if (power <= POWER_MAX) {
    struct integer factor = integer_from((int64_t)digits_powers[power]);
    integer_multiply(scaled, number, &factor);
    return;
  }
  mpz_ptr factor = big_new();
  mpz_ui_pow_ui(factor, 10, (unsigned long)power);
  mpz_ptr result = integer_widen(number);
  mpz_mul(result, result, factor);
  big_free(factor);
  integer_adopt(scaled, result);
}

void integer_divide(struct integer *quotient, struct integer *remainder, const struct integer *dividend,
                    const struct integer *divisor) {
  assert(quotient != remainder && integer_sign(divisor) != 0);
  bool overflows = dividend->small == INT64_MIN; /* -2^63 / -1 is the one quotient that does not fit */
  if (INTEGER_SHORT_CUT && dividend->big == NULL && divisor->big == NULL && !overflows) {
    int64_t over = dividend->small;
    int64_t by = divisor->small;
    integer_set_small(quotient, over / by);
    integer_set_small(remainder, over % by);
    return;
  }
  mpz_ptr whole = integer_widen(dividend);
  mpz_ptr rest = integer_widen(divisor);
  mpz_tdiv_qr(whole, rest, whole, rest);
  integer_adopt(quotient, whole);
  integer_adopt(remainder, rest);
}

bool integer_is_odd(const struct integer *number) {
  return number->big != NULL ? mpz_odd_p(number->big) : number->small % 2 != 0;
}

bool integer_parse_digits(struct integer *number, struct text digits) {
  if (!text_is_digits(digits)) return false;
  if (INTEGER_SHORT_CUT && digits.length <= POWER_MAX) {
    int64_t value = 0; /* below 10^18 */
    for (size_t i = 0; i < digits.length; i++) value = value * 10 + (digits.at[i] - '0');
    integer_set_small(number, value);
    return true;
  }
  struct buffer terminated = {0};
  buffer_add_text(&terminated, digits);
  buffer_add_byte(&terminated, '\0');
  mpz_ptr big = big_new();
  int refused = mpz_set_str(big, terminated.at, 10);
  assert(refused == 0);
  (void)refused;
  buffer_clear(&terminated);
  integer_adopt(number, big);
  return true;
}

INTEGER_RARE static void format_big(struct buffer *out, mpz_srcptr big, int least) {
  mpz_t absolute;
  mpz_init(absolute);
  mpz_abs(absolute, big);
  char *digits = mpz_get_str(NULL, 10, absolute);
  size_t length = strlen(digits);
  for (size_t i = length; i < (size_t)least; i++) buffer_add_byte(out, '0');
  buffer_add(out, digits, length);
  void (*release)(void *, size_t);
  mp_get_memory_functions(NULL, NULL, &release);
  release(digits, length + 1);
  mpz_clear(absolute);
}

void integer_format_digits(struct buffer *out, const struct integer *number, int least) {
  assert(least >= 1);
  if (number->big != NULL) {
    format_big(out, number->big, least);
    return;
  }
  digits_add(out, absolute_of(number->small), least);
}

/* Moves the last `decimals` digits behind a point. */
static void insert_point(struct buffer *out, size_t decimals) {
  (void)buffer_room(out, 1);
  char *point = out->at + out->length - decimals;
  memmove(point + 1, point, decimals);
  *point = '.';
  out->length++;
}

void integer_format_decimal(struct buffer *out, const struct integer *number, int decimals) {
  assert(decimals >= 1);
  if (number->big != NULL || decimals > POWER_MAX) {
    integer_format_digits(out, number, decimals + 1);
    insert_point(out, (size_t)decimals);
    return;
  }
  const uint64_t value = absolute_of(number->small);
  const int count = digits_count(value), whole = count > decimals ? count - decimals : 1;
  const size_t length = (size_t)whole + 1 + (size_t)decimals;
  char *room = buffer_room(out, length);
  const uint64_t rest = digits_put(room + whole + 1, value, decimals);
  room[whole] = '.';
  digits_put(room, rest, whole);
  out->length += length;
}

const char *integer_library(void) { return gmp_version; }
