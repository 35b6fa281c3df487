#include "calc/namesakes.h"

#include "rules_fixture.h"

static struct reported_case row_of(const char *name, const char *employer, const char *number) {
  struct reported_case reported = {
      .name = text_from(name), .employer = text_from(employer), .id_number = text_from(number)};
  return reported;
}

static void take(struct namesakes *namesakes, const char *name, const char *employer, const char *number) {
  const struct reported_case reported = row_of(name, employer, number);
  namesakes_take(namesakes, namesake_of(&reported));
}

static bool have(const struct namesakes *namesakes, const char *name, const char *employer,
                 const char *number) {
  const struct reported_case reported = row_of(name, employer, number);
  return namesakes_have(namesakes, &reported);
}

Test(namesakes, a_name_with_a_number_here_and_none_there_is_found_from_both_rows) {
  struct namesakes namesakes = {0};
  take(&namesakes, "王敏", "甲公司", "11010519491231002X");
  take(&namesakes, "王　敏", "甲 公司", "");
  namesakes_seal(&namesakes);
  cr_assert(have(&namesakes, "王敏", "甲公司", "11010519491231002X"));
  cr_assert(have(&namesakes, "王 敏", "甲公司", ""));
  namesakes_clear(&namesakes);
}

Test(namesakes, another_employer_another_name_and_no_name_are_nobody) {
  struct namesakes namesakes = {0};
  take(&namesakes, "王敏", "甲公司", "11010519491231002X");
  take(&namesakes, "王敏", "乙公司", "");
  take(&namesakes, "李敏", "甲公司", "");
  take(&namesakes, "", "甲公司", "11010519491231002X");
  take(&namesakes, "", "甲公司", "");
  namesakes_seal(&namesakes);
  cr_assert_not(have(&namesakes, "王敏", "甲公司", "11010519491231002X"));
  cr_assert_not(have(&namesakes, "王敏", "乙公司", ""));
  cr_assert_not(have(&namesakes, "", "甲公司", ""));
  namesakes_clear(&namesakes);
}

Test(namesakes, rows_that_all_have_a_number_or_all_have_none_are_not_doubted) {
  struct namesakes namesakes = {0};
  for (int i = 0; i < 2; i++) {
    take(&namesakes, "王敏", "", "11010519491231002X");
    take(&namesakes, "李四", "", "");
  }
  namesakes_seal(&namesakes);
  cr_assert_not(have(&namesakes, "王敏", "", "11010519491231002X"));
  cr_assert_not(have(&namesakes, "李四", "", ""));
  namesakes_clear(&namesakes);
}

/* Of 5,000 names every second stands in both kinds of row. */
Test(namesakes, many_names_are_told_apart) {
  enum { NAMES = 5000 };
  struct namesakes namesakes = {0};
  char name[16];
  for (int i = 0; i < NAMES; i++) {
    (void)snprintf(name, sizeof name, "name %d", i);
    take(&namesakes, name, "firm", "11010519491231002X");
    if (i % 2 == 0) take(&namesakes, name, "firm", "");
  }
  namesakes_seal(&namesakes);
  cr_assert_eq(namesakes.found_count, NAMES / 2);
  for (int i = 0; i < NAMES; i++) {
    (void)snprintf(name, sizeof name, "name %d", i);
    cr_assert_eq(have(&namesakes, name, "firm", ""), i % 2 == 0, "%s", name);
  }
  namesakes_clear(&namesakes);
}
