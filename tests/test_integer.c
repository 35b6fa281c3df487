/* Values are driven across the limits of 64 bits, where the representation changes; every expectation is a
 * decimal text. 2^63 = 9223372036854775808. */
#include "calc/integer.h"

#include <criterion/criterion.h>

static struct integer whole(const char *text) {
  bool is_negative = text[0] == '-';
  struct integer number = {0};
  cr_assert(integer_parse_digits(&number, text_from(text + is_negative)), "%s", text);
  if (is_negative) {
    struct integer zero = {0};
    integer_subtract(&number, &zero, &number);
  }
  return number;
}

static void expect_is(const struct integer *number, const char *expected) {
  struct buffer shown = {0};
  if (integer_sign(number) < 0) buffer_add_byte(&shown, '-');
  integer_format_digits(&shown, number, 1);
  cr_expect(text_is(buffer_text(&shown), expected), "%.*s, expected %s", (int)shown.length, shown.at,
            expected);
  buffer_clear(&shown);
}

static const struct {
  const char *left, *right, *sum, *difference, *product;
} calculations[] = {
    {"0", "0", "0", "0", "0"},
    {"7", "-9", "-2", "16", "-63"},
    /* 2^63 - 1 and 1 */
    {"9223372036854775807", "1", "9223372036854775808", "9223372036854775806", "9223372036854775807"},
    {"9223372036854775807", "-1", "9223372036854775806", "9223372036854775808", "-9223372036854775807"},
    /* -2^63 and 1: the sum stays inside, the difference does not */
    {"-9223372036854775808", "1", "-9223372036854775807", "-9223372036854775809", "-9223372036854775808"},
    {"-9223372036854775808", "-1", "-9223372036854775809", "-9223372036854775807", "9223372036854775808"},
    /* 2^32 x 2^31 = 2^63; 2^32 + 2^31 = 4294967296 + 2147483648 */
    {"4294967296", "2147483648", "6442450944", "2147483648", "9223372036854775808"},
    /* 2^32 x -2^31 = -2^63, which fits */
    {"4294967296", "-2147483648", "2147483648", "6442450944", "-9223372036854775808"},
    /* 10^20: both sides past 64 bits; their difference comes back */
    {"100000000000000000000", "100000000000000000000", "200000000000000000000", "0",
     "10000000000000000000000000000000000000000"},
    {"100000000000000000000", "99999999999999999999", "199999999999999999999", "1",
     "9999999999999999999900000000000000000000"},
    {"-100000000000000000000", "5", "-99999999999999999995", "-100000000000000000005",
     "-500000000000000000000"},
};
enum { CALCULATIONS = sizeof calculations / sizeof calculations[0] };

Test(integer, adds_subtracts_and_multiplies_across_the_limits_of_64_bits) {
  for (size_t i = 0; i < CALCULATIONS; i++) {
    struct integer left = whole(calculations[i].left), right = whole(calculations[i].right), result = {0};
    integer_add(&result, &left, &right);
    expect_is(&result, calculations[i].sum);
    integer_subtract(&result, &left, &right);
    expect_is(&result, calculations[i].difference);
    integer_multiply(&result, &left, &right);
    expect_is(&result, calculations[i].product);
    integer_clear(&left);
    integer_clear(&right);
    integer_clear(&result);
  }
}

Test(integer, lets_the_result_be_one_of_the_operands) {
  for (size_t i = 0; i < CALCULATIONS; i++) {
    struct integer left = whole(calculations[i].left), right = whole(calculations[i].right);
    integer_add(&left, &left, &right);
    expect_is(&left, calculations[i].sum);
    integer_subtract(&left, &left, &right);
    expect_is(&left, calculations[i].left);
    integer_subtract(&right, &left, &right);
    expect_is(&right, calculations[i].difference);
    integer_clear(&right);
    right = whole(calculations[i].right);
    integer_multiply(&right, &left, &right);
    expect_is(&right, calculations[i].product);
    integer_clear(&left);
    integer_clear(&right);
  }
}

Test(integer, doubles_and_squares_a_number_given_twice) {
  struct integer number = whole("4611686018427387904"); /* 2^62 */
  integer_add(&number, &number, &number);
  expect_is(&number, "9223372036854775808");
  integer_multiply(&number, &number, &number); /* 2^126 */
  expect_is(&number, "85070591730234615865843651857942052864");
  integer_subtract(&number, &number, &number);
  expect_is(&number, "0");
  integer_clear(&number);
}

