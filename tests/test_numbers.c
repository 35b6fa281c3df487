/* Every short cut on 64 bits, driven across the places where a short cut may give way: each operation on each
 * pair of values around 2^31, 2^53, 10^15, 10^18, 2^62, 2^63 and 2^64, each unit and mode of rounding. The
 * expected values come from plain GMP. */
#include <criterion/criterion.h>

#include "calc/exact.h"
#include "calc/money.h"
#include "calc/rounding.h"
#include "gmp_oracle.h"

enum { AROUND = 2, EDGES = 11, VALUES = EDGES * (2 * AROUND + 1) * 2 };

struct values {
  mpz_t at[VALUES];
};

static void values_open(struct values *values) {
  static const struct {
    unsigned long base, power, divisor;
  } edges[EDGES] = {
      {0, 1, 1},   {2, 31, 1},  {2, 53, 1},  {10, 15, 1}, {10, 18, 1}, {2, 62, 1},
      {2, 63, 10}, {2, 63, 20}, {2, 63, 25}, {2, 63, 1},  {2, 64, 1},
  };
  int count = 0;
  for (int edge = 0; edge < EDGES; edge++)
    for (int offset = -AROUND; offset <= AROUND; offset++)
      for (int sign = -1; sign <= 1; sign += 2) {
        mpz_ptr value = values->at[count++];
        mpz_init(value);
        mpz_ui_pow_ui(value, edges[edge].base, edges[edge].power);
        mpz_fdiv_q_ui(value, value, edges[edge].divisor);
        if (offset < 0)
          mpz_sub_ui(value, value, (unsigned long)-offset);
        else
          mpz_add_ui(value, value, (unsigned long)offset);
        mpz_mul_si(value, value, sign);
      }
}

static void values_close(struct values *values) {
  for (int i = 0; i < VALUES; i++) mpz_clear(values->at[i]);
}

/* The number in its usual form: 64 bits where they suffice. */
static struct integer number_of(const mpz_t value) {
  struct integer number = {0};
  if (mpz_fits_slong_p(value)) return integer_from(mpz_get_si(value));
  char *digits = mpz_get_str(NULL, 10, value);
  bool is_negative = digits[0] == '-';
  cr_assert(integer_parse_digits(&number, text_from(digits + is_negative)));
  struct integer zero = {0};
  if (is_negative) integer_subtract(&number, &zero, &number);
  free(digits);
  return number;
}

static void expect_integer(const struct integer *number, const mpz_t expected, const char *operation,
                           const mpz_t left, const mpz_t right) {
  if (oracle_is_integer(number, expected)) return;
  char text[400];
  gmp_snprintf(text, sizeof text, "%Zd %s %Zd must be %Zd", left, operation, right, expected);
  cr_expect(false, "%s", text);
}

typedef void integer_operation(struct integer *, const struct integer *, const struct integer *);
typedef void mpz_operation(mpz_ptr, mpz_srcptr, mpz_srcptr);

static void add(struct integer *out, const struct integer *left, const struct integer *right) {
  integer_add(out, left, right);
}
static void subtract(struct integer *out, const struct integer *left, const struct integer *right) {
  integer_subtract(out, left, right);
}
static void multiply(struct integer *out, const struct integer *left, const struct integer *right) {
  integer_multiply(out, left, right);
}

static const struct {
  const char *name;
  integer_operation *operate;
  mpz_operation *expect;
} operations[] = {{"+", add, mpz_add}, {"-", subtract, mpz_sub}, {"x", multiply, mpz_mul}};

static void check_pair(const mpz_t left_value, const mpz_t right_value) {
  struct integer left = number_of(left_value), right = number_of(right_value), result = {0}, rest = {0};
  mpz_t expected, expected_rest;
  mpz_inits(expected, expected_rest, NULL);
  for (size_t i = 0; i < sizeof operations / sizeof operations[0]; i++) {
    operations[i].expect(expected, left_value, right_value);
    operations[i].operate(&result, &left, &right);
    expect_integer(&result, expected, operations[i].name, left_value, right_value);
  }
  mpz_set_si(expected, oracle_sign(mpz_cmp(left_value, right_value)));
  integer_set_small(&result, oracle_sign(integer_compare(&left, &right)));
  expect_integer(&result, expected, "compared with", left_value, right_value);
  if (mpz_sgn(right_value) != 0) {
    mpz_tdiv_qr(expected, expected_rest, left_value, right_value);
    integer_divide(&result, &rest, &left, &right);
    expect_integer(&result, expected, "divided by", left_value, right_value);
    expect_integer(&rest, expected_rest, "modulo", left_value, right_value);
  }
  mpz_clears(expected, expected_rest, NULL);
  integer_clear(&left);
  integer_clear(&right);
  integer_clear(&result);
  integer_clear(&rest);
}

