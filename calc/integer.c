#include "integer.h"

#include <assert.h>
#include <stdlib.h>

#include "digits.h"

void integer_release(struct integer *number) {
  mpz_clear(number->big);
  free(number->big);
  number->big = NULL;
}

static mpz_ptr big_new(void) {
  mpz_ptr big = malloc(sizeof *big);
  if (big == NULL) abort();
  mpz_init(big);
  return big;
}

/* mpz_set_si takes a long, which is 64 bits on every platform this program is built for. */
_Static_assert(sizeof(long) == sizeof(int64_t), "GMP's long must hold 64 bits");

static mpz_ptr integer_widen(const struct integer *number) {
  mpz_ptr big = big_new();
  if (number->big != NULL)
    mpz_set(big, number->big);
  else
    mpz_set_si(big, number->small);
  return big;
}

/* Takes over `big` as the value; numbers that fit go back to 64 bits, so the fast path stays the usual one.
 */
static void integer_adopt(struct integer *number, mpz_ptr big) {
  if (number->big != NULL) integer_release(number);
  if (INTEGER_SHORT_CUT && mpz_fits_slong_p(big)) {
    number->small = mpz_get_si(big);
    mpz_clear(big);
    free(big);
  } else {
    number->big = big;
  }
}

typedef void mpz_operation(mpz_ptr, mpz_srcptr, mpz_srcptr);

static void integer_combine(struct integer *out, const struct integer *left, const struct integer *right,
                            mpz_operation *operation) {
  mpz_ptr result = integer_widen(left);
  mpz_ptr other = integer_widen(right);
  operation(result, result, other);
  mpz_clear(other);
  free(other);
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
  if (left->big == NULL) {
    int order = mpz_cmp_si(right->big, left->small); /* only its sign is promised */
    return (order < 0) - (order > 0);
  }
  if (right->big == NULL) return mpz_cmp_si(left->big, right->small);
  return mpz_cmp(left->big, right->big);
}

void integer_set(struct integer *copy, const struct integer *number) {
  if (copy == number) return;
  if (number->big == NULL)
    integer_set_small(copy, number->small);
  else
    integer_adopt(copy, integer_widen(number));
}

bool integer_fits(const struct integer *number, int64_t *value) {
  if (number->big == NULL) {
    *value = number->small;
    return true;
  }
  if (!mpz_fits_slong_p(number->big)) return false;
  *value = mpz_get_si(number->big);
  return true;
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
  mpz_clear(factor);
  free(factor);
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

static void format_big(struct buffer *out, mpz_srcptr big, int least) {
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

static uint64_t absolute_small(const struct integer *number) {
  return number->small < 0 ? 0 - (uint64_t)number->small : (uint64_t)number->small;
}

void integer_format_digits(struct buffer *out, const struct integer *number, int least) {
  assert(least >= 1);
  if (number->big != NULL) {
    format_big(out, number->big, least);
    return;
  }
  const uint64_t value = absolute_small(number);
  const int count = digits_count(value), shown = count < least ? least : count;
  char *room = buffer_room(out, (size_t)shown);
  memset(room, '0', (size_t)(shown - count));
  digits_put(room + shown - count, value, count);
  out->length += (size_t)shown;
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
  const uint64_t value = absolute_small(number), power = digits_powers[decimals];
  const int count = digits_count(value / power);
  const size_t length = (size_t)count + 1 + (size_t)decimals;
  char *room = buffer_room(out, length);
  digits_put(room, value / power, count);
  room[count] = '.';
  digits_put(room + count + 1, value % power, decimals);
  out->length += length;
}

const char *integer_library(void) { return gmp_version; }
