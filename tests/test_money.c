#include "calc/money.h"

#include <criterion/criterion.h>

static struct money fen(int64_t count) { return (struct money){integer_from(count)}; }

static void expect_shown(const struct money *amount, const char *expected) {
  struct buffer shown = {0};
  money_format(&shown, amount);
  cr_expect(text_is(buffer_text(&shown), expected), "%.*s, expected %s", (int)shown.length, shown.at,
            expected);
  buffer_clear(&shown);
}

Test(money, shows_yuan_with_two_decimals_and_no_separators) {
  static const struct {
    int64_t fen;
    const char *shown;
  } amounts[] = {{0, "0.00"},
                 {1, "0.01"},
                 {-3, "-0.03"},
                 {10, "0.10"},
                 {100, "1.00"},
                 {123450, "1234.50"},
                 {-123456, "-1234.56"},
                 {99999999, "999999.99"},
                 {100000000, "1000000.00"},
                 {100000001, "1000000.01"},
                 {INT64_MAX, "92233720368547758.07"},
                 {INT64_MIN, "-92233720368547758.08"}};
  for (size_t i = 0; i < sizeof amounts / sizeof amounts[0]; i++) {
    struct money amount = fen(amounts[i].fen);
    expect_shown(&amount, amounts[i].shown);
    money_clear(&amount);
  }
}

Test(money, adds_and_subtracts_past_64_bits_and_back) {
  struct money large = fen(INT64_MAX), one = fen(1), sum = {0};
  money_add(&sum, &large, &one);
  expect_shown(&sum, "92233720368547758.08");
  cr_expect(money_compare(&sum, &large) > 0 && money_compare(&large, &sum) < 0);
  money_subtract(&sum, &sum, &one);
  cr_expect(money_compare(&sum, &large) == 0);
  money_times(&sum, &large, 200);
  expect_shown(&sum, "18446744073709551614.00"); /* 92233720368547758.07 x 200 */
  money_set_zero(&sum);
  cr_expect(money_is_zero(&sum));
  money_clear(&sum);
  money_clear(&large);
  money_clear(&one);
}

Test(money, is_taken_a_whole_number_of_times) {
  /* 124 missing months of 316.60 in Changsha: 39258.40 */
  struct money monthly = fen(31660), amount = {0};
  money_times(&amount, &monthly, 124);
  expect_shown(&amount, "39258.40");
  money_times(&amount, &amount, 0);
  expect_shown(&amount, "0.00");
  money_clear(&amount);
}

Test(money, becomes_an_exact_number_of_yuan) {
  struct money amount = fen(-114187);
  struct exact yuan = {0};
  struct buffer shown = {0};
  money_to_exact(&yuan, &amount);
  exact_format(&shown, &yuan);
  cr_expect(text_is(buffer_text(&shown), "-1141.87"));
  buffer_clear(&shown);
  exact_clear(&yuan);
}

Test(money, copies_the_amount) {
  struct money amount = fen(7), copy = {0};
  money_set(&copy, &amount);
  money_add(&amount, &amount, &amount);
  expect_shown(&copy, "0.07");
  expect_shown(&amount, "0.14");
  cr_expect_not(money_is_zero(&copy));
  money_clear(&amount);
  money_clear(&copy);
}
