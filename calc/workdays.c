#include "workdays.h"

#include <stdlib.h>

#include "array.h"

void workdays_add(struct workdays *calendar, struct calendar_day day) {
  calendar->days =
      array_grow(calendar->days, &calendar->capacity, calendar->count + 1, sizeof *calendar->days);
  calendar->days[calendar->count++] = day;
}

/* Insertion keeps equal dates in the order they came; calendars hold a few hundred nearly sorted days. */
static void insert_sorted(struct calendar_day *days, size_t index) {
  struct calendar_day moved = days[index];
  for (; index > 0 && date_is_before(moved.date, days[index - 1].date); index--)
    days[index] = days[index - 1];
  days[index] = moved;
}

void workdays_seal(struct workdays *calendar) {
  size_t kept = 0;
  for (size_t i = 1; i < calendar->count; i++) insert_sorted(calendar->days, i);
  for (size_t i = 0; i < calendar->count; i++) {
    bool is_repeated = kept > 0 && calendar->days[kept - 1].date.serial == calendar->days[i].date.serial;
    calendar->days[is_repeated ? kept - 1 : kept++] = calendar->days[i];
  }
  calendar->count = kept;
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
