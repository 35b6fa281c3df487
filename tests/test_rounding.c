#include "calc/rounding.h"

#include "rules_fixture.h"

static const int units[] = {1, 10, 100}; /* fen */

static void expect_rounded(bool accepted, const struct money *amount, const char *expected, const char *told,
                           int mode) {
  struct buffer shown = {0};
  if (accepted)
    money_format(&shown, amount);
  else
    buffer_add_literal(&shown, "remainder");
  cr_expect(text_is(buffer_text(&shown), expected), "%s in mode %d: %.*s, expected %s", told, mode,
            (int)shown.length, shown.at, expected);
  buffer_clear(&shown);
}

/* One column for each mode, in the order of enum rounding_mode. A remainder in mode exact is refused. */
static const struct {
  const char *yuan;
  int unit; /* index into units */
  const char *expected[ROUNDING_MODE_COUNT];
} table[] = {
    /* unit 0.01                half_up  half_even  up       down     exact */
    {"0", 0, {"0.00", "0.00", "0.00", "0.00", "0.00"}},
    {"1.23", 0, {"1.23", "1.23", "1.23", "1.23", "1.23"}},
    {"-1.23", 0, {"-1.23", "-1.23", "-1.23", "-1.23", "-1.23"}},
    {"8", 0, {"8.00", "8.00", "8.00", "8.00", "8.00"}},
    {"0.5", 0, {"0.50", "0.50", "0.50", "0.50", "0.50"}},
    {"0.001", 0, {"0.00", "0.00", "0.01", "0.00", "remainder"}},
    {"0.0049999", 0, {"0.00", "0.00", "0.01", "0.00", "remainder"}},
    {"0.005", 0, {"0.01", "0.00", "0.01", "0.00", "remainder"}}, /* tie, 0 is even */
    {"0.0050001", 0, {"0.01", "0.01", "0.01", "0.00", "remainder"}},
    {"0.015", 0, {"0.02", "0.02", "0.02", "0.01", "remainder"}}, /* tie, 2 is even */
    {"0.025", 0, {"0.03", "0.02", "0.03", "0.02", "remainder"}}, /* tie, 2 is even */
    {"22.266465", 0, {"22.27", "22.27", "22.27", "22.26", "remainder"}},
    {"-0.001", 0, {"0.00", "0.00", "-0.01", "0.00", "remainder"}},
    {"-0.005", 0, {"-0.01", "0.00", "-0.01", "0.00", "remainder"}},
    {"-0.015", 0, {"-0.02", "-0.02", "-0.02", "-0.01", "remainder"}},
    {"-0.025", 0, {"-0.03", "-0.02", "-0.03", "-0.02", "remainder"}},
    {"-2.999", 0, {"-3.00", "-3.00", "-3.00", "-2.99", "remainder"}},
    {"1.999", 0, {"2.00", "2.00", "2.00", "1.99", "remainder"}},
    /* unit 0.1 */
    {"0.3", 1, {"0.30", "0.30", "0.30", "0.30", "0.30"}},
    {"7", 1, {"7.00", "7.00", "7.00", "7.00", "7.00"}},
    {"0.31", 1, {"0.30", "0.30", "0.40", "0.30", "remainder"}},
    {"0.05", 1, {"0.10", "0.00", "0.10", "0.00", "remainder"}},
    {"0.15", 1, {"0.20", "0.20", "0.20", "0.10", "remainder"}},
    {"0.25", 1, {"0.30", "0.20", "0.30", "0.20", "remainder"}},
    {"0.2500001", 1, {"0.30", "0.30", "0.30", "0.20", "remainder"}},
    {"-0.25", 1, {"-0.30", "-0.20", "-0.30", "-0.20", "remainder"}},
    {"-0.35", 1, {"-0.40", "-0.40", "-0.40", "-0.30", "remainder"}},
    {"-0.01", 1, {"0.00", "0.00", "-0.10", "0.00", "remainder"}},
    /* unit 1 */
    {"42", 2, {"42.00", "42.00", "42.00", "42.00", "42.00"}},
    {"0.01", 2, {"0.00", "0.00", "1.00", "0.00", "remainder"}},
    {"0.5", 2, {"1.00", "0.00", "1.00", "0.00", "remainder"}},
    {"1.5", 2, {"2.00", "2.00", "2.00", "1.00", "remainder"}},
    {"2.5", 2, {"3.00", "2.00", "3.00", "2.00", "remainder"}},
    {"2.50000000000000000000001", 2, {"3.00", "3.00", "3.00", "2.00", "remainder"}},
    {"2.49999999999999999999999", 2, {"2.00", "2.00", "3.00", "2.00", "remainder"}},
    {"-0.5", 2, {"-1.00", "0.00", "-1.00", "0.00", "remainder"}},
    {"-1.5", 2, {"-2.00", "-2.00", "-2.00", "-1.00", "remainder"}},
    {"-2.5", 2, {"-3.00", "-2.00", "-3.00", "-2.00", "remainder"}},
    {"-7", 2, {"-7.00", "-7.00", "-7.00", "-7.00", "-7.00"}},
    /* around 2^63 fen = 92233720368547758.08 */
    {"92233720368547758.075",
     0,
     {"92233720368547758.08", "92233720368547758.08", "92233720368547758.08", "92233720368547758.07",
      "remainder"}},
    {"-92233720368547758.085",
     0,
     {"-92233720368547758.09", "-92233720368547758.08", "-92233720368547758.09", "-92233720368547758.08",
      "remainder"}},
    /* 2^63 - 1 fen, and -2^63: a tenth or a yuan more leaves 64 bits */
    {"92233720368547758.07",
     1,
     {"92233720368547758.10", "92233720368547758.10", "92233720368547758.10", "92233720368547758.00",
      "remainder"}},
    {"92233720368547758.07",
     2,
     {"92233720368547758.00", "92233720368547758.00", "92233720368547759.00", "92233720368547758.00",
      "remainder"}},
    {"-92233720368547758.08",
     1,
     {"-92233720368547758.10", "-92233720368547758.10", "-92233720368547758.10", "-92233720368547758.00",
      "remainder"}},
    {"-92233720368547758.08",
     2,
     {"-92233720368547758.00", "-92233720368547758.00", "-92233720368547759.00", "-92233720368547758.00",
      "remainder"}},
    {"99999999999999999999.5",
     2,
     {"100000000000000000000.00", "100000000000000000000.00", "100000000000000000000.00",
      "99999999999999999999.00", "remainder"}},
};

