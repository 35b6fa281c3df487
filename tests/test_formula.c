#include "formats/report/formula.h"

#include <criterion/criterion.h>

#include "formats/report/ledger_range.h"

static const struct formula_places places = {
    .is_live = true,
    .ledger = {[LEDGER_ARREARS] = "K"},
    .parameters = {[RULE_CELL_NUMBER] = "J", [RULE_CELL_UNIT] = "M"},
    .ledger_name = {"Ledger", 6},
    .parameters_name = {"Parameters", 10},
    .ledger_capacity = 10,
    .parameters_capacity = 5,
};

/* The first rule stands in row 5 of the parameters: line 3, from 0, below a row of titles. */
static const uint32_t rule_rows[] = {3, 6};

static struct formula started(void) {
  struct formula formula = {.places = &places, .rule_rows = rule_rows};
  formula_start(&formula, TEXT("2"));
  formula_term(&formula);
  return formula;
}

static struct formula_factor whole(int64_t units) { return formula_count("G", units); }

static struct rule rounding_rule(enum rounding_mode mode) {
  return (struct rule){.index = 0, .rounding = {mode, 10}};
}

static void expect_text(struct formula *formula, const char *expected) {
  cr_expect(text_is(buffer_text(&formula->text), expected), "%.*s, expected %s", (int)formula->text.length,
            formula->text.at, expected);
}

/* 10^10 x 99,999 = 999,990,000,000,000 is below 10^15, 10^10 x 10^5 is not. */
Test(formula, is_none_where_a_product_reaches_ten_to_the_fifteen) {
  static const struct {
    int64_t left, right;
    bool is_exact;
  } cases[] = {
      {999999999999999, 1, true},   {1000000000000000, 1, false}, {10000000000, 99999, true},
      {10000000000, 100000, false}, {INT64_MAX, 2, false},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct formula formula = started();
    formula_times(&formula, whole(cases[i].left));
    formula_times(&formula, whole(cases[i].right));
    cr_expect(formula_round(&formula, 2, NULL) == cases[i].is_exact, "round %zu", i);
    formula_term(&formula);
    formula_times(&formula, whole(cases[i].left));
    formula_times(&formula, whole(cases[i].right));
    cr_expect(formula_divide(&formula, 2) == cases[i].is_exact, "divide %zu", i);
    formula_clear(&formula);
  }
}

Test(formula, is_none_where_terms_reach_ten_to_the_fifteen_together) {
  for (int64_t second = 1; second <= 2; second++) {
    struct formula formula = started();
    formula_times(&formula, whole(999999999999998));
    formula_term(&formula);
    formula_times(&formula, whole(second));
    cr_expect(formula_round(&formula, 2, NULL) == (second == 1), "+ %d", (int)second);
    formula_clear(&formula);
  }
}

/* 10^14 times a divisor of 9 is below 10^15, times 10 it is not. */
Test(formula, is_none_beyond_fourteen_decimals) {
  static const struct {
    int scale;
    int64_t divisor; /* 0: none */
    bool is_exact;
  } cases[] = {{14, 0, true}, {15, 0, false}, {14, 9, true}, {14, 10, false}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct formula formula = started();
    formula_times(&formula, whole(1));
    if (cases[i].divisor > 0) formula.divisor = whole(cases[i].divisor);
    cr_expect(formula_round(&formula, cases[i].scale, NULL) == cases[i].is_exact, "%zu", i);
    formula_clear(&formula);
  }
}

Test(formula, divides_by_at_most_ten_to_the_fourteen) {
  static const char *const expected[] = {"ROUND(K2*100,0)/100000000000000", ""};
  const struct money amount = {integer_from(1)};
  for (int i = 0; i < 2; i++) {
    struct formula formula = started();
    formula_times(&formula, formula_money("K", &amount));
    cr_expect(formula_divide(&formula, 14 + i) == (i == 0));
    expect_text(&formula, expected[i]);
    formula_clear(&formula);
  }
}

/* Numbers that a cell of the program's cannot be, or that do not fit, are none. */
Test(formula, says_nothing_of_amounts_below_zero_or_beyond_64_bits) {
  const struct money below = {integer_from(-1)};
  struct money beyond = {integer_from(INT64_MAX)};
  money_add(&beyond, &beyond, &beyond);
  cr_expect(formula_money("K", &below).units == INT64_MAX);
  cr_expect(formula_money("K", &beyond).units == INT64_MAX);
  money_clear(&beyond);
}

/* 5.1 is 51 tenths, 510 hundredths; what has more decimals keeps them. */
Test(formula, brings_a_factor_to_a_scale) {
  const struct formula_factor tenths = {.letters = "K", .scale = 1, .units = 51};
  const struct formula_factor most = {.letters = "K", .units = INT64_MAX / 10 + 1};
  cr_expect(formula_scaled(tenths, 2).units == 510 && formula_scaled(tenths, 2).scale == 2);
  cr_expect(formula_scaled(tenths, 0).units == 51 && formula_scaled(tenths, 0).scale == 1);
  cr_expect(formula_scaled(most, 1).units == INT64_MAX && formula_scaled(most, 2).units == INT64_MAX);
}

