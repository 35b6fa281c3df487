#include "calc/exact.h"

#include "rules_fixture.h"

static void expect_shown(const struct exact *number, const char *expected) {
  struct buffer shown = {0};
  exact_format(&shown, number);
  cr_expect(text_is(buffer_text(&shown), expected), "%.*s, expected %s", (int)shown.length, shown.at,
            expected);
  buffer_clear(&shown);
}

Test(exact, reads_plain_decimals_and_percents_and_shows_them_without_needless_zeros) {
  static const struct {
    const char *text, *shown;
  } numbers[] = {{"0", "0"},
                 {"-0", "0"},
                 {"0.000", "0"},
                 {"8000.00", "8000"},
                 {"8", "8"},
                 {"007.50", "7.5"},
                 {"-0.5", "-0.5"},
                 {"0.0005", "0.0005"},
                 {"0.05%", "0.0005"},
                 {"10%", "0.1"},
                 {"12.50%", "0.125"},
                 {"100%", "1"},
                 {"-2%", "-0.02"},
                 {"100", "100"},
                 {"0.1", "0.1"},
                 {"92233720368547758.07", "92233720368547758.07"},
                 {"92233720368547758.08", "92233720368547758.08"},
                 {"123456789012345678901234567890.123456789", "123456789012345678901234567890.123456789"},
                 {"0.00000000000000000000000000001", "0.00000000000000000000000000001"}};
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
    struct exact number = exact_of(numbers[i].text);
    expect_shown(&number, numbers[i].shown);
    exact_clear(&number);
  }
}

Test(exact, says_at_which_byte_a_text_stops_being_a_number) {
  static const struct {
    const char *text;
    size_t wrong;
  } refused[] = {{"", 0},    {"-", 1},     {".5", 0},   {"5.", 2},   {"5.%", 2}, {"1,000", 1}, {"5,OOO", 1},
                 {"12a", 2}, {"1.2.3", 3}, {"10%%", 3}, {"10% ", 3}, {" 1", 0},  {"+1", 0},    {"--1", 1},
                 {"1e5", 1}, {"1.5x", 3},  {"%", 0},    {"-%", 1},   {"八千", 0}};
  struct exact number = exact_of("6.25");
  for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
    size_t wrong = 99;
    cr_expect_not(exact_parse(&number, text_from(refused[i].text), &wrong), "\"%s\"", refused[i].text);
    cr_expect(wrong == refused[i].wrong, "\"%s\": byte %zu", refused[i].text, wrong);
    expect_shown(&number, "6.25");
  }
  exact_clear(&number);
}

Test(exact, refuses_more_than_a_thousand_characters) {
  char digits[EXACT_TEXT_MAX + 1];
  struct exact number = {0};
  size_t wrong;
  memset(digits, '7', sizeof digits);
  cr_expect(exact_parse(&number, (struct text){digits, EXACT_TEXT_MAX}, &wrong));
  cr_expect_not(exact_parse(&number, (struct text){digits, EXACT_TEXT_MAX + 1}, &wrong));
  exact_clear(&number);
}

static const struct {
  const char *left, *right, *sum, *difference, *product;
} calculations[] = {
    {"1.5", "0.25", "1.75", "1.25", "0.375"},
    {"0.25", "1.5", "1.75", "-1.25", "0.375"},
    {"-1.5", "1.5", "0", "-3", "-2.25"},
    {"8123.45", "0.107", "8123.557", "8123.343", "869.20915"},
    {"92233720368547758.07", "0.01", "92233720368547758.08", "92233720368547758.06", "922337203685477.5807"},
    /* aligning 10^18 with a scale of 20 leaves 64 bits */
    {"1000000000000000000", "0.00000000000000000001", "1000000000000000000.00000000000000000001",
     "999999999999999999.99999999999999999999", "0.01"},
};

Test(exact, adds_subtracts_and_multiplies_without_losing_a_digit) {
  for (size_t i = 0; i < sizeof calculations / sizeof calculations[0]; i++) {
    struct exact left = exact_of(calculations[i].left), right = exact_of(calculations[i].right), result = {0};
    exact_add(&result, &left, &right);
    expect_shown(&result, calculations[i].sum);
    exact_subtract(&result, &left, &right);
    expect_shown(&result, calculations[i].difference);
    exact_multiply(&result, &left, &right);
    expect_shown(&result, calculations[i].product);
    exact_clear(&left);
    exact_clear(&right);
    exact_clear(&result);
  }
}

