#include "day_expression.h"

enum { MONTHS_MAX = 1200, DAYS_MAX = 36500 };

/* Reads up to five digits at *at and moves on past them. */
static bool read_number(int *value, struct text text, size_t *at) {
  size_t start = *at;
  *value = 0;
  while (*at < text.length && *at - start < 5 && text.at[*at] >= '0' && text.at[*at] <= '9')
    *value = *value * 10 + (text.at[(*at)++] - '0');
  return *at > start;
}

static bool read_day(int *day, struct text text) {
  if (text_is(text, "last")) {
    *day = 0;
    return true;
  }
  size_t at = 0;
  return read_number(day, text, &at) && at == text.length && *day >= 1 && *day <= 31;
}

bool day_expression_parse(struct day_expression *expression, struct text text) {
  struct day_expression read = {0};
  size_t at = 2;
  if (text.length < 4 || text.at[1] != '+') return false;
  read.anchor = text.at[0];
  if (read.anchor != 'M' && read.anchor != 'G' && read.anchor != 'P') return false;
  if (!read_number(&read.offset, text, &at) || at == text.length) return false;
  char separator = text.at[at++];
  if (separator == 'd') {
    read.counts_days = true;
    if (at != text.length || read.offset > DAYS_MAX) return false;
  } else if (separator != '/' || read.offset > MONTHS_MAX ||
             !read_day(&read.day, text_from_offset(text, at))) {
    return false;
  }
  *expression = read;
  return true;
}

struct date day_expression_apply(struct day_expression expression, struct date anchor) {
  if (expression.counts_days) return date_add_days(anchor, expression.offset);
  return month_day(month_add(date_month(anchor), expression.offset), expression.day);
}

struct date day_expression_apply_to_month(struct day_expression expression, struct month anchor) {
  if (expression.counts_days) return date_add_days(month_first_day(anchor), expression.offset);
  return month_day(month_add(anchor, expression.offset), expression.day);
}
