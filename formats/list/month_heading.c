#include "formats/list/month_heading.h"

#include <stdbool.h>
#include <string.h>

#include "formats/file/plain_text.h"
#include "formats/list/cell_values.h"
#include "formats/list/heading.h"
#include "formats/list/heading_aliases.h"

/* A month in any form but those that other headings have, too: a serial number, and a day that is not the
 * first of a month, which is how a spreadsheet keeps a month. */
static bool read_month(struct month *month, struct text text) {
  enum { MONTH_DIGITS = 6, LONGEST = 32 };
  struct diagnostics diagnostics = {0};
  note_set notes = 0;
  struct cell_context context = {.diagnostics = &diagnostics, .notes = &notes};
  struct date day;
  if (text.length == 0 || text.length > LONGEST) return false;
  if (text_is_digits(text) && text.length != MONTH_DIGITS) return false;
  const char *time = memchr(text.at, 'T', text.length);
  if (time != NULL && time > text.at && is_digit(time[-1])) text.length = (size_t)(time - text.at);
  bool is_month = cell_month(month, &context, FIELD_GAP_FROM, text);
  if (is_month && cell_date(&day, &context, FIELD_GAP_FROM, text))
    is_month = day.serial == month_first_day(*month).serial;
  diagnostics_clear(&diagnostics);
  buffer_clear(&context.scratch);
  return is_month;
}

/* 24年7月 */
static bool is_short_year(struct text text) {
  enum { YEAR_DIGITS = 2 };
  struct month month;
  char whole[64] = "20";
  if (text.length <= YEAR_DIGITS || text.length + 2 >= sizeof whole) return false;
  if (!is_digit(text.at[0]) || !is_digit(text.at[1])) return false;
  if (!text_starts_with(text_from_offset(text, YEAR_DIGITS), TEXT("年"))) return false;
  memcpy(whole + 2, text.at, text.length);
  return read_month(&month, (struct text){whole, text.length + 2});
}

/* Words that make no other matter of a list of wages. */
static bool say_nothing(struct text words) {
  static const char *const neutral[] = {"月份", "各月", "按月",     "每月",     "逐月",     "明细",
                                        "年月", "信息", "工资明细", "各月工资", "逐月工资", "每月工资"};
  struct buffer folded = {0};
  bool is_neutral = false;
  heading_fold(&folded, words);
  for (size_t i = 0; i < sizeof neutral / sizeof neutral[0]; i++)
    is_neutral = is_neutral || text_is(buffer_text(&folded), neutral[i]);
  is_neutral = is_neutral || folded.length == 0;
  buffer_clear(&folded);
  return is_neutral;
}

/* What stands over or beside a month. */
static enum month_heading heading_of(struct text words) {
  static const enum case_field figures[] = {FIELD_AVERAGE_WAGE, FIELD_RATE, FIELD_DECLARED_BASE,
                                            FIELD_PAID_EMPLOYER, FIELD_PAID_EMPLOYEE};
  struct heading_meaning meaning;
  if (say_nothing(words)) return MONTH_HEADING_WAGE;
  if (!heading_find(&meaning, words)) return MONTH_HEADING_OTHER;
  if (meaning.field == FIELD_WAGE || meaning.is_both) return MONTH_HEADING_WAGE;
  for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++)
    if (meaning.field == figures[i]) return MONTH_HEADING_FIGURE;
  return MONTH_HEADING_OTHER;
}

/* No number is cut in two. */
static bool is_cut(struct text heading, size_t at) {
  return at > 0 && at < heading.length && !(is_digit(heading.at[at - 1]) && is_digit(heading.at[at])) &&
         ((unsigned char)heading.at[at] & 0xC0u) != 0x80u;
}

/* Finds the month at the end of the heading, or at its beginning, and what stands beside it. */
static bool split(struct month *month, struct text heading, struct text *words) {
  for (size_t at = 0; at < heading.length; at++) {
    if (!is_cut(heading, at) || !is_digit(heading.at[at])) continue;
    *words = text_trim((struct text){heading.at, at});
    if (read_month(month, text_from_offset(heading, at))) return true;
  }
  for (size_t at = heading.length; at > 0; at--) {
    if (!is_cut(heading, at) || is_digit(heading.at[at])) continue;
    *words = text_trim(text_from_offset(heading, at));
    if (read_month(month, (struct text){heading.at, at})) return true;
  }
  return false;
}

static bool split_short_year(struct text heading, struct text *words) {
  for (size_t at = 0; at < heading.length; at += character_length(heading, at)) {
    if ((at > 0 && is_digit(heading.at[at - 1])) || !is_short_year(text_from_offset(heading, at))) continue;
    *words = text_trim((struct text){heading.at, at});
    return true;
  }
  return false;
}

/* Numbers alone make another number of a month: 2024-07-15. */
static bool has_letters(struct text words) {
  for (size_t i = 0; i < words.length; i++)
    if (lower_case(words.at[i]) >= 'a' || (unsigned char)words.at[i] >= 0x80) return true;
  return false;
}

/* Every month has a digit, and no other heading has many. */
static bool has_digits(struct text heading) {
  size_t digits = 0;
  for (size_t i = 0; i < heading.length; i++) digits += is_digit(heading.at[i]);
  return digits >= 2;
}

enum month_heading month_heading_read(struct month *month, struct text heading) {
  enum { LONGEST = 200 };
  struct text words;
  heading = text_trim(heading);
  *month = MONTH_NONE;
  if (heading.length > LONGEST || !has_digits(heading)) return MONTH_HEADING_NONE;
  if (read_month(month, heading)) return MONTH_HEADING_WAGE;
  if (split(month, heading, &words) && has_letters(words)) return heading_of(words);
  *month = MONTH_NONE;
  bool is_unsure = split_short_year(heading, &words) && heading_of(words) == MONTH_HEADING_WAGE;
  return is_unsure ? MONTH_HEADING_UNSURE : MONTH_HEADING_NONE;
}

bool month_heading_is_sure(struct text heading) {
  struct month month;
  enum month_heading found = month_heading_read(&month, heading);
  return found != MONTH_HEADING_NONE && found != MONTH_HEADING_UNSURE;
}

size_t month_headings_count(const struct text *names, size_t count) {
  struct month month;
  size_t found = 0;
  for (size_t i = 0; i < count; i++) found += month_heading_read(&month, names[i]) != MONTH_HEADING_NONE;
  return found;
}