Test(exact, lets_the_result_be_one_of_the_operands) {
  for (size_t i = 0; i < sizeof calculations / sizeof calculations[0]; i++) {
    struct exact left = exact_of(calculations[i].left), right = exact_of(calculations[i].right);
    exact_add(&left, &left, &right);
    expect_shown(&left, calculations[i].sum);
    exact_subtract(&left, &left, &right);
    expect_shown(&left, calculations[i].left);
    exact_subtract(&right, &left, &right);
    expect_shown(&right, calculations[i].difference);
    exact_clear(&right);
    right = exact_of(calculations[i].right);
    exact_multiply(&right, &left, &right);
    expect_shown(&right, calculations[i].product);
    exact_clear(&left);
    exact_clear(&right);
  }
}

Test(exact, gives_the_published_late_fee_of_Beijing) {
  /* 1141.87 x 0.0005 = 0.570935 a day, x 39 days = 22.266465 */
  struct exact fee = exact_of("1141.87"), rate = exact_of("0.0005");
  exact_multiply(&fee, &fee, &rate);
  exact_multiply_whole(&fee, &fee, 39);
  expect_shown(&fee, "22.266465");
  exact_multiply_whole(&fee, &fee, 0);
  expect_shown(&fee, "0");
  exact_clear(&fee);
  exact_clear(&rate);
}

Test(exact, compares_numbers_of_different_scales) {
  static const char *const ascending[] = {"-100000000000000000000",
                                          "-2",
                                          "-1.999",
                                          "-0.001",
                                          "0",
                                          "0.0005",
                                          "0.05",
                                          "0.5",
                                          "1",
                                          "1.0000000000000000000001",
                                          "8000",
                                          "100000000000000000000"};
  enum { COUNT = sizeof ascending / sizeof ascending[0] };
  for (int i = 0; i < COUNT; i++)
    for (int k = 0; k < COUNT; k++) {
      struct exact left = exact_of(ascending[i]), right = exact_of(ascending[k]);
      int order = exact_compare(&left, &right);
      cr_expect((order > 0) - (order < 0) == (i > k) - (i < k), "%s %s", ascending[i], ascending[k]);
      exact_clear(&left);
      exact_clear(&right);
    }
  struct exact percent = exact_of("10%"), decimal = exact_of("0.100");
  cr_expect(exact_compare(&percent, &decimal) == 0);
  exact_clear(&percent);
  exact_clear(&decimal);
}

Test(exact, keeps_a_copy_of_its_own) {
  struct exact number = exact_of("123456789012345678901.5"), copy = {0};
  exact_set(&copy, &number);
  exact_set_whole(&number, -4);
  expect_shown(&copy, "123456789012345678901.5");
  expect_shown(&number, "-4");
  cr_expect(exact_sign(&number) == -1 && exact_sign(&copy) == 1);
  exact_clear(&copy);
  expect_shown(&copy, "0");
  exact_clear(&number);
}

Test(exact, shows_digits_up_to_sixteen_as_it_shows_more) {
  static const struct {
    int64_t digits;
    int scale;
    const char *shown;
  } numbers[] = {{0, 0, "0"},
                 {0, 7, "0"},
                 {0, 15, "0"},
                 {5, 0, "5"},
                 {50, 1, "5"},
                 {5, 7, "0.0000005"},
                 {5, 8, "0.00000005"},
                 {5, 15, "0.000000000000005"},
                 {5, 16, "0.0000000000000005"},
                 {54279680, 6, "54.27968"},
                 {99999999, 7, "9.9999999"},
                 {100000000, 7, "10"},
                 {100000000, 8, "1"},
                 {123400000000, 9, "123.4"},
                 {9999999999999999, 1, "999999999999999.9"},
                 {9999999999999999, 15, "9.999999999999999"},
                 {9999999999999999, 0, "9999999999999999"},
                 {10000000000000000, 3, "10000000000000"},
                 {-12345, 3, "-12.345"},
                 {INT64_MAX, 2, "92233720368547758.07"}};
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
    struct exact number = {integer_from(numbers[i].digits), numbers[i].scale};
    expect_shown(&number, numbers[i].shown);
  }
}

/* 25 bytes and the 39 digits fill the buffer's first 64; the point is the 65th. */
Test(exact, makes_room_for_its_point) {
  static const char number[] = "12345678901234567890123456789012345678.9";
  struct buffer out = {0};
  struct exact exact = {0};
  size_t wrong;
  cr_assert(exact_parse(&exact, TEXT("12345678901234567890123456789012345678.9"), &wrong));
  (void)buffer_room(&out, 64);
  for (int i = 0; i < 25; i++) buffer_add_byte(&out, 'x');
  exact_format(&out, &exact);
  cr_expect_eq(out.length, 65);
  cr_expect_eq(memcmp(out.at + 25, number, sizeof number - 1), 0);
  exact_clear(&exact);
  buffer_clear(&out);
}
