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