static const struct {
  const char *number;
  bool fits;
  int64_t value;
} fits[] = {
    {"0", true, 0},
    {"-1", true, -1},
    {"9223372036854775807", true, INT64_MAX},
    {"9223372036854775808", false, 0},
    {"-9223372036854775808", true, INT64_MIN},
    {"-9223372036854775809", false, 0},
};

Test(integer, knows_whether_it_fits_64_bits) {
  for (size_t i = 0; i < sizeof fits / sizeof fits[0]; i++) {
    struct integer number = whole(fits[i].number);
    int64_t value = 42;
    bool found = integer_fits(&number, &value);
    cr_expect(found == fits[i].fits, "%s", fits[i].number);
    if (fits[i].fits) cr_expect(value == fits[i].value, "%s", fits[i].number);
    integer_clear(&number);
  }
}

static const struct {
  const char *dividend, *divisor, *quotient, *remainder;
} divisions[] = {
    {"7", "2", "3", "1"},
    {"-7", "2", "-3", "-1"},
    {"7", "-2", "-3", "1"},
    {"-7", "-2", "3", "-1"},
    {"6", "3", "2", "0"},
    {"0", "5", "0", "0"},
    /* -2^63 / -1 = 2^63, the one quotient that does not fit */
    {"-9223372036854775808", "-1", "9223372036854775808", "0"},
    {"-9223372036854775808", "10", "-922337203685477580", "-8"},
    {"9223372036854775808", "9223372036854775807", "1", "1"},
    {"100000000000000000001", "100", "1000000000000000000", "1"},
    {"-100000000000000000001", "100", "-1000000000000000000", "-1"},
    {"5", "100000000000000000000", "0", "5"},
};

Test(integer, divides_toward_zero_and_leaves_a_remainder_with_the_sign_of_the_dividend) {
  for (size_t i = 0; i < sizeof divisions / sizeof divisions[0]; i++) {
    struct integer dividend = whole(divisions[i].dividend), divisor = whole(divisions[i].divisor);
    struct integer quotient = {0}, remainder = {0};
    integer_divide(&quotient, &remainder, &dividend, &divisor);
    expect_is(&quotient, divisions[i].quotient);
    expect_is(&remainder, divisions[i].remainder);
    integer_divide(&dividend, &divisor, &dividend, &divisor);
    expect_is(&dividend, divisions[i].quotient);
    expect_is(&divisor, divisions[i].remainder);
    integer_clear(&dividend);
    integer_clear(&divisor);
    integer_clear(&quotient);
    integer_clear(&remainder);
  }
}

static const char *const ascending[] = {"-100000000000000000000",
                                        "-9223372036854775809",
                                        "-9223372036854775808",
                                        "-9223372036854775807",
                                        "-1",
                                        "0",
                                        "1",
                                        "9223372036854775806",
                                        "9223372036854775807",
                                        "9223372036854775808",
                                        "100000000000000000000"};
enum { ASCENDING = sizeof ascending / sizeof ascending[0] };

static int sign_of(int order) { return (order > 0) - (order < 0); }

Test(integer, compares_every_pair_of_small_and_large_numbers) {
  for (int i = 0; i < ASCENDING; i++)
    for (int k = 0; k < ASCENDING; k++) {
      struct integer left = whole(ascending[i]), right = whole(ascending[k]);
      cr_expect(sign_of(integer_compare(&left, &right)) == sign_of(i - k), "%s %s", ascending[i],
                ascending[k]);
      integer_clear(&left);
      integer_clear(&right);
    }
}

Test(integer, adding_and_taking_away_leads_back_for_every_pair) {
  for (int i = 0; i < ASCENDING; i++)
    for (int k = 0; k < ASCENDING; k++) {
      struct integer left = whole(ascending[i]), right = whole(ascending[k]), sum = {0};
      integer_add(&sum, &left, &right);
      integer_subtract(&sum, &sum, &right);
      cr_expect(integer_compare(&sum, &left) == 0, "%s %s", ascending[i], ascending[k]);
      integer_multiply(&sum, &left, &right);
      struct integer rest = {0};
      if (integer_sign(&right) != 0) {
        integer_divide(&sum, &rest, &sum, &right);
        cr_expect(integer_compare(&sum, &left) == 0 && integer_sign(&rest) == 0, "%s %s", ascending[i],
                  ascending[k]);
      }
      integer_clear(&left);
      integer_clear(&right);
      integer_clear(&sum);
      integer_clear(&rest);
    }
}