Test(numbers, whole_numbers_calculate_as_in_GMP_around_every_limit) {
  struct values values;
  values_open(&values);
  for (int left = 0; left < VALUES; left++)
    for (int right = 0; right < VALUES; right++) check_pair(values.at[left], values.at[right]);
  values_close(&values);
}

Test(numbers, whole_numbers_scale_as_in_GMP_around_every_limit) {
  struct values values;
  mpz_t expected, factor;
  mpz_inits(expected, factor, NULL);
  values_open(&values);
  for (int i = 0; i < VALUES; i++)
    for (int power = 0; power <= 20; power++) {
      struct integer number = number_of(values.at[i]);
      mpz_ui_pow_ui(factor, 10, (unsigned long)power);
      mpz_mul(expected, values.at[i], factor);
      integer_scale(&number, &number, power);
      expect_integer(&number, expected, "scaled by", values.at[i], factor);
      integer_clear(&number);
    }
  values_close(&values);
  mpz_clears(expected, factor, NULL);
}

Test(numbers, digits_are_read_and_shown_as_by_GMP_around_every_limit) {
  struct values values;
  values_open(&values);
  for (int i = 0; i < VALUES; i++) {
    struct integer number = number_of(values.at[i]), again = {0};
    struct buffer shown = {0};
    char expected[40];
    mpz_abs(values.at[i], values.at[i]);
    gmp_snprintf(expected, sizeof expected, "%Zd", values.at[i]);
    integer_format_digits(&shown, &number, 1);
    cr_expect(text_is(buffer_text(&shown), expected), "%.*s, expected %s", (int)shown.length, shown.at,
              expected);
    cr_assert(integer_parse_digits(&again, text_from(expected)));
    expect_integer(&again, values.at[i], "read back", values.at[i], values.at[i]);
    buffer_clear(&shown);
    integer_clear(&number);
    integer_clear(&again);
  }
  values_close(&values);
}

static void expect_exact(const struct exact *number, const mpq_t expected, const char *operation,
                         const mpq_t left, const mpq_t right) {
  if (oracle_is_exact(number, expected)) return;
  char text[600];
  gmp_snprintf(text, sizeof text, "%Qd %s %Qd must be %Qd", left, operation, right, expected);
  cr_expect(false, "%s", text);
}

/* left x 10^-left_scale and right x 10^-right_scale */
static void check_decimals(const mpz_t left_digits, int left_scale, const mpz_t right_digits,
                           int right_scale) {
  struct exact left = {number_of(left_digits), left_scale}, right = {number_of(right_digits), right_scale};
  struct exact result = {0};
  mpq_t first, second, expected;
  mpq_inits(first, second, expected, NULL);
  oracle_exact_of(first, left_digits, left_scale);
  oracle_exact_of(second, right_digits, right_scale);
  mpq_add(expected, first, second);
  exact_add(&result, &left, &right);
  expect_exact(&result, expected, "+", first, second);
  mpq_sub(expected, first, second);
  exact_subtract(&result, &left, &right);
  expect_exact(&result, expected, "-", first, second);
  mpq_mul(expected, first, second);
  exact_multiply(&result, &left, &right);
  expect_exact(&result, expected, "x", first, second);
  int order = oracle_sign(exact_compare(&left, &right));
  cr_expect(order == oracle_sign(mpq_cmp(first, second)), "compare gives %d", order);
  mpq_clears(first, second, expected, NULL);
  exact_clear(&left);
  exact_clear(&right);
  exact_clear(&result);
}

/* Scales as they meet: yuan with fen, yuan with a rate, a rate with a rate. */
Test(numbers, decimals_calculate_as_in_GMP_around_every_limit) {
  static const int scales[][2] = {{2, 2}, {0, 2}, {2, 4}, {4, 2}, {3, 21}};
  struct values values;
  values_open(&values);
  for (size_t s = 0; s < sizeof scales / sizeof scales[0]; s++)
    for (int left = 0; left < VALUES; left++)
      for (int right = 0; right < VALUES; right++)
        check_decimals(values.at[left], scales[s][0], values.at[right], scales[s][1]);
  values_close(&values);
}

