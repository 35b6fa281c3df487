#include "calc/digits.h"

#include <criterion/criterion.h>

Test(digits, counts_them_on_both_sides_of_each_power_of_ten) {
  uint64_t power = 10;
  cr_expect(digits_count(0) == 1);
  cr_expect(digits_count(1) == 1);
  for (int digits = 1; digits < 20; digits++, power *= 10) {
    cr_expect(digits_count(power - 1) == digits, "10^%d - 1", digits);
    cr_expect(digits_count(power) == digits + 1, "10^%d", digits);
  }
  cr_expect(digits_count(UINT64_MAX) == 20); /* 18446744073709551615 */
}

Test(digits, counts_those_of_powers_of_two) {
  static const int digits[] = {1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4,
                               4, 4, 4, 5, 5, 5, 6, 6, 6, 7}; /* of 2^0 to 2^20 */
  for (int i = 0; i <= 20; i++) cr_expect(digits_count(UINT64_C(1) << i) == digits[i], "2^%d", i);
}

Test(digits, writes_the_last_ones_with_zeros_in_front_and_returns_the_others) {
  static const struct {
    uint64_t value;
    int count;
    const char *shown;
    uint64_t rest;
  } forms[] = {{7, 1, "7", 0},        {7, 2, "07", 0},
               {7, 5, "00007", 0},    {12345, 5, "12345", 0},
               {12345, 4, "2345", 1}, {12345, 3, "345", 12},
               {12345, 0, "", 12345}, {UINT64_MAX, 20, "18446744073709551615", 0}};
  for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
    char shown[21] = {0};
    cr_expect(digits_put(shown, forms[i].value, forms[i].count) == forms[i].rest);
    cr_expect_str_eq(shown, forms[i].shown);
  }
}

/* As bytes 01 02 … 08, the first the lowest. */
Test(digits, spreads_eight_over_the_bytes_of_a_word) {
  cr_expect(digits_spread(12345678) == UINT64_C(0x0807060504030201));
  cr_expect(digits_spread(0) == 0);
  cr_expect(digits_spread(90) == UINT64_C(0x0009000000000000));
  cr_expect(digits_spread(99999999) == UINT64_C(0x0909090909090909));
}

/* Each four of digits comes once in front and once behind. */
Test(digits, are_spread_as_they_are_written_one_by_one) {
  for (uint32_t front = 0; front < 10000; front++) {
    const uint32_t value = front * 10000 + (front * 7 + 3) % 10000;
    char spread[DIGITS_WORD + 1] = {0}, single[DIGITS_WORD + 1] = {0};
    digits_put_word(spread, digits_spread(value));
    for (int i = DIGITS_WORD - 1, rest = (int)value; i >= 0; i--, rest /= 10)
      single[i] = (char)('0' + rest % 10);
    cr_assert_str_eq(spread, single);
  }
}

Test(digits, counts_the_zeros_at_both_ends_of_eight) {
  cr_expect(digits_leading(digits_spread(12300), 7) == 3);
  cr_expect(digits_leading(digits_spread(12300), 2) == 2);
  cr_expect(digits_leading(digits_spread(0), 5) == 5);
  cr_expect(digits_trailing(digits_spread(12300)) == 2);
  cr_expect(digits_trailing(digits_spread(10000000)) == 7);
  cr_expect(digits_trailing(digits_spread(1)) == 0);
}

Test(digits, writes_all_of_them) {
  static const uint64_t values[] = {0, 9, 10, 128, 99999999, UINT64_MAX};
  static const char *const shown[] = {"0", "9", "10", "128", "99999999", "18446744073709551615"};
  for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
    char text[21] = {0};
    cr_expect(digits_put_all(text, values[i]) == text + strlen(shown[i]));
    cr_expect_str_eq(text, shown[i]);
  }
}