Test(rounding, gives_the_tabled_amount_in_every_mode_and_unit) {
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
    for (int mode = 0; mode < ROUNDING_MODE_COUNT; mode++) {
      struct exact yuan = exact_of(table[i].yuan);
      struct money amount = {0};
      bool accepted =
          money_round(&amount, &yuan, (struct rounding){(enum rounding_mode)mode, units[table[i].unit]});
      expect_rounded(accepted, &amount, table[i].expected[mode], table[i].yuan, mode);
      exact_clear(&yuan);
      money_clear(&amount);
    }
}

Test(rounding, leaves_the_amount_alone_when_a_remainder_is_refused) {
  struct exact yuan = exact_of("1.005");
  struct money amount = {integer_from(77)};
  cr_expect_not(money_round(&amount, &yuan, (struct rounding){ROUNDING_EXACT, 1}));
  expect_rounded(true, &amount, "0.77", "1.005", ROUNDING_EXACT);
  exact_clear(&yuan);
}

/* yuan x numerator / denominator. */
static const struct {
  const char *yuan, *numerator, *denominator;
  int unit;
  const char *expected[ROUNDING_MODE_COUNT];
} fractions[] = {
    {"10", "1", "3", 0, {"3.33", "3.33", "3.34", "3.33", "remainder"}}, /* 3.333... */
    {"10", "2", "3", 0, {"6.67", "6.67", "6.67", "6.66", "remainder"}}, /* 6.666... */
    {"10", "1", "4", 0, {"2.50", "2.50", "2.50", "2.50", "2.50"}},
    {"0.01", "1", "2", 0, {"0.01", "0.00", "0.01", "0.00", "remainder"}}, /* 0.005, a tie */
    {"0.03", "1", "2", 0, {"0.02", "0.02", "0.02", "0.01", "remainder"}}, /* 0.015, a tie */
    {"-0.03", "1", "2", 0, {"-0.02", "-0.02", "-0.02", "-0.01", "remainder"}},
    {"0.5", "0.25", "0.125", 0, {"1.00", "1.00", "1.00", "1.00", "1.00"}},
    {"3.21", "0.0005", "0.0005", 0, {"3.21", "3.21", "3.21", "3.21", "3.21"}},
    {"5", "1", "2", 2, {"3.00", "2.00", "3.00", "2.00", "remainder"}}, /* 2.5, a tie */
    {"1", "100", "300", 1, {"0.30", "0.30", "0.40", "0.30", "remainder"}},
    {"7", "0", "3", 0, {"0.00", "0.00", "0.00", "0.00", "0.00"}},
    /* 10^20 x 1 / 3 */
    {"100000000000000000000",
     "1",
     "3",
     0,
     {"33333333333333333333.33", "33333333333333333333.33", "33333333333333333333.34",
      "33333333333333333333.33", "remainder"}},
    /* the denominator has more decimals than yuan x numerator: 1 x 1 / 0.0003 = 3333.33... */
    {"1", "1", "0.0003", 0, {"3333.33", "3333.33", "3333.34", "3333.33", "remainder"}},
};

