#include <criterion/criterion.h>

#include "formats/report/tally.h"

enum { COLUMNS = 2 };

static void add(struct report_tally *tally, size_t continuation, int64_t fen, int width) {
  const struct money amount = {integer_from(fen)};
  struct money *sums = report_tally_sums(tally, continuation);
  money_add(&sums[1], &sums[1], &amount);
  report_tally_fit(tally, 0, width);
}

static void expect_sum(const struct report_tally *tally, size_t continuation, int64_t fen) {
  const struct money expected = {integer_from(fen)}, none = {integer_from(0)};
  cr_expect(money_compare(report_tally_sum(tally, continuation, 1), &expected) == 0, "%zu", continuation);
  cr_expect(money_compare(report_tally_sum(tally, continuation, 0), &none) == 0, "%zu", continuation);
}

/* Rows on the sheets 1 to 3 of a list whose others have none: 1.00 + 2.00, none, 4.00. */
Test(report_tally, has_a_sum_for_each_sheet_and_none_where_no_row_stands) {
  struct report_tally tally;
  report_tally_init(&tally, COLUMNS);
  report_tally_reset(&tally, 1);
  add(&tally, 1, 100, 7);
  add(&tally, 1, 200, 5);
  add(&tally, 3, 400, 6);
  static const int64_t expected[] = {0, 300, 0, 400, 0};
  for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) expect_sum(&tally, i, expected[i]);
  cr_expect_eq(tally.widths[0], 7);
  report_tally_blank(&tally, 1);
  cr_expect_eq(tally.blanks[1], 1);
  report_tally_reset(&tally, 2);
  expect_sum(&tally, 2, 0);
  cr_expect_eq(tally.widths[0], 0);
  report_tally_clear(&tally);
}

Test(report_tally, of_rows_joined_in_any_order_is_the_tally_of_all) {
  struct report_tally first, second;
  for (int order = 0; order < 2; order++) {
    struct report_tally all;
    report_tally_init(&all, COLUMNS);
    report_tally_init(&first, COLUMNS);
    report_tally_init(&second, COLUMNS);
    report_tally_reset(&second, 1);
    add(&first, 0, 1, 3);
    add(&first, 1, 10, 4);
    add(&second, 1, 100, 2);
    add(&second, 2, 1000, 9);
    report_tally_join(&all, order == 0 ? &first : &second);
    report_tally_join(&all, order == 0 ? &second : &first);
    expect_sum(&all, 0, 1);
    expect_sum(&all, 1, 110);
    expect_sum(&all, 2, 1000);
    cr_expect_eq(all.widths[0], 9);
    report_tally_clear(&all);
    report_tally_clear(&first);
    report_tally_clear(&second);
  }
}
