#include "calc/date.h"

#include <criterion/criterion.h>

/* serial: days since 1970-01-01; weekday 0 is Monday. Worked by years: 1970-1999 hold 30 x 365 + 7 leap days
 * = 10957; 1970-2099 hold 130 x 365 + 32 = 47482; 1900-1969 hold 70 x 365 + 17 = 25567. */
static const struct {
  const char *iso;
  int year, month, day;
  int32_t serial;
  int weekday;
} truth[] = {
    {"0001-01-01", 1, 1, 1, -719162, 0},      {"1899-12-31", 1899, 12, 31, -25568, 6},
    {"1900-01-01", 1900, 1, 1, -25567, 0},    {"1900-02-28", 1900, 2, 28, -25509, 2}, /* + 58 */
    {"1900-03-01", 1900, 3, 1, -25508, 3}, /* no leap day in 1900 */
    {"1950-01-01", 1950, 1, 1, -7305, 6},  /* 20 years, 5 leap days */
    {"1969-12-31", 1969, 12, 31, -1, 2},      {"1970-01-01", 1970, 1, 1, 0, 3},
    {"1999-01-22", 1999, 1, 22, 10613, 4}, /* 10957 - 365 + 21 */
    {"2000-01-01", 2000, 1, 1, 10957, 5},     {"2000-02-28", 2000, 2, 28, 11015, 0},
    {"2000-02-29", 2000, 2, 29, 11016, 1}, /* 2000 is a leap year */
    {"2000-03-01", 2000, 3, 1, 11017, 2},     {"2000-12-31", 2000, 12, 31, 11322, 6},
    {"2011-06-30", 2011, 6, 30, 15155, 3}, /* 10957 + 11 x 365 + 3 + 180 */
    {"2011-07-01", 2011, 7, 1, 15156, 4},     {"2024-01-01", 2024, 1, 1, 19723, 0}, /* 10957 + 24 x 365 + 6 */
    {"2024-02-29", 2024, 2, 29, 19782, 3},    {"2025-01-01", 2025, 1, 1, 20089, 2},
    {"2025-12-31", 2025, 12, 31, 20453, 2},   {"2026-10-01", 2026, 10, 1, 20727, 3}, /* 20454 + 273 */
    {"2100-01-01", 2100, 1, 1, 47482, 4},     {"2100-02-28", 2100, 2, 28, 47540, 6},
    {"2100-03-01", 2100, 3, 1, 47541, 0}, /* no leap day in 2100 */
    {"9999-12-31", 9999, 12, 31, 2932896, 4},
};
enum { TRUTHS = sizeof truth / sizeof truth[0] };

Test(date, has_the_tabled_serial_forward_and_backward) {
  for (size_t i = 0; i < TRUTHS; i++) {
    struct date date = DATE_NONE;
    cr_expect(date_from_civil(&date, truth[i].year, truth[i].month, truth[i].day), "%s", truth[i].iso);
    cr_expect(date.serial == truth[i].serial, "%s: %d", truth[i].iso, (int)date.serial);
    struct civil_date civil = date_to_civil((struct date){truth[i].serial});
    cr_expect(civil.year == truth[i].year && civil.month == truth[i].month && civil.day == truth[i].day,
              "%s: %d-%d-%d", truth[i].iso, civil.year, civil.month, civil.day);
    cr_expect(date_weekday(date) == truth[i].weekday, "%s: weekday %d", truth[i].iso, date_weekday(date));
  }
}

Test(date, is_read_and_shown_as_year_month_day) {
  for (size_t i = 0; i < TRUTHS; i++) {
    struct date date = DATE_NONE;
    struct buffer shown = {0};
    cr_expect(date_parse(&date, text_from(truth[i].iso)) && date.serial == truth[i].serial, "%s",
              truth[i].iso);
    date_format(&shown, date);
    cr_expect(text_is(buffer_text(&shown), truth[i].iso), "%s", truth[i].iso);
    buffer_clear(&shown);
  }
}