Test(rounding, takes_a_fraction_of_an_amount_without_rounding_twice) {
  for (size_t i = 0; i < sizeof fractions / sizeof fractions[0]; i++)
    for (int mode = 0; mode < ROUNDING_MODE_COUNT; mode++) {
      struct exact yuan = exact_of(fractions[i].yuan), numerator = exact_of(fractions[i].numerator),
                   denominator = exact_of(fractions[i].denominator);
      struct money amount = {0};
      bool accepted =
          money_round_fraction(&amount, &yuan, &numerator, &denominator,
                               (struct rounding){(enum rounding_mode)mode, units[fractions[i].unit]});
      expect_rounded(accepted, &amount, fractions[i].expected[mode], fractions[i].yuan, mode);
      exact_clear(&yuan);
      exact_clear(&numerator);
      exact_clear(&denominator);
      money_clear(&amount);
    }
}

Test(rounding, is_read_from_a_mode_and_a_unit) {
  static const char *const modes[ROUNDING_MODE_COUNT] = {"half_up", "half_even", "up", "down", "exact"};
  static const char *const names[] = {"0.01", "0.1", "1"};
  for (int mode = 0; mode < ROUNDING_MODE_COUNT; mode++)
    for (int unit = 0; unit < 3; unit++) {
      struct buffer text = {0};
      struct rounding rounding = {ROUNDING_MODE_COUNT, 0};
      buffer_add_text(&text, text_from(modes[mode]));
      buffer_add_byte(&text, ' ');
      buffer_add_text(&text, text_from(names[unit]));
      cr_expect(rounding_parse(&rounding, buffer_text(&text)), "%s %s", modes[mode], names[unit]);
      cr_expect((int)rounding.mode == mode && rounding.unit == units[unit], "%s %s", modes[mode],
                names[unit]);
      buffer_clear(&text);
    }
}

Test(rounding, refuses_every_other_text) {
  static const char *const refused[] = {
      "",      "half_up",       "half_up ",      " half_up 0.01", "half_up  0.01",
      "0.01",  "half_up 0.001", "half_up 0.01 ", "HALF_UP 0.01",  "round 1",
      "up 10", "half_up 0.010", "up1",           "exact\t1"};
  struct rounding rounding = {ROUNDING_DOWN, 10};
  for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
    cr_expect_not(rounding_parse(&rounding, text_from(refused[i])), "\"%s\"", refused[i]);
  cr_expect(rounding.mode == ROUNDING_DOWN && rounding.unit == 10);
}