Test(integer, has_a_sign_and_a_parity) {
  static const struct {
    const char *number;
    int sign;
    bool is_odd;
  } numbers[] = {{"0", 0, false},
                 {"1", 1, true},
                 {"-1", -1, true},
                 {"-2", -1, false},
                 {"9223372036854775807", 1, true},
                 {"9223372036854775808", 1, false},
                 {"-9223372036854775809", -1, true}};
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
    struct integer number = whole(numbers[i].number);
    cr_expect(integer_sign(&number) == numbers[i].sign, "%s", numbers[i].number);
    cr_expect(integer_is_odd(&number) == numbers[i].is_odd, "%s", numbers[i].number);
    integer_clear(&number);
  }
}

Test(integer, scales_by_powers_of_ten_of_any_size) {
  static const struct {
    const char *number;
    int power;
    const char *scaled;
  } scales[] = {{"5", 0, "5"},
                {"-5", 2, "-500"},
                {"0", 40, "0"},
                {"9", 18, "9000000000000000000"},
                {"10", 18, "10000000000000000000"},
                {"1", 19, "10000000000000000000"},
                {"-3", 25, "-30000000000000000000000000"}};
  for (size_t i = 0; i < sizeof scales / sizeof scales[0]; i++) {
    struct integer number = whole(scales[i].number);
    integer_scale(&number, &number, scales[i].power);
    expect_is(&number, scales[i].scaled);
    integer_clear(&number);
  }
}

Test(integer, reads_digits_and_nothing_else) {
  static const char *const refused[] = {"", "-1", "+1", " 1", "1 ", "1.0", "12a", "１"};
  struct integer number = whole("77");
  for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
    cr_expect_not(integer_parse_digits(&number, text_from(refused[i])), "\"%s\"", refused[i]);
    expect_is(&number, "77");
  }
  static const char *const longest_small = "999999999999999999"; /* 18 digits */
  cr_expect(integer_parse_digits(&number, text_from(longest_small)));
  expect_is(&number, longest_small);
  cr_expect(integer_parse_digits(&number, TEXT("000000000000000000000000000012")));
  expect_is(&number, "12");
  integer_clear(&number);
}

Test(integer, fills_up_with_zeros_in_front) {
  static const struct {
    const char *number;
    int least;
    const char *shown;
  } forms[] = {{"0", 1, "0"},
               {"0", 3, "000"},
               {"-5", 3, "005"},
               {"1234", 3, "1234"},
               {"9223372036854775808", 21, "009223372036854775808"}};
  for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
    struct integer number = whole(forms[i].number);
    struct buffer shown = {0};
    integer_format_digits(&shown, &number, forms[i].least);
    cr_expect(text_is(buffer_text(&shown), forms[i].shown), "%s", forms[i].number);
    buffer_clear(&shown);
    integer_clear(&number);
  }
}

Test(integer, puts_the_point_before_as_many_decimals_as_are_asked_for) {
  static const struct {
    const char *number;
    int decimals;
    const char *shown;
  } forms[] = {{"0", 2, "0.00"},
               {"-5", 2, "0.05"},
               {"99", 1, "9.9"},
               {"1234", 2, "12.34"},
               {"1000", 3, "1.000"},
               {"9223372036854775807", 18, "9.223372036854775807"},
               {"-9223372036854775808", 2, "92233720368547758.08"},
               {"9223372036854775807", 19, "0.9223372036854775807"},
               {"5", 21, "0.000000000000000000005"},
               {"9223372036854775808", 1, "922337203685477580.8"}};
  for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
    struct integer number = whole(forms[i].number);
    struct buffer shown = {0};
    integer_format_decimal(&shown, &number, forms[i].decimals);
    cr_expect(text_is(buffer_text(&shown), forms[i].shown), "%s", forms[i].number);
    buffer_clear(&shown);
    integer_clear(&number);
  }
}

Test(integer, copies_the_value_and_not_the_storage) {
  struct integer number = whole("100000000000000000000"), copy = {0};
  integer_set(&copy, &number);
  integer_set_small(&number, 3);
  expect_is(&copy, "100000000000000000000");
  expect_is(&number, "3");
  integer_set(&copy, &copy);
  expect_is(&copy, "100000000000000000000");
  integer_set(&copy, &number);
  expect_is(&copy, "3");
  integer_clear(&copy);
  expect_is(&copy, "0");
  integer_clear(&number);
}

/* 10^18 x 10^18 is past 64 bits. */
Test(integer, has_storage_of_its_own_after_a_copy_of_its_struct) {
  struct integer number = integer_from(INT64_C(1000000000000000000)), copy;
  integer_multiply(&number, &number, &number);
  copy = number;
  integer_unshare(&copy);
  cr_expect(copy.big != number.big && integer_compare(&copy, &number) == 0);
  integer_set_small(&number, 1);
  cr_expect(integer_compare(&copy, &number) > 0);
  integer_free(&copy);
  integer_free(&number);
}
