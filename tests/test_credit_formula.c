#include "formats/report/credit_formula.h"

#include <criterion/criterion.h>

static const struct formula_places places = {
    .is_live = true,
    .ledger = {[LEDGER_BASE] = "G"},
    .parameters = {[RULE_CELL_NUMBER] = "I", [RULE_CELL_UNIT] = "J"},
    .ledger_name = {"Ledger", 6},
    .parameters_name = {"Parameters", 10},
    .ledger_capacity = 100,
    .parameters_capacity = 100,
};

/* By index: rows 2, 3 and 4 of the parameters. */
static const uint32_t rule_lines[] = {0, 1, 2};

enum { RATE, LATER_RATE, FEN };

static struct rule rules[] = {
    [RATE] = {.parameter = PARAMETER_ACCOUNT_RATE, .index = RATE},
    [LATER_RATE] = {.parameter = PARAMETER_ACCOUNT_RATE, .index = LATER_RATE},
    [FEN] = {.parameter = PARAMETER_AMOUNT_ROUNDING, .index = FEN},
};

static const struct rule *rows[] = {&rules[RATE], &rules[FEN], &rules[LATER_RATE], &rules[FEN]};

static const struct basis early = {0, 2}, late = {2, 2}, bare = {1, 1};

static void expect_formula(struct ledger_line *lines, size_t count, enum formula_outcome outcome,
                           const char *expected) {
  struct formula formula = {.places = &places, .rule_rows = rule_lines};
  const struct assessment assessment = {.lines = lines, .line_count = count, .basis_rows = rows};
  rules[RATE].number = (struct exact){integer_from(2), 2};
  rules[LATER_RATE].number = (struct exact){integer_from(25), 3};
  rules[FEN].rounding = (struct rounding){ROUNDING_HALF_UP, 1};
  formula_start(&formula, TEXT("5"));
  cr_expect(credit_formula(&formula, (struct case_view){&assessment, 9}) == outcome);
  cr_expect(formula.is_array);
  if (outcome == FORMULA_LIVE)
    cr_expect(text_is(buffer_text(&formula.text), expected), "%.*s", (int)formula.text.length,
              formula.text.at);
  formula_clear(&formula);
}

static struct ledger_line line(int64_t fen, struct basis basis) {
  return (struct ledger_line){.base = {integer_from(fen)}, .basis = basis};
}

/* The first line, number 9 from 0, stands in row 11; 2 % makes fen times 100, 2.5 % times 1,000. */
Test(credit_formula, rounds_each_month_and_adds_up_runs_of_one_rate) {
  struct ledger_line lines[] = {line(800000, early), line(800000, early), line(900000, late)};
  expect_formula(lines, 3, FORMULA_LIVE,
                 "ROUND(SUM(ROUND(ROUND(Ledger!G11:G12*100,0)*ROUND(Parameters!$I$2*100,0)/"
                 "(100*Parameters!$J$4),0)*Parameters!$J$4/100)+"
                 "SUM(ROUND(ROUND(Ledger!G13:G13*100,0)*ROUND(Parameters!$I$3*1000,0)/"
                 "(1000*Parameters!$J$4),0)*Parameters!$J$4/100),2)");
}

Test(credit_formula, leaves_out_months_that_are_not_credited) {
  struct ledger_line lines[] = {line(800000, bare), line(800000, early), line(900000, early)};
  lines[2].status = LINE_NOT_PAYABLE;
  expect_formula(lines, 3, FORMULA_LIVE,
                 "ROUND(SUM(ROUND(ROUND(Ledger!G12:G12*100,0)*ROUND(Parameters!$I$2*100,0)/"
                 "(100*Parameters!$J$4),0)*Parameters!$J$4/100),2)");
}

/* 5 x 10^14 fen x 2 is 10^15: too large to be exact in a cell. One fen less is not. */
Test(credit_formula, is_none_where_the_largest_base_is_too_large) {
  struct ledger_line lines[] = {line(100, early), line(500000000000000, early), line(100, early)};
  expect_formula(lines, 3, FORMULA_VALUE, NULL);
  lines[1].base = (struct money){integer_from(499999999999999)};
  expect_formula(lines, 3, FORMULA_LIVE,
                 "ROUND(SUM(ROUND(ROUND(Ledger!G11:G13*100,0)*ROUND(Parameters!$I$2*100,0)/"
                 "(100*Parameters!$J$4),0)*Parameters!$J$4/100),2)");
}

/* A sheet takes 100 lines; these are the last of one and the first of the next. */
Test(credit_formula, is_none_where_the_months_go_on_in_a_continuation) {
  struct ledger_line lines[] = {line(100, early), line(100, early)};
  struct formula formula = {.places = &places, .rule_rows = rule_lines};
  const struct assessment assessment = {.lines = lines, .line_count = 2, .basis_rows = rows};
  formula_start(&formula, TEXT("5"));
  cr_expect(credit_formula(&formula, (struct case_view){&assessment, 99}) == FORMULA_VALUE);
  formula_clear(&formula);
}
