/* Calendar days and months in closed form (proleptic Gregorian, years 1 to 9999), all fields signed.
 *
 * Sums stay far inside 32 bits: to a day of these years (3 x 10^6 days) a day expression adds at most 36500
 * days or 1200 months, working days at most 3 x 10^5 days, and a wait of RULES 7 at most 10^7 months (3 x
 * 10^8 days). */
#ifndef ARREARS_CALC_DATE_H
#define ARREARS_CALC_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "buffer.h"
#include "status.h"
#include "text.h"

struct date {
  int32_t serial; /* days since 1970-01-01; DATE_NONE when absent */
};

struct month {
  int32_t index; /* year x 12 + month - 1; MONTH_NONE when absent */
};

#define DATE_NONE ((struct date){INT32_MIN})
#define DATE_FIRST ((struct date){-719162}) /* 0001-01-01 */
#define DATE_LAST ((struct date){2932896})  /* 9999-12-31 */
#define MONTH_NONE ((struct month){INT32_MIN})

/* The years a case may name; rules may reach further back. */
enum { YEAR_LEAST = 1950, YEAR_MOST = 2199 };

struct civil_date {
  int year, month, day; /* month 1..12, day 1..31 */
};

static inline bool date_is_set(struct date date) { return date.serial != INT32_MIN; }
static inline bool month_is_set(struct month month) { return month.index != INT32_MIN; }
static inline bool date_is_before(struct date left, struct date right) { return left.serial < right.serial; }
static inline struct date date_add_days(struct date date, int32_t days) {
  return (struct date){date.serial + days};
}
static inline struct date date_later(struct date left, struct date right) {
  return left.serial > right.serial ? left : right;
}
static inline struct date date_earlier(struct date left, struct date right) {
  return left.serial < right.serial ? left : right;
}
static inline struct month month_add(struct month month, int32_t months) {
  return (struct month){month.index + months};
}
static inline struct month month_from(int year, int month) { return (struct month){year * 12 + month - 1}; }
static inline int month_year(struct month month) { return month.index / 12; }
static inline int month_number(struct month month) { return month.index % 12 + 1; }

/* False when no such day exists (2025-02-30) or the year is outside 1..9999; *date is then unchanged. */
MUST_USE bool date_from_civil(struct date *date, int year, int month, int day);
struct civil_date date_to_civil(struct date date);

struct month date_month(struct date date);
struct date month_first_day(struct month month);
/* Day `day` of the month; a day beyond the month's end means its last day, 0 means the last day too. */
struct date month_day(struct month month, int day);

/* 0 Monday … 6 Sunday. */
int date_weekday(struct date date);

/* Reads exactly YYYY-MM-DD, or YYYY-MM; on false nothing is changed. */
MUST_USE bool date_parse(struct date *date, struct text text);
MUST_USE bool month_parse(struct month *month, struct text text);

/* Appends YYYY-MM-DD, or YYYY-MM; the value is set. */
void date_format(struct buffer *out, struct date date);
void month_format(struct buffer *out, struct month month);

/* The same over the ten, or seven, bytes at a place. */
void date_put(char *at, struct date date);
void month_put(char *at, struct month month);

#endif
