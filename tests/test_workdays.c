/* National day 2025 as the State Council arranged it: holidays 10-01 (a Wednesday) to 10-08; to make up for
 * it, Sunday 09-28 and Saturday 10-11 are working days. */
#include "calc/workdays.h"

#include "rules_fixture.h"

static struct workdays national_day(void) {
  static const char *const holidays[] = {"2025-10-01", "2025-10-02", "2025-10-03", "2025-10-04",
                                         "2025-10-05", "2025-10-06", "2025-10-07", "2025-10-08"};
  struct workdays calendar = {0};
  workdays_add(&calendar, (struct calendar_day){day("2025-10-11"), DAY_WORKDAY, 0});
  for (size_t i = 0; i < sizeof holidays / sizeof holidays[0]; i++)
    workdays_add(&calendar, (struct calendar_day){day(holidays[i]), DAY_HOLIDAY, 0});
  workdays_add(&calendar, (struct calendar_day){day("2025-09-28"), DAY_WORKDAY, 0});
  cr_assert(workdays_seal(&calendar, &(struct calendar_contradiction){0}));
  return calendar;
}

Test(workdays, counts_make_up_days_and_leaves_out_holidays_and_weekends) {
  static const struct {
    const char *start;
    int count;
    const char *expected;
  } table[] = {
      {"2025-09-26", 0, "2025-09-26"}, /* Friday, day 0 */
      {"2025-09-26", 1, "2025-09-28"}, /* Saturday is free, Sunday 28 makes up */
      {"2025-09-26", 2, "2025-09-29"},
      {"2025-09-26", 3, "2025-09-30"},
      {"2025-09-26", 4, "2025-10-09"}, /* 1 to 8 are holidays */
      {"2025-09-26", 5, "2025-10-10"},
      {"2025-09-26", 6, "2025-10-11"}, /* Saturday 11 makes up */
      {"2025-09-26", 7, "2025-10-13"}, /* Sunday 12 is free */
      {"2025-10-04", 0, "2025-10-04"}, /* day 0 need not be a working day */
      {"2025-10-04", 1, "2025-10-09"},
      {"2025-03-07", 10, "2025-03-21"}, /* two plain weeks, Friday to Friday */
  };
  struct workdays calendar = national_day();
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    bool known = true;
    struct date found = workdays_after(&calendar, day(table[i].start), table[i].count, &known);
    cr_expect(found.serial == day(table[i].expected).serial, "%d after %s", table[i].count, table[i].start);
    cr_expect(known);
  }
  workdays_clear(&calendar);
}

Test(workdays, tells_working_days_from_free_ones) {
  static const struct {
    const char *day;
    bool is_workday;
  } table[] = {{"2025-09-27", false}, {"2025-09-28", true},  {"2025-10-01", false},
               {"2025-10-08", false}, {"2025-10-09", true},  {"2025-10-11", true},
               {"2025-10-12", false}, {"2025-06-14", false}, {"2025-06-16", true}};
  struct workdays calendar = national_day();
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
    cr_expect(workdays_is_workday(&calendar, day(table[i].day)) == table[i].is_workday, "%s", table[i].day);
  workdays_clear(&calendar);
}

Test(workdays, says_when_it_passed_a_year_without_calendar) {
  struct workdays calendar = national_day(), empty = {0};
  cr_expect(workdays_knows_year(&calendar, 2025));
  cr_expect_not(workdays_knows_year(&calendar, 2024));
  cr_expect_not(workdays_knows_year(&calendar, 2026));
  bool known = true;
  /* Tuesday 2025-12-30: Wednesday 31 is known, Thursday 2026-01-01 is not: it counts, as any Thursday */
  cr_expect(workdays_after(&calendar, day("2025-12-30"), 1, &known).serial == day("2025-12-31").serial &&
            known);
  cr_expect(workdays_after(&calendar, day("2025-12-30"), 2, &known).serial == day("2026-01-01").serial &&
            !known);
  known = true;
  cr_expect(workdays_after(&empty, day("2025-10-01"), 0, &known).serial == day("2025-10-01").serial && known);
  cr_expect(workdays_after(&empty, day("2025-09-30"), 3, &known).serial == day("2025-10-03").serial &&
            !known);
  known = false;
  (void)workdays_after(&calendar, day("2025-03-03"), 1, &known);
  cr_expect_not(known, "what was unknown stays unknown");
  workdays_clear(&calendar);
}

Test(workdays, may_be_given_twice_and_in_any_order) {
  struct workdays calendar = {0};
  struct calendar_contradiction problem;
  for (int i = 0; i < 200; i++) /* more than the first storage holds, backwards */
    workdays_add(&calendar, (struct calendar_day){date_add_days(day("2025-12-31"), -i), DAY_HOLIDAY, i + 2});
  workdays_add(&calendar, (struct calendar_day){day("2025-11-09"), DAY_HOLIDAY, 202});
  cr_assert(workdays_seal(&calendar, &problem));
  cr_expect_not(workdays_is_workday(&calendar, day("2025-11-09")));
  cr_expect_not(workdays_is_workday(&calendar, day("2025-11-10")));
  cr_expect(workdays_is_workday(&calendar, day("2025-06-13"))); /* 201 days before the last, a Friday */
  workdays_clear(&calendar);
}

Test(workdays, are_refused_when_one_is_a_holiday_and_a_workday) {
  struct workdays calendar = {0};
  struct calendar_contradiction problem;
  workdays_add(&calendar, (struct calendar_day){day("2025-11-09"), DAY_WORKDAY, 2});
  workdays_add(&calendar, (struct calendar_day){day("2025-11-08"), DAY_HOLIDAY, 3});
  workdays_add(&calendar, (struct calendar_day){day("2025-11-09"), DAY_HOLIDAY, 4});
  cr_assert_not(workdays_seal(&calendar, &problem));
  cr_expect(problem.first.line == 2 && problem.second.line == 4);
  cr_expect(problem.second.date.serial == day("2025-11-09").serial);
  workdays_clear(&calendar);
}

Test(workdays, knows_no_year_when_nothing_was_added_before_it_was_sealed) {
  struct workdays calendar = {0};
  bool known = true;
  cr_assert(workdays_seal(&calendar, &(struct calendar_contradiction){0}));
  cr_expect(calendar.count == 0 && !workdays_knows_year(&calendar, 2025));
  cr_expect(workdays_is_workday(&calendar, day("2025-10-01"))); /* a Wednesday */
  struct date found = workdays_after(&calendar, day("2025-09-30"), 1, &known);
  cr_expect(found.serial == day("2025-10-01").serial && !known);
  workdays_clear(&calendar);
}
