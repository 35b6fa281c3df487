#include "calc/missed_months.h"

#include <criterion/criterion.h>

Test(missed_months, know_a_name_only_beside_a_case_id) {
  const struct missed_months by_case = {.person = MISSED_BY_CASE | UINT64_C(3) << MISSED_NAME_BITS | 9},
                             by_number = {.person = UINT64_C(11010519491231002)};
  cr_expect(missed_months_is_by_case(&by_case) && !missed_months_is_by_case(&by_number));
  cr_expect_eq(missed_months_person(&by_case), MISSED_BY_CASE | UINT64_C(3) << MISSED_NAME_BITS);
  cr_expect_eq(missed_months_name(&by_case), 9);
  cr_expect_eq(missed_months_person(&by_number), UINT64_C(11010519491231002));
  cr_expect_eq(missed_months_name(&by_number), 0);
}

/* Person, terms, first month, sheet, line, in this order; a sheet is no part of the terms. */
Test(missed_months, stand_by_person_terms_month_and_place) {
  static const struct missed_months rows[] = {
      {.person = 1, .terms = 9 << MISSED_SHEET_BITS, .line = 9, .first = 9},
      {.person = 2, .terms = 1 << MISSED_SHEET_BITS | 8, .line = 9, .first = 3},
      {.person = 2, .terms = 1 << MISSED_SHEET_BITS | 7, .line = 9, .first = 4},
      {.person = 2, .terms = 1 << MISSED_SHEET_BITS | 8, .line = 1, .first = 4},
      {.person = 2, .terms = 1 << MISSED_SHEET_BITS | 8, .line = 2, .first = 4},
      {.person = 2, .terms = 2 << MISSED_SHEET_BITS, .line = 1, .first = 1},
  };
  for (size_t i = 1; i < sizeof rows / sizeof rows[0]; i++) {
    cr_expect_lt(missed_months_by_person(&rows[i - 1], &rows[i]), 0, "%zu", i);
    cr_expect_gt(missed_months_by_person(&rows[i], &rows[i - 1]), 0, "%zu", i);
  }
  cr_expect(missed_months_have_same_terms(&rows[1], &rows[2]) &&
            !missed_months_have_same_terms(&rows[4], &rows[5]));
}
