/* Working days by the national calendar (国务院办公厅节假日安排): statutory holidays and make-up workdays
 * are data. RULES 7, transfer. */
#ifndef ARREARS_CALC_WORKDAYS_H
#define ARREARS_CALC_WORKDAYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "date.h"
#include "status.h"

enum day_kind { DAY_HOLIDAY, DAY_WORKDAY };

struct calendar_day {
  struct date date;
  enum day_kind kind;
  int64_t line; /* of the file; tells apart days that contradict each other */
};

/* Two days of one date, the later one in the file second. */
struct calendar_contradiction {
  struct calendar_day first, second;
};

/* `{0}` is a valid empty calendar: no year is known. Days need no order while they are added. */
struct workdays {
  struct calendar_day *days; /* owned, sorted by date after workdays_seal */
  size_t count, capacity;
};

void workdays_add(struct workdays *calendar, struct calendar_day day);
/* Sorts the days. False: a date is both holiday and workday, *problem says where. Call once, before asking.
 */
MUST_USE bool workdays_seal(struct workdays *calendar, struct calendar_contradiction *problem);
void workdays_clear(struct workdays *calendar);

/* A year is known when the calendar holds at least one day of it. */
bool workdays_knows_year(const struct workdays *calendar, int year);
bool workdays_is_workday(const struct workdays *calendar, struct date date);

/* The count-th working day after `start` (day 0); count 0 gives `start`. *known becomes false when a day
 * of a year without calendar was passed: there Monday to Friday were counted. */
struct date workdays_after(const struct workdays *calendar, struct date start, int count, bool *known);

#endif