/* Rate x days, as the late fee is formed: a day count is an int32. */
Test(numbers, rates_are_taken_a_whole_number_of_days_as_in_GMP) {
  static const int64_t days[] = {0, 1, 2, 3652058, INT32_MAX - 2, INT32_MAX - 1, INT32_MAX};
  struct values values;
  mpq_t rate, count, expected;
  mpq_inits(rate, count, expected, NULL);
  values_open(&values);
  for (int i = 0; i < VALUES; i++)
    for (size_t d = 0; d < sizeof days / sizeof days[0]; d++) {
      struct exact number = {number_of(values.at[i]), 4};
      oracle_exact_of(rate, values.at[i], 4);
      mpq_set_si(count, days[d], 1);
      mpq_mul(expected, rate, count);
      exact_multiply_whole(&number, &number, days[d]);
      expect_exact(&number, expected, "x days", rate, count);
      struct money amount = {number_of(values.at[i])};
      mpz_mul_si(mpq_numref(expected), values.at[i], days[d]);
      money_times(&amount, &amount, (int)days[d]);
      expect_integer(&amount.fen, mpq_numref(expected), "fen times", values.at[i], mpq_numref(count));
      exact_clear(&number);
      money_clear(&amount);
    }
  values_close(&values);
  mpq_clears(rate, count, expected, NULL);
}

static const int units[] = {1, 10, 100}; /* fen */
enum { UNITS = sizeof units / sizeof units[0], UNTOUCHED = 4711 };

static void expect_rounded(const struct money *amount, bool is_accepted, const mpq_t yuan,
                           struct rounding rounding) {
  mpz_t fen;
  mpz_init(fen);
  bool must_accept = oracle_round(fen, yuan, rounding);
  if (!must_accept) mpz_set_si(fen, UNTOUCHED);
  if (is_accepted != must_accept || !oracle_is_integer(&amount->fen, fen)) {
    char text[600];
    gmp_snprintf(text, sizeof text, "%Qd in mode %d, unit %d: must be %Zd fen", yuan, (int)rounding.mode,
                 rounding.unit, fen);
    cr_expect(false, "%s", text);
  }
  mpz_clear(fen);
}

static void check_rounding(const mpz_t digits, int scale, struct rounding rounding) {
  struct exact yuan = {number_of(digits), scale};
  struct money amount = {integer_from(UNTOUCHED)};
  mpq_t value;
  mpq_init(value);
  oracle_exact_of(value, digits, scale);
  bool is_accepted = money_round(&amount, &yuan, rounding);
  expect_rounded(&amount, is_accepted, value, rounding);
  mpq_clear(value);
  exact_clear(&yuan);
  money_clear(&amount);
}

Test(numbers, amounts_round_as_in_GMP_around_every_limit) {
  enum { SCALE_MOST = 20 }; /* the short cut ends at 14 */
  struct values values;
  values_open(&values);
  for (int i = 0; i < VALUES; i++)
    for (int scale = 0; scale <= SCALE_MOST; scale++)
      for (int unit = 0; unit < UNITS; unit++)
        for (int mode = 0; mode < ROUNDING_MODE_COUNT; mode++)
          check_rounding(values.at[i], scale, (struct rounding){(enum rounding_mode)mode, units[unit]});
  values_close(&values);
}

/* A capped share: fee x capped / exact fee. */
static void check_fraction(const mpz_t digits, const mpz_t numerator_digits, const mpz_t denominator_digits,
                           struct rounding rounding) {
  struct exact yuan = {number_of(digits), 6}, numerator = {number_of(numerator_digits), 2};
  struct exact denominator = {number_of(denominator_digits), 6};
  struct money amount = {integer_from(UNTOUCHED)};
  mpq_t value, factor;
  mpq_inits(value, factor, NULL);
  oracle_exact_of(value, digits, 6);
  oracle_exact_of(factor, numerator_digits, 2);
  mpq_mul(value, value, factor);
  oracle_exact_of(factor, denominator_digits, 6);
  mpq_div(value, value, factor);
  bool is_accepted = money_round_fraction(&amount, &yuan, &numerator, &denominator, rounding);
  expect_rounded(&amount, is_accepted, value, rounding);
  mpq_clears(value, factor, NULL);
  exact_clear(&yuan);
  exact_clear(&numerator);
  exact_clear(&denominator);
  money_clear(&amount);
}

Test(numbers, parts_of_amounts_round_as_in_GMP_around_every_limit) {
  struct values values;
  values_open(&values);
  for (int i = 0; i < VALUES; i++)
    for (int denominator = 0; denominator < VALUES; denominator++) {
      if (mpz_sgn(values.at[denominator]) <= 0) continue;
      const struct rounding rounding = {(enum rounding_mode)((i + denominator) % ROUNDING_MODE_COUNT),
                                        units[(i + denominator) / ROUNDING_MODE_COUNT % UNITS]};
      check_fraction(values.at[i], values.at[(i + 2 * denominator) % VALUES], values.at[denominator],
                     rounding);
    }
  values_close(&values);
}
