/* An amount is there where its row in figures.def says that it applies, and nowhere else. */
#include "calc/figure.h"

#include <criterion/criterion.h>

static void expect_amount(const struct money *found, int64_t fen, const char *told) {
  int64_t small = 0;
  cr_assert_not_null(found, "%s", told);
  cr_expect(integer_fits(&found->fen, &small) && small == fen, "%s: %lld", told, (long long)small);
}

Test(figure, amounts_of_a_result_are_there_by_the_group_they_belong_to) {
  struct assessment assessment = {.figures = FIGURE_ARREARS,
                                  .employer_arrears = {integer_from(1)},
                                  .arrears = {integer_from(2)},
                                  .late_fee = {integer_from(3)},
                                  .total = {integer_from(4)},
                                  .account_credit = {integer_from(5)}};
  expect_amount(result_amount(&assessment, RESULT_ARREARS), 2, "arrears");
  expect_amount(result_amount(&assessment, RESULT_TOTAL), 4, "total");
  cr_expect_null(result_amount(&assessment, RESULT_EMPLOYER_ARREARS));
  cr_expect_null(result_amount(&assessment, RESULT_LATE_FEE));
  cr_expect_null(result_amount(&assessment, RESULT_ACCOUNT_CREDIT));
  assessment.figures = FIGURE_SHARES | FIGURE_FEE | FIGURE_ACCOUNT_CREDIT;
  expect_amount(result_amount(&assessment, RESULT_EMPLOYER_ARREARS), 1, "employer's share");
  expect_amount(result_amount(&assessment, RESULT_LATE_FEE), 3, "late fee");
  expect_amount(result_amount(&assessment, RESULT_ACCOUNT_CREDIT), 5, "account");
  cr_expect_null(result_amount(&assessment, RESULT_TOTAL));
}

Test(figure, a_month_that_is_not_payable_has_no_amounts) {
  struct ledger_line line = {.status = LINE_WAIVED, .base = {integer_from(6)}, .late_fee = {integer_from(7)}};
  expect_amount(ledger_amount(&line, LEDGER_BASE), 6, "base");
  expect_amount(ledger_amount(&line, LEDGER_LATE_FEE), 7, "late fee");
  line.status = LINE_NOT_PAYABLE;
  cr_expect_null(ledger_amount(&line, LEDGER_BASE));
  cr_expect_null(ledger_amount(&line, LEDGER_LATE_FEE));
}

Test(figure, what_is_no_money_has_no_amount) {
  const struct assessment assessment = {.figures = FIGURE_MONTHS | FIGURE_GAP};
  const struct ledger_line line = {.status = LINE_OK};
  cr_expect_null(result_amount(&assessment, RESULT_MONTHS));
  cr_expect_null(result_amount(&assessment, RESULT_GAP_COSTS));
  cr_expect_null(ledger_amount(&line, LEDGER_DAYS));
}
