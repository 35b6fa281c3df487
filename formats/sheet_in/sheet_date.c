#include "formats/sheet_in/sheet_date.h"

#include "calc/date.h"

enum { SECONDS_PER_DAY = 86400, NO_SUCH_DAY = 60, SERIAL_DIGITS = 7 };

struct moment {
  int32_t days;
  int32_t seconds; /* of the day */
};

/* A fraction of a day, given by the digits after the point, in whole seconds; half a second and more is one.
 */
static int32_t seconds_of_fraction(struct text digits) {
  enum { TAKEN = 13 };
  const int64_t one = INT64_C(10000000000000); /* 10^TAKEN */
  int64_t fraction = 0;
  for (size_t i = 0; i < TAKEN; i++) fraction = fraction * 10 + (i < digits.length ? digits.at[i] - '0' : 0);
  return (int32_t)((fraction * SECONDS_PER_DAY + one / 2) / one);
}

/* Plain decimal text as sheet_number_add writes it. */
static bool parse_serial(struct moment *moment, struct text number) {
  const char *point = number.length == 0 ? NULL : memchr(number.at, '.', number.length);
  struct text whole = {number.at, point == NULL ? number.length : (size_t)(point - number.at)};
  if (!text_is_digits(whole) || whole.length > SERIAL_DIGITS) return false; /* a sign is none */
  *moment = (struct moment){0, 0};
  for (size_t i = 0; i < whole.length; i++) moment->days = moment->days * 10 + (whole.at[i] - '0');
  if (point != NULL) moment->seconds = seconds_of_fraction(text_from_offset(number, whole.length + 1));
  if (moment->seconds == SECONDS_PER_DAY) *moment = (struct moment){moment->days + 1, 0};
  return true;
}

static void add_two_digits(struct buffer *out, char before, int32_t value) {
  if (before != '\0') buffer_add_byte(out, before);
  buffer_add_byte(out, (char)('0' + value / 10));
  buffer_add_byte(out, (char)('0' + value % 10));
}

static void add_time(struct buffer *out, int32_t seconds) {
  add_two_digits(out, '\0', seconds / 3600);
  add_two_digits(out, ':', seconds / 60 % 60);
  add_two_digits(out, ':', seconds % 60);
}

static void add_day(struct buffer *out, int32_t days, enum date_system system) {
  static const struct civil_date first_days[] = {
      [DATE_SYSTEM_1900] = {1899, 12, 31}, [DATE_SYSTEM_1904] = {1904, 1, 1}};
  const struct civil_date first = first_days[system];
  struct date start;
  if (!date_from_civil(&start, first.year, first.month, first.day)) return;
  date_format(out, date_add_days(start, days - (system == DATE_SYSTEM_1900 && days > NO_SUCH_DAY)));
}

bool sheet_date_add(struct buffer *out, struct text number, enum date_system system) {
  static const int32_t last_days[] = {[DATE_SYSTEM_1900] = 2958465, [DATE_SYSTEM_1904] = 2957003};
  struct moment moment;
  if (!parse_serial(&moment, number) || moment.days > last_days[system]) return false;
  bool is_1900 = system == DATE_SYSTEM_1900;
  bool is_time_alone = is_1900 && moment.days == 0 && moment.seconds > 0;
  if (is_1900 && moment.days == 0 && !is_time_alone) {
    buffer_add_literal(out, "1900-01-00");
  } else if (is_1900 && moment.days == NO_SUCH_DAY) {
    buffer_add_literal(out, "1900-02-29");
  } else if (!is_time_alone) {
    add_day(out, moment.days, system);
  }
  if (moment.seconds > 0 && !is_time_alone) buffer_add_byte(out, 'T');
  if (moment.seconds > 0) add_time(out, moment.seconds);
  return true;
}

/* Whether the text begins like hh:mm:ss. */
static bool is_time(struct text text) {
  static const char shape[] = "00:00:00";
  if (text.length < sizeof shape - 1) return false;
  for (size_t i = 0; i < sizeof shape - 1; i++)
    if (shape[i] == ':' ? text.at[i] != ':' : !is_digit(text.at[i])) return false;
  return true;
}

bool sheet_date_add_iso(struct buffer *out, struct text iso) {
  enum { DAY_LENGTH = 10, TIME_LENGTH = 8 };
  struct date date;
  if (iso.length < DAY_LENGTH || !date_parse(&date, (struct text){iso.at, DAY_LENGTH})) return false;
  struct text rest = text_from_offset(iso, DAY_LENGTH);
  if (rest.length == 0) {
    buffer_add_text(out, iso);
    return true;
  }
  if ((rest.at[0] != 'T' && rest.at[0] != ' ') || !is_time(text_from_offset(rest, 1))) return false;
  struct text time = {rest.at + 1, TIME_LENGTH};
  date_format(out, date);
  if (text_is(time, "00:00:00")) return true;
  buffer_add_byte(out, 'T');
  buffer_add_text(out, time);
  return true;
}
