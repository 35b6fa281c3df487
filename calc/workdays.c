#include "workdays.h"

#include <stdlib.h>

#include "array.h"

void workdays_add(struct workdays *calendar, struct calendar_day day) {
  calendar->days =
      array_grow(calendar->days, &calendar->capacity, calendar->count + 1, sizeof *calendar->days);
  calendar->days[calendar->count++] = day;
}

#define ORDER(left, right) (((left) > (right)) - ((left) < (right)))

static int compare_days(const void *left_day, const void *right_day) {
  const struct calendar_day *left = left_day, *right = right_day;
  int order = ORDER(left->date.serial, right->date.serial);
  return order == 0 ? ORDER(left->line, right->line) : order;
}

bool workdays_seal(struct workdays *calendar, struct calendar_contradiction *problem) {
  struct calendar_day *days = calendar->days;
  if (calendar->count > 0) qsort(days, calendar->count, sizeof *days, compare_days);
  for (size_t i = 1; i < calendar->count; i++) {
    if (days[i].date.serial != days[i - 1].date.serial || days[i].kind == days[i - 1].kind) continue;
    *problem = (struct calendar_contradiction){days[i - 1], days[i]};
    return false;
  }
  return true;
}

void workdays_clear(struct workdays *calendar) {
  free(calendar->days);
  *calendar = (struct workdays){0};
}

/* Index of the first day not before `date`. */
static size_t lower_bound(const struct workdays *calendar, struct date date) {
  size_t low = 0, high = calendar->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (date_is_before(calendar->days[middle].date, date))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

bool workdays_knows_year(const struct workdays *calendar, int year) {
  size_t at = lower_bound(calendar, month_first_day(month_from(year, 1)));
  return at < calendar->count && date_to_civil(calendar->days[at].date).year == year;
}

bool workdays_is_workday(const struct workdays *calendar, struct date date) {
  size_t at = lower_bound(calendar, date);
  if (at < calendar->count && calendar->days[at].date.serial == date.serial)
    return calendar->days[at].kind == DAY_WORKDAY;
  return date_weekday(date) < 5;
}

struct date workdays_after(const struct workdays *calendar, struct date start, int count, bool *known) {
  struct date day = start;
  while (count > 0) {
    day = date_add_days(day, 1);
    if (!workdays_knows_year(calendar, date_to_civil(day).year)) *known = false;
    if (workdays_is_workday(calendar, day)) count--;
  }
  return day;
}
