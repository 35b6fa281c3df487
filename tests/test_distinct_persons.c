#include "formats/report/distinct_persons.h"

#include <criterion/criterion.h>

static void expect(const char *const *numbers, int count, int64_t persons, bool is_countable) {
  struct distinct_persons counted = {0};
  for (int i = 0; i < count; i++) distinct_persons_add(&counted, text_from(numbers[i]));
  cr_assert_eq(distinct_persons_can_be_counted(&counted), is_countable);
  if (is_countable) cr_assert_eq(distinct_persons_count(&counted), persons);
  distinct_persons_clear(&counted);
}

Test(distinct_persons, are_told_apart_by_every_digit_of_the_number) {
  expect((const char *[]){"110101199003070011", "110101199003070038"}, 2, 2, true);
}

Test(distinct_persons, are_one_whatever_the_case_of_a_letter) {
  expect((const char *[]){"11010119900307109X", "11010119900307109x"}, 2, 1, true);
}

Test(distinct_persons, without_a_number_are_each_one_of_their_own) {
  expect((const char *[]){"", "H1", "", "H1"}, 4, 3, true);
}

Test(distinct_persons, are_not_counted_where_a_formula_would_read_a_number_as_a_pattern) {
  expect((const char *[]){"H1", "H*"}, 2, 0, false);
  expect((const char *[]){"H1", "H?"}, 2, 0, false);
  expect((const char *[]){"H~1"}, 1, 0, false);
}

Test(distinct_persons, are_not_counted_where_there_are_none) { expect(NULL, 0, 0, false); }

Test(distinct_persons, are_counted_up_to_as_many_rows_as_a_formula_can_compare) {
  struct distinct_persons counted = {0};
  for (int i = 0; i < DISTINCT_PERSONS_MOST; i++) distinct_persons_add(&counted, TEXT("H1"));
  cr_assert(distinct_persons_can_be_counted(&counted));
  cr_assert_eq(distinct_persons_count(&counted), 1);
  distinct_persons_add(&counted, TEXT("H1"));
  cr_assert_not(distinct_persons_can_be_counted(&counted));
  distinct_persons_clear(&counted);
}
