#include "date.h"

#include <assert.h>

#include "digits.h"

/* Days and years are counted from 0000-03-01, so that the leap day is the last day of a year and every
 * month's start has a closed form. DAYS_TO_1970 leads from there to 1970-01-01. Both directions are those of
 * Neri and Schneider, Euclidean affine functions and their application to calendar algorithms (2023). */
enum { DAYS_PER_ERA = 146097, DAYS_TO_1970 = 719468 };

static bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

static int days_in_month(int year, int month) {
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

static struct date serial_of(int year, int month, int day) {
  const int shifted_year = month > 2 ? year : year - 1;
  const int shifted_month = month > 2 ? month : month + 12;
  const int century = shifted_year / 100;
  const int days_before_year = 1461 * shifted_year / 4 - century + century / 4;
  const int days_before_month = (979 * shifted_month - 2919) / 32;
  return (struct date){days_before_year + days_before_month + day - 1 - DAYS_TO_1970};
}

bool date_from_civil(struct date *date, int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return false;
  if (day > days_in_month(year, month)) return false;
  *date = serial_of(year, month, day);
  return true;
}

struct civil_date date_to_civil(struct date date) {
  const uint32_t quarters = 4 * (uint32_t)(date.serial + DAYS_TO_1970) + 3;
  const uint32_t century = quarters / DAYS_PER_ERA;
  const uint64_t in_century = UINT64_C(2939745) * (quarters % DAYS_PER_ERA | 3); /* in 2^32nds of a year */
  const uint32_t day_of_year = (uint32_t)in_century / 2939745 / 4;
  const uint32_t months = 2141 * day_of_year + 197913; /* in 2^16ths of a month, from month 3 on */
  const bool is_next_year = day_of_year >= 306;
  const int year = (int)(100 * century + (uint32_t)(in_century >> 32));
  const int month = (int)(months >> 16);
  return (struct civil_date){is_next_year ? year + 1 : year, is_next_year ? month - 12 : month,
                             (int)((months & 0xFFFF) / 2141) + 1};
}

struct month date_month(struct date date) {
  struct civil_date civil = date_to_civil(date);
  return month_from(civil.year, civil.month);
}

struct date month_first_day(struct month month) {
  return serial_of(month_year(month), month_number(month), 1);
}

struct date month_day(struct month month, int day) {
  enum { ALWAYS_THERE = 28 };
  const int year = month_year(month), number = month_number(month);
  if (day >= 1 && day <= ALWAYS_THERE) return serial_of(year, number, day);
  const int last = days_in_month(year, number);
  return serial_of(year, number, day == 0 || day > last ? last : day);
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

/* Of a number below 100. */
static void put_pair(char *at, unsigned number) { memcpy(at, digits_pairs + number * 2, 2); }

static void put_month(char *at, unsigned year, unsigned month) {
  put_pair(at, year / 100 % 100);
  put_pair(at + 2, year % 100);
  at[4] = '-';
  put_pair(at + 5, month);
}

void date_put(char *at, struct date date) {
  assert(date_is_set(date));
  const struct civil_date civil = date_to_civil(date);
  put_month(at, (unsigned)civil.year, (unsigned)civil.month);
  at[7] = '-';
  put_pair(at + 8, (unsigned)civil.day);
}

void month_put(char *at, struct month month) {
  assert(month_is_set(month));
  const unsigned index = (unsigned)month.index;
  put_month(at, index / 12, index % 12 + 1);
}
