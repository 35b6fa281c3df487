#include "date.h"

#include <assert.h>

#include "digits.h"

/* Days and years are counted from 0000-03-01, so that the leap day is the last day of a year and every
 * month's start has a closed form. DAYS_TO_1970 leads from there to 1970-01-01. */
enum { DAYS_PER_ERA = 146097, YEARS_PER_ERA = 400, DAYS_TO_1970 = 719468 };

static bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

static int days_in_month(int year, int month) {
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

static struct date serial_of(int year, int month, int day) {
  int shifted_year = month > 2 ? year : year - 1;
  int shifted_month = month > 2 ? month - 3 : month + 9;
  int era = shifted_year / YEARS_PER_ERA;
  int year_of_era = shifted_year % YEARS_PER_ERA;
  int day_of_year = (153 * shifted_month + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return (struct date){era * DAYS_PER_ERA + day_of_era - DAYS_TO_1970};
}

bool date_from_civil(struct date *date, int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return false;
  if (day > days_in_month(year, month)) return false;
  *date = serial_of(year, month, day);
  return true;
}

struct civil_date date_to_civil(struct date date) {
  int days = date.serial + DAYS_TO_1970;
  int era = days / DAYS_PER_ERA;
  int day_of_era = days % DAYS_PER_ERA;
  int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int shifted_month = (5 * day_of_year + 2) / 153;
  int month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  int year = era * YEARS_PER_ERA + year_of_era + (month <= 2);
  return (struct civil_date){year, month, day_of_year - (153 * shifted_month + 2) / 5 + 1};
}

struct month date_month(struct date date) {
  struct civil_date civil = date_to_civil(date);
  return month_from(civil.year, civil.month);
}

struct date month_first_day(struct month month) {
  return serial_of(month_year(month), month_number(month), 1);
}

struct date month_day(struct month month, int day) {
  int last = days_in_month(month_year(month), month_number(month));
  return serial_of(month_year(month), month_number(month), day == 0 || day > last ? last : day);
}

int date_weekday(struct date date) {
  /* 1970-01-01 was a Thursday. */
  int weekday = (date.serial + 3) % 7;
  return weekday < 0 ? weekday + 7 : weekday;
}

/* Reads `count` digits as a number. */
static bool read_digits(int *value, const char *at, int count) {
  *value = 0;
  for (int i = 0; i < count; i++) {
    if (at[i] < '0' || at[i] > '9') return false;
    *value = *value * 10 + (at[i] - '0');
  }
  return true;
}

bool date_parse(struct date *date, struct text text) {
  int year, month, day;
  if (text.length != 10 || text.at[4] != '-' || text.at[7] != '-') return false;
  return read_digits(&year, text.at, 4) && read_digits(&month, text.at + 5, 2) &&
         read_digits(&day, text.at + 8, 2) && date_from_civil(date, year, month, day);
}

bool month_parse(struct month *month, struct text text) {
  int year, number;
  if (text.length != 7 || text.at[4] != '-') return false;
  if (!read_digits(&year, text.at, 4) || !read_digits(&number, text.at + 5, 2)) return false;
  if (year < 1 || number < 1 || number > 12) return false;
  *month = month_from(year, number);
  return true;
}

enum { DATE_BYTES = 10, MONTH_BYTES = 7 };

void date_format(struct buffer *out, struct date date) {
  date_put(buffer_room(out, DATE_BYTES), date);
  out->length += DATE_BYTES;
}

void month_format(struct buffer *out, struct month month) {
  month_put(buffer_room(out, MONTH_BYTES), month);
  out->length += MONTH_BYTES;
}

void date_put(char *at, struct date date) {
  assert(date_is_set(date));
  const struct civil_date civil = date_to_civil(date);
  month_put(at, month_from(civil.year, civil.month));
  at[7] = '-';
  digits_put(at + 8, (uint64_t)civil.day, 2);
}

void month_put(char *at, struct month month) {
  assert(month_is_set(month));
  digits_put(at, (uint64_t)month_year(month), 4);
  at[4] = '-';
  digits_put(at + 5, (uint64_t)month_number(month), 2);
}
