/* The short cuts on 64 bits against plain GMP: any bytes become numbers, mostly near the places where a short
 * cut may give way, and every operation must give what gmp_oracle.h gives. Signed overflow ends the run too.
 * libFuzzer: sh tests/run.sh fuzz 1 numbers */
#include <stdint.h>

#include "calc/money.h"
#include "tests/gmp_oracle.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct bytes {
  const uint8_t *at;
  size_t left;
};

static uint8_t take(struct bytes *bytes) {
  if (bytes->left == 0) return 0;
  bytes->left--;
  return *bytes->at++;
}

static int64_t take_number(struct bytes *bytes) {
  uint64_t value = 0;
  for (int i = 0; i < 8; i++) value = value << 8 | take(bytes);
  return (int64_t)value;
}

static void must_be(bool is_true) {
  if (!is_true) __builtin_trap();
}

/* 2^power or 10^power, divided by a unit, and a little more or less. */
static void take_edge(mpz_t value, struct bytes *bytes) {
  uint8_t shape = take(bytes);
  bool is_decimal = (shape & 1) != 0;
  mpz_ui_pow_ui(value, is_decimal ? 10 : 2, shape / 2u % (is_decimal ? 25u : 80u));
  mpz_fdiv_q_ui(value, value, 1 + (unsigned long)take(bytes) % 200);
  int8_t offset = (int8_t)take(bytes);
  if (offset < 0)
    mpz_sub_ui(value, value, (unsigned long)-offset);
  else
    mpz_add_ui(value, value, (unsigned long)offset);
}

static void take_value(mpz_t value, struct bytes *bytes) {
  uint8_t shape = take(bytes);
  if (shape % 4 == 0)
    mpz_set_si(value, take_number(bytes));
  else if (shape % 4 == 1)
    mpz_set_si(value, (int8_t)take(bytes));
  else
    take_edge(value, bytes);
  if ((shape & 4) != 0) mpz_neg(value, value);
}

/* Small where it fits; else through the reader of digits, as every large number comes in. */
static void number_from(struct integer *number, const mpz_t value) {
  if (mpz_fits_slong_p(value)) {
    integer_set_small(number, mpz_get_si(value));
    return;
  }
  char digits[64];
  gmp_snprintf(digits, sizeof digits, "%Zd", value);
  bool is_negative = digits[0] == '-';
  must_be(integer_parse_digits(number, text_from(digits + is_negative)));
  struct integer zero = {0};
  if (is_negative) integer_subtract(number, &zero, number);
}

enum { SCALE_MOST = 24, OPERANDS = 3 };

struct operands {
  mpz_t digits[OPERANDS];
  mpq_t values[OPERANDS];
  struct exact numbers[OPERANDS];
  struct rounding rounding;
};

static void operands_open(struct operands *operands, struct bytes *bytes) {
  static const int units[] = {1, 10, 100};
  operands->rounding =
      (struct rounding){(enum rounding_mode)(take(bytes) % ROUNDING_MODE_COUNT), units[take(bytes) % 3]};
  for (int i = 0; i < OPERANDS; i++) {
    mpz_init(operands->digits[i]);
    mpq_init(operands->values[i]);
    take_value(operands->digits[i], bytes);
    operands->numbers[i] = (struct exact){.scale = take(bytes) % SCALE_MOST};
    number_from(&operands->numbers[i].digits, operands->digits[i]);
    oracle_exact_of(operands->values[i], operands->digits[i], operands->numbers[i].scale);
  }
}

static void operands_close(struct operands *operands) {
  for (int i = 0; i < OPERANDS; i++) {
    mpz_clear(operands->digits[i]);
    mpq_clear(operands->values[i]);
    exact_clear(&operands->numbers[i]);
  }
}

static void check_whole_numbers(const struct operands *operands) {
  const struct integer *left = &operands->numbers[0].digits, *right = &operands->numbers[1].digits;
  mpz_srcptr first = operands->digits[0], second = operands->digits[1];
  struct integer result = {0}, rest = {0};
  mpz_t expected, expected_rest;
  mpz_inits(expected, expected_rest, NULL);
  integer_add(&result, left, right);
  mpz_add(expected, first, second);
  must_be(oracle_is_integer(&result, expected));
  integer_subtract(&result, left, right);
  mpz_sub(expected, first, second);
  must_be(oracle_is_integer(&result, expected));
  integer_multiply(&result, left, right);
  mpz_mul(expected, first, second);
  must_be(oracle_is_integer(&result, expected));
  must_be(oracle_sign(integer_compare(left, right)) == oracle_sign(mpz_cmp(first, second)));
  if (mpz_sgn(second) != 0) {
    integer_divide(&result, &rest, left, right);
    mpz_tdiv_qr(expected, expected_rest, first, second);
    must_be(oracle_is_integer(&result, expected) && oracle_is_integer(&rest, expected_rest));
  }
  integer_clear(&result);
  integer_clear(&rest);
  mpz_clears(expected, expected_rest, NULL);
}