static bool is_leap_year(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

static int length_of(int year, int month) {
  static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return lengths[month - 1] + (month == 2 && is_leap_year(year));
}

Test(date, agrees_with_a_calendar_walked_day_by_day_through_ten_thousand_years) {
  int32_t serial = DATE_FIRST.serial;
  int wrong = 0;
  for (int year = 1; year <= 9999; year++)
    for (int month = 1; month <= 12; month++)
      for (int day = 1; day <= length_of(year, month); day++, serial++) {
        struct civil_date civil = date_to_civil((struct date){serial});
        struct date date = DATE_NONE;
        wrong += !date_from_civil(&date, year, month, day) || date.serial != serial || civil.year != year ||
                 civil.month != month || civil.day != day;
      }
  cr_expect(wrong == 0, "%d days", wrong);
  cr_expect(serial - 1 == DATE_LAST.serial);
}

Test(date, refuses_days_that_do_not_exist) {
  static const struct civil_date refused[] = {
      {2025, 2, 29}, {2025, 2, 30}, {1900, 2, 29},  {2100, 2, 29}, {2024, 2, 30}, {2025, 4, 31},
      {2025, 6, 31}, {2025, 9, 31}, {2025, 11, 31}, {2025, 1, 32}, {2025, 0, 1},  {2025, 13, 1},
      {2025, 1, 0},  {2025, 1, -1}, {0, 1, 1},      {10000, 1, 1}, {-1, 1, 1}};
  struct date date = {5};
  for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
    cr_expect_not(date_from_civil(&date, refused[i].year, refused[i].month, refused[i].day), "%d-%d-%d",
                  refused[i].year, refused[i].month, refused[i].day);
  cr_expect(date.serial == 5);
}

Test(date, refuses_every_other_writing) {
  static const char *const refused[] = {
      "",           "2025-6-30",  "2025-06-3",  "2025/06/30",  "20250630",    "2025-06-31", "2025-00-10",
      "2025-13-01", "2025-06-00", "0000-01-01", "2025-06-30 ", " 2025-06-30", "2025-06-3a", "+025-06-30",
      "-025-06-30", "2025-06",    "2025-06/30", "2025/06-30",  "2025-0a-30",  "2025-06-30T"};
  struct date date = {5};
  for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
    cr_expect_not(date_parse(&date, text_from(refused[i])), "\"%s\"", refused[i]);
  cr_expect(date.serial == 5);
}

Test(month, is_read_and_shown_as_year_and_month) {
  static const struct {
    const char *iso;
    int year, number;
  } months[] = {{"0001-01", 1, 1},
                {"1999-12", 1999, 12},
                {"2000-01", 2000, 1},
                {"2025-06", 2025, 6},
                {"9999-12", 9999, 12}};
  for (size_t i = 0; i < sizeof months / sizeof months[0]; i++) {
    struct month month = MONTH_NONE;
    struct buffer shown = {0};
    cr_expect(month_parse(&month, text_from(months[i].iso)));
    cr_expect(month_year(month) == months[i].year && month_number(month) == months[i].number, "%s",
              months[i].iso);
    cr_expect(month.index == month_from(months[i].year, months[i].number).index);
    month_format(&shown, month);
    cr_expect(text_is(buffer_text(&shown), months[i].iso));
    buffer_clear(&shown);
  }
  static const char *const refused[] = {"",           "2025-00", "2025-13", "0000-01", "2025-1", "2025/01",
                                        "2025-01-01", "202501",  "20a5-01", "2025-1a", "2025-0:"};
  struct month month = {5};
  for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
    cr_expect_not(month_parse(&month, text_from(refused[i])), "\"%s\"", refused[i]);
  cr_expect(month.index == 5);
}

Test(month, begins_and_ends_on_its_own_days) {
  for (int year = 1896; year <= 2104; year++)
    for (int number = 1; number <= 12; number++) {
      struct month month = month_from(year, number);
      struct civil_date first = date_to_civil(month_first_day(month)),
                        last = date_to_civil(month_day(month, 0));
      cr_expect(first.year == year && first.month == number && first.day == 1, "%d-%d", year, number);
      cr_expect(last.year == year && last.month == number && last.day == length_of(year, number), "%d-%d",
                year, number);
      cr_expect(date_month(month_day(month, 0)).index == month.index);
      cr_expect(date_add_days(month_day(month, 0), 1).serial == month_first_day(month_add(month, 1)).serial);
      for (int day = 28; day <= 31; day++) {
        int expected = day < length_of(year, number) ? day : length_of(year, number);
        cr_expect(date_to_civil(month_day(month, day)).day == expected, "%d-%d day %d", year, number, day);
      }
    }
}

Test(month, is_added_to_across_years) {
  static const struct {
    int year, number, add, to_year, to_number;
  } sums[] = {{2024, 12, 1, 2025, 1}, {2025, 1, -1, 2024, 12},  {2025, 6, 0, 2025, 6},
              {2025, 1, 12, 2026, 1}, {2025, 3, -15, 2023, 12}, {2024, 11, 1200, 2124, 11}};
  for (size_t i = 0; i < sizeof sums / sizeof sums[0]; i++) {
    struct month sum = month_add(month_from(sums[i].year, sums[i].number), sums[i].add);
    cr_expect(month_year(sum) == sums[i].to_year && month_number(sum) == sums[i].to_number, "%d-%d",
              sums[i].year, sums[i].number);
  }
}

Test(date, knows_which_of_two_days_is_earlier) {
  struct date monday = {4}, tuesday = {5};
  cr_expect(date_is_before(monday, tuesday) && !date_is_before(tuesday, monday) &&
            !date_is_before(monday, monday));
  cr_expect(date_later(monday, tuesday).serial == 5 && date_earlier(monday, tuesday).serial == 4);
  cr_expect(!date_is_set(DATE_NONE) && date_is_set(monday) && !month_is_set(MONTH_NONE));
}