/* n: fen times a rate of two decimals, so 10^4 of a yuan; a unit of the rounding is 100 x its fen of them. */
Test(formula, rounds_in_each_mode_with_one_division_of_whole_numbers) {
#define N "ROUND(K2*100,0)*ROUND(I2*100,0)"
#define UNIT "Parameters!$M$5"
#define D "(100*" UNIT ")"
  static const char *const expected[ROUNDING_MODE_COUNT] = {
      [ROUNDING_HALF_UP] = "ROUND(" N "/" D ",0)*" UNIT "/100",
      [ROUNDING_HALF_EVEN] =
          "(ROUND(" N "/" D ",0)-(2*MOD(" N "," D ")=" D ")*MOD(ROUND(" N "/" D ",0),2))*" UNIT "/100",
      [ROUNDING_UP] = "(" N "+MOD(-" N "," D "))/" D "*" UNIT "/100",
      [ROUNDING_DOWN] = "(" N "-MOD(" N "," D "))/" D "*" UNIT "/100",
      [ROUNDING_EXACT] = "IF(MOD(" N "," D ")=0," N "/" D ",NA())*" UNIT "/100",
  };
  const struct money amount = {integer_from(800000)};
  const struct exact rate = {integer_from(16), 2};
  for (int mode = 0; mode < ROUNDING_MODE_COUNT; mode++) {
    const struct rule rule = rounding_rule((enum rounding_mode)mode);
    struct formula formula = started();
    formula_times(&formula, formula_money("K", &amount));
    formula_times(&formula, formula_exact("I", &rate));
    cr_expect(formula_round(&formula, 4, &rule));
    expect_text(&formula, expected[mode]);
    formula_clear(&formula);
  }
}

Test(formula, rounds_half_up_to_the_fen_where_no_rule_says_otherwise) {
  static const char *const expected[] = {"ROUND(G2/1,0)/100", "ROUND((G2+G2*100)/100,0)/100"};
  struct formula formula = started();
  formula_times(&formula, whole(7));
  cr_expect(formula_round(&formula, 2, NULL));
  expect_text(&formula, expected[0]);
  formula_start(&formula, TEXT("2"));
  formula_term(&formula);
  formula_times(&formula, whole(7));
  formula_term(&formula);
  formula_times(&formula, whole(7));
  formula_times_power(&formula, 2);
  cr_expect(formula_round(&formula, 4, NULL));
  expect_text(&formula, expected[1]);
  formula_clear(&formula);
}

/* Line 6, from 0, is the second of the continuation when a sheet has 5. */
Test(formula, finds_a_rule_on_the_continuation_of_its_sheet) {
  const struct rule rule = {.index = 1, .number = {integer_from(5), 4}};
  struct formula formula = started();
  formula_times(&formula, formula_rule(&rule));
  cr_expect(formula_divide(&formula, 4));
  expect_text(&formula, "ROUND('Parameters (2)'!$J$3*10000,0)/10000");
  formula_clear(&formula);
}

/* Lines 8 to 12, from 0, of sheets with 10: rows 10 and 11, then 2 to 4. */
Test(ledger_range, goes_on_in_the_continuation_of_the_sheet) {
  const struct ledger_lines cut = {8, 5}, first = {0, 10};
  struct buffer out = {0};
  ledger_range_add(&out, &places, cut, LEDGER_ARREARS);
  cr_expect(text_is(buffer_text(&out), "Ledger!K10:K11,'Ledger (2)'!K2:K4"), "%.*s", (int)out.length, out.at);
  cr_expect(!ledger_range_is_one(&places, cut) && ledger_range_is_one(&places, first));
  buffer_clear(&out);
}

/* Spreadsheet programs end a name that is not quoted with its first word. */
Test(formula, quotes_the_name_of_a_sheet_that_is_more_than_a_word) {
  static const struct {
    const char *name;
    int64_t continuation;
    const char *expected;
  } cases[] = {{"Ledger", 0, "Ledger!"},
               {"台账", 0, "台账!"},
               {"Ledger", 1, "'Ledger (2)'!"},
               {"台账 Ledger", 0, "'台账 Ledger'!"},
               {"台账 Ledger", 11, "'台账 Ledger (12)'!"}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct buffer out = {0};
    formula_add_sheet(&out, text_from(cases[i].name), cases[i].continuation);
    cr_expect(text_is(buffer_text(&out), cases[i].expected), "%.*s", (int)out.length, out.at);
    buffer_clear(&out);
  }
}