static void check_decimals(const struct operands *operands) {
  const struct exact *left = &operands->numbers[0], *right = &operands->numbers[1];
  struct exact result = {0};
  mpq_t expected;
  mpq_init(expected);
  exact_add(&result, left, right);
  mpq_add(expected, operands->values[0], operands->values[1]);
  must_be(oracle_is_exact(&result, expected));
  exact_subtract(&result, left, right);
  mpq_sub(expected, operands->values[0], operands->values[1]);
  must_be(oracle_is_exact(&result, expected));
  exact_multiply(&result, left, right);
  mpq_mul(expected, operands->values[0], operands->values[1]);
  must_be(oracle_is_exact(&result, expected));
  int order = mpq_cmp(operands->values[0], operands->values[1]);
  must_be(oracle_sign(exact_compare(left, right)) == oracle_sign(order));
  exact_clear(&result);
  mpq_clear(expected);
}

static void check_days(const struct operands *operands, int days) {
  struct exact fee = {0};
  struct money amount = {0};
  mpq_t expected, count;
  mpz_t fen;
  mpq_inits(expected, count, NULL);
  mpz_init(fen);
  mpq_set_si(count, days, 1);
  mpq_mul(expected, operands->values[0], count);
  exact_multiply_whole(&fee, &operands->numbers[0], days);
  must_be(oracle_is_exact(&fee, expected));
  integer_set(&amount.fen, &operands->numbers[0].digits);
  money_times(&amount, &amount, days);
  mpz_mul_si(fen, operands->digits[0], days);
  must_be(oracle_is_integer(&amount.fen, fen));
  exact_clear(&fee);
  money_clear(&amount);
  mpq_clears(expected, count, NULL);
  mpz_clear(fen);
}

static void must_be_rounded(const struct money *amount, bool is_accepted, const mpq_t yuan,
                            struct rounding rounding) {
  mpz_t fen;
  mpz_init(fen);
  must_be(oracle_round(fen, yuan, rounding) == is_accepted);
  if (is_accepted) must_be(oracle_is_integer(&amount->fen, fen));
  mpz_clear(fen);
}

static void check_rounding(const struct operands *operands) {
  const struct exact *numbers = operands->numbers;
  struct money amount = {0};
  must_be_rounded(&amount, money_round(&amount, &numbers[0], operands->rounding), operands->values[0],
                  operands->rounding);
  if (exact_sign(&numbers[2]) > 0) {
    mpq_t value;
    mpq_init(value);
    mpq_mul(value, operands->values[0], operands->values[1]);
    mpq_div(value, value, operands->values[2]);
    bool is_accepted =
        money_round_fraction(&amount, &numbers[0], &numbers[1], &numbers[2], operands->rounding);
    must_be_rounded(&amount, is_accepted, value, operands->rounding);
    mpq_clear(value);
  }
  money_clear(&amount);
}

/* What is shown is read back as the same number. */
static void check_text(const struct operands *operands) {
  struct buffer shown = {0};
  struct exact again = {0};
  struct money amount = {0};
  size_t wrong;
  exact_format(&shown, &operands->numbers[0]);
  must_be(exact_parse(&again, buffer_text(&shown), &wrong));
  must_be(oracle_is_exact(&again, operands->values[0]));
  buffer_reset(&shown);
  integer_set(&amount.fen, &operands->numbers[0].digits);
  money_format(&shown, &amount);
  must_be(exact_parse(&again, buffer_text(&shown), &wrong));
  must_be(money_round(&amount, &again, (struct rounding){ROUNDING_EXACT, 1}));
  must_be(oracle_is_integer(&amount.fen, operands->digits[0]));
  buffer_clear(&shown);
  exact_clear(&again);
  money_clear(&amount);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct bytes bytes = {data, size};
  struct operands operands;
  operands_open(&operands, &bytes);
  check_whole_numbers(&operands);
  check_decimals(&operands);
  check_days(&operands, (int)(int32_t)take_number(&bytes));
  check_rounding(&operands);
  check_text(&operands);
  operands_close(&operands);
  return 0;
}
