/* RULES 10. Results are made by hand; amounts are fen. */
#include "formats/record/grade_totals.h"

#include <criterion/criterion.h>
#include <stdio.h>

static struct money fen(int64_t count) { return (struct money){integer_from(count)}; }

/* One result of a place. */
struct given {
  region_code region;
  int arrears_grade, fee_grade;
  parameter_set weak; /* answered by a default */
  int64_t arrears, late_fee;
};

static void add(struct grade_totals *totals, const struct given *given) {
  struct dossier dossier = {0};
  dossier.reported.region = given->region;
  struct assessment *result = dossier_add_assessment(&dossier);
  result->arrears_grade = given->arrears_grade;
  result->fee_grade = given->fee_grade;
  result->graded[GRADE_DEFAULT] = given->weak;
  result->arrears = fen(given->arrears);
  result->late_fee = fen(given->late_fee);
  result->total = fen(given->arrears + given->late_fee);
  grade_totals_add(totals, &dossier);
  dossier_clear(&dossier);
}

#define RATE PARAMETER_BIT(PARAMETER_EMPLOYER_RATE)
#define START PARAMETER_BIT(PARAMETER_FEE_START)
#define RESUME PARAMETER_BIT(PARAMETER_RESUME)
#define ROUNDED PARAMETER_BIT(PARAMETER_AMOUNT_ROUNDING)

static const struct given list[] = {
    {330100, GRADE_DEFAULT, GRADE_DEFAULT, RATE | START | ROUNDED, 10000, 500},
    {440300, GRADE_SECONDARY, GRADE_DEFAULT, START, 90000, 700},
    {330100, GRADE_DEFAULT, GRADE_OFFICIAL, RATE | RESUME, 20000, 0},
    {110000, GRADE_OFFICIAL, GRADE_NONE, ROUNDED, 700, 0},
    {330100, GRADE_DEFAULT, GRADE_NONE, RATE | START, 3000, 0}, /* no fee: its first day decides nothing */
};
enum { LISTED = sizeof list / sizeof list[0] };

static void expect_missing(const struct grade_totals *totals, int most, const char *expected) {
  struct missing_rule missing[4];
  struct buffer found = {0};
  size_t all;
  int count = grade_totals_missing(totals, missing, most, &all);
  for (int i = 0; i < count; i++) {
    char results[24];
    snprintf(results, sizeof results, " x%lld ", (long long)missing[i].results);
    region_format(&found, missing[i].region);
    buffer_add_byte(&found, ' ');
    buffer_add_text(&found, text_from(parameters[missing[i].parameter].name));
    buffer_add_text(&found, text_from(results));
    money_format(&found, &missing[i].moved);
    buffer_add_byte(&found, '\n');
    money_clear(&missing[i].moved);
  }
  cr_expect(text_is(buffer_text(&found), expected), "%.*s", (int)found.length, found.at);
  cr_expect(all == 4, "%zu", all);
  buffer_clear(&found);
}

/* Hangzhou's rate decides 100.00 + 200.00 + 30.00 of arrears, its first day of the fee 5.00, Shenzhen's 7.00.
 * Cover moves no money. */
static const char all_missing[] =
    "330100 employer_rate x3 330.00\n"
    "440300 fee_start x1 7.00\n"
    "330100 fee_start x1 5.00\n"
    "330100 resume x1 0.00\n";

Test(grade_totals, counts_results_and_money_by_the_weakest_grade) {
  struct grade_totals totals = {0};
  for (int i = 0; i < LISTED; i++) add(&totals, &list[i]);
  const int64_t results[GRADE_COUNT] = {[GRADE_OFFICIAL] = 1, [GRADE_DEFAULT] = 4};
  const int64_t amounts[GRADE_COUNT] = {[GRADE_OFFICIAL] = 700, [GRADE_DEFAULT] = 124200};
  for (int grade = 0; grade < GRADE_COUNT; grade++) {
    const struct money expected = fen(amounts[grade]);
    cr_expect(totals.results[grade] == results[grade] && money_compare(&totals.totals[grade], &expected) == 0,
              "%s", grade_keys[grade]);
  }
  grade_totals_clear(&totals);
}

Test(grade_totals, names_the_missing_rules_that_move_most_money_first) {
  struct grade_totals totals = {0};
  for (int i = 0; i < LISTED; i++) add(&totals, &list[i]);
  expect_missing(&totals, 4, all_missing);
  expect_missing(&totals, 2, "330100 employer_rate x3 330.00\n440300 fee_start x1 7.00\n");
  grade_totals_clear(&totals);
}

Test(grade_totals, of_pieces_in_any_order_are_those_of_the_list) {
  struct grade_totals pieces[2] = {0}, joined = {0};
  for (int i = 0; i < LISTED; i++) add(&pieces[i % 2], &list[i]);
  grade_totals_join(&joined, &pieces[1]);
  grade_totals_join(&joined, &pieces[0]);
  expect_missing(&joined, 4, all_missing);
  cr_expect(joined.results[GRADE_DEFAULT] == 4 && joined.results[GRADE_OFFICIAL] == 1);
  grade_totals_reset(&joined);
  cr_expect(joined.weak_count == 0 && joined.results[GRADE_DEFAULT] == 0);
  for (int i = 0; i < 2; i++) grade_totals_clear(&pieces[i]);
  grade_totals_clear(&joined);
}
