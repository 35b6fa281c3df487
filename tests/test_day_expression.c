#include "calc/day_expression.h"

#include "rules_fixture.h"

static const struct {
  const char *expression, *anchor, *expected;
} table[] = {
    /* the 1st of the n-th month after */
    {"M+0/1", "2025-01-01", "2025-01-01"},
    {"M+1/1", "2025-01-01", "2025-02-01"},
    {"M+2/1", "2016-04-01", "2016-06-01"},
    {"M+2/1", "2024-11-01", "2025-01-01"},
    {"M+12/1", "2024-02-01", "2025-02-01"},
    {"M+1200/1", "2025-03-01", "2125-03-01"},
    {"M+1/16", "2024-12-01", "2025-01-16"},
    {"M+0/11", "2025-06-01", "2025-06-11"},
    /* any day of the anchor's month stands for the month */
    {"M+1/16", "2025-01-31", "2025-02-16"},
    {"G+1/1", "2025-01-15", "2025-02-01"},
    {"G+0/1", "2025-01-01", "2025-01-01"},
    {"P+1/1", "2025-01-31", "2025-02-01"},
    {"P+0/1", "2025-03-10", "2025-03-01"},
    {"P+6/1", "2024-12-10", "2025-06-01"},
    {"P+12/1", "2024-02-29", "2025-02-01"},
    /* a day beyond the month's end is its last day */
    {"M+1/last", "2024-01-01", "2024-02-29"},
    {"M+1/last", "2023-01-01", "2023-02-28"},
    {"M+1/last", "1900-01-01", "1900-02-28"},
    {"M+1/last", "2000-01-01", "2000-02-29"},
    {"M+1/31", "2024-01-01", "2024-02-29"},
    {"M+1/30", "2023-01-01", "2023-02-28"},
    {"M+1/29", "2023-01-01", "2023-02-28"},
    {"M+0/31", "2024-04-01", "2024-04-30"},
    {"M+0/31", "2024-05-01", "2024-05-31"},
    {"M+0/last", "2100-02-01", "2100-02-28"},
    {"P+1/31", "2025-01-31", "2025-02-28"},
    /* days after P */
    {"P+0d", "2025-03-10", "2025-03-10"},
    {"P+1d", "2024-12-31", "2025-01-01"},
    {"P+1d", "2024-02-28", "2024-02-29"},
    {"P+30d", "2025-01-31", "2025-03-02"},
    {"P+365d", "2024-01-01", "2024-12-31"},
    /* after the first day of M or G */
    {"M+0d", "2025-01-01", "2025-01-01"},
    {"M+31d", "2025-01-01", "2025-02-01"},
    {"G+59d", "2024-01-01", "2024-02-29"},    /* 31 days of January, then the 29th of February */
    {"P+36500d", "2000-01-01", "2099-12-07"}, /* 100 years hold 36525 days: 25 days before 2100-01-01 */
};

Test(day_expression, means_exactly_one_day) {
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct day_expression expression;
    cr_assert(day_expression_parse(&expression, text_from(table[i].expression)), "%s", table[i].expression);
    cr_expect(expression.anchor == table[i].expression[0]);
    struct date found = day_expression_apply(expression, day(table[i].anchor));
    cr_expect(found.serial == day(table[i].expected).serial, "%s on %s", table[i].expression,
              table[i].anchor);
    if (table[i].expression[0] == 'P') continue;
    found = day_expression_apply_to_month(expression, date_month(day(table[i].anchor)));
    cr_expect(found.serial == day(table[i].expected).serial, "%s in %s", table[i].expression,
              table[i].anchor);
  }
}

Test(day_expression, ends_with_the_month_in_every_month_of_a_leap_year_and_of_a_common_one) {
  static const int lengths[2][12] = {{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31},
                                     {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}};
  struct day_expression last, thirty_first;
  cr_assert(day_expression_parse(&last, TEXT("M+0/last")) &&
            day_expression_parse(&thirty_first, TEXT("M+0/31")));
  for (int leap = 0; leap < 2; leap++)
    for (int number = 1; number <= 12; number++) {
      struct date first = month_first_day(month_from(2023 + leap, number));
      struct date expected = date_add_days(first, lengths[leap][number - 1] - 1);
      cr_expect(day_expression_apply(last, first).serial == expected.serial, "%d-%d", 2023 + leap, number);
      cr_expect(day_expression_apply(thirty_first, first).serial == expected.serial, "%d-%d", 2023 + leap,
                number);
    }
}

Test(day_expression, refuses_every_other_text) {
  static const char *const refused[] = {
      "",           "M",         "M+",      "M+2",    "M+/1",       "M+2/",     "M+2/0",
      "M+2/32",     "M+2/1 ",    " M+2/1",  "M-1/1",  "M+-1/1",     "M+2/-1",   "M+2/Last",
      "M+2/las",    "M+2/last1", "M2/1",    "m+2/1",  "Q+1/1",      "M+1201/1", "M+99999/1",
      "M+100000/1", "M+d",       "G+30",    "P+d",    "P+30",       "P+30d ",   "P+30dd",
      "P+36501d",   "P+1.5d",    "M+1/1/1", "M+1/1d", "2025-01-01", "P+30D",    "M+ 1/1"};
  struct day_expression expression = {.anchor = 'G', .offset = 7, .day = 3};
  for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
    cr_expect_not(day_expression_parse(&expression, text_from(refused[i])), "\"%s\"", refused[i]);
  cr_expect(expression.anchor == 'G' && expression.offset == 7 && expression.day == 3);
}
