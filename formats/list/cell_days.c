#include "formats/list/cell_values.h"

#include "formats/file/plain_text.h"

/* Year, month and day as they stood; 0 where a part is missing. */
struct day_parts {
  int year, month, day;
  bool has_day, is_serial, is_english, has_point;
  size_t month_digits;
};

static bool take_number(int *number, struct text *rest, size_t most) {
  size_t count = 0;
  while (count < rest->length && count < most && is_digit(rest->at[count])) count++;
  if (!cell_read_digits(number, (struct text){rest->at, count})) return false;
  *rest = text_from_offset(*rest, count);
  return true;
}

static bool take(struct text *rest, struct text word) {
  if (!text_starts_with(*rest, word)) return false;
  *rest = text_from_offset(*rest, word.length);
  return true;
}

static bool take_month_word(struct text *rest) { return take(rest, TEXT("月份")) || take(rest, TEXT("月")); }

/* 2025年6月30日, 2025年6月, 2025年6月份 */
static bool read_chinese_day(struct day_parts *parts, struct text rest) {
  if (!take_number(&parts->year, &rest, 4) || !take(&rest, TEXT("年"))) return false;
  if (!take_number(&parts->month, &rest, 2) || !take_month_word(&rest)) return false;
  if (rest.length == 0) return true;
  parts->has_day = true;
  return take_number(&parts->day, &rest, 2) && (take(&rest, TEXT("日")) || take(&rest, TEXT("号"))) &&
         rest.length == 0;
}

/* 2025-06-30, 2025/6/30, 2025.6.30 and the same without a day; 2025-6月 */
static bool read_separated_day(struct day_parts *parts, struct text rest) {
  if (!take_number(&parts->year, &rest, 4) || rest.length == 0) return false;
  struct text separator = {rest.at, 1};
  if (strchr("-/.", separator.at[0]) == NULL || separator.at[0] == '\0') return false;
  parts->has_point = separator.at[0] == '.';
  rest = text_from_offset(rest, 1);
  size_t before = rest.length;
  if (!take_number(&parts->month, &rest, 2)) return false;
  parts->month_digits = before - rest.length;
  if (rest.length == 0 || (take_month_word(&rest) && rest.length == 0)) return true;
  parts->has_day = true;
  return take(&rest, separator) && take_number(&parts->day, &rest, 2) && rest.length == 0;
}

/* 20250630, 202506, or the serial number of a spreadsheet's day */
static bool read_digits_day(struct day_parts *parts, struct text text) {
  int number;
  if (!cell_read_digits(&number, text)) return false;
  if (text.length == 8)
    *parts = (struct day_parts){
        .year = number / 10000, .month = number / 100 % 100, .day = number % 100, .has_day = true};
  else if (text.length == 6)
    *parts = (struct day_parts){.year = number / 100, .month = number % 100};
  else if (text.length == 5 && number >= 20000 && number <= 80000) {
    /* Spreadsheets count days from 1899-12-30, which lies 25569 days before 1970-01-01. */
    struct civil_date civil = date_to_civil((struct date){number - 25569});
    *parts = (struct day_parts){
        .year = civil.year, .month = civil.month, .day = civil.day, .has_day = true, .is_serial = true};
  } else {
    return false;
  }
  return true;
}

static bool is_letter(char byte) { return lower_case(byte) >= 'a' && lower_case(byte) <= 'z'; }

/* Jan, January, Sept: three letters or more of a month's English name. */
static int english_month(struct text word) {
  static const char *const names[] = {"january", "february", "march",     "april",   "may",      "june",
                                      "july",    "august",   "september", "october", "november", "december"};
  for (int i = 0; i < 12 && word.length >= 3; i++) {
    struct text name = text_from(names[i]);
    if (word.length <= name.length && text_equals_any_case(word, (struct text){name.at, word.length}))
      return i + 1;
  }
  return 0;
}

/* A run of letters or of digits, and the mark after it. False: neither is there. */
static bool take_run(struct text *run, struct text *rest) {
  bool (*belongs)(char) = rest->length > 0 && is_letter(rest->at[0]) ? is_letter : is_digit;
  run->at = rest->at;
  run->length = 0;
  while (run->length < rest->length && belongs(rest->at[run->length])) run->length++;
  *rest = text_from_offset(*rest, run->length);
  if (rest->length > 1 && strchr("-/,.", rest->at[0]) != NULL) *rest = text_from_offset(*rest, 1);
  return run->length > 0;
}

/* Two digits as a spreadsheet takes them. */
static bool read_english_year(int *year, struct text digits) {
  if ((digits.length != 2 && digits.length != 4) || !cell_read_digits(year, digits)) return false;
  if (digits.length == 2) *year += *year < 30 ? 2000 : 1900;
  return true;
}

/* What an English spreadsheet makes of months and days: Jan-25, 2025-Jan, January 2025, 29-Jun-2026. Not
 * 25-Jan, which is a day without a year. */
static bool read_english_day(struct day_parts *parts, struct text rest) {
  struct text runs[3];
  int count = 0, at = 0;
  while (count < 3 && rest.length > 0 && take_run(&runs[count], &rest)) count++;
  if (count < 2 || rest.length > 0) return false;
  while (at < count && !is_letter(runs[at].at[0])) at++;
  parts->month = at == count ? 0 : english_month(runs[at]);
  parts->is_english = true;
  if (parts->month == 0 || at == 2) return false;
  if (count == 2 && at == 1) return runs[0].length == 4 && read_english_year(&parts->year, runs[0]);
  if (count == 2) return read_english_year(&parts->year, runs[1]);
  parts->has_day = true;
  return runs[1 - at].length <= 2 && cell_read_digits(&parts->day, runs[1 - at]) &&
         read_english_year(&parts->year, runs[2]);
}

/* "2025/6/30 0:00:00", "2025-01-01T00:00:00.000": a time of day after a day changes nothing. */
static struct text drop_time(struct text cell) {
  size_t start = 1;
  while (start < cell.length && cell.at[start] != ' ' &&
         (cell.at[start] != 'T' || !is_digit(cell.at[start - 1])))
    start++;
  bool has_colon = false;
  for (size_t i = start + 1; i < cell.length; i++) {
    has_colon = has_colon || cell.at[i] == ':';
    if (!is_digit(cell.at[i]) && strchr(":.Z", cell.at[i]) == NULL) return cell;
  }
  return has_colon ? (struct text){cell.at, start} : cell;
}

static bool read_day_parts(struct day_parts *parts, struct cell_context *context, struct text cell) {
  static bool (*const forms[])(struct day_parts *, struct text) = {read_separated_day, read_chinese_day,
                                                                   read_english_day};
  struct text text = cell_plain(context, drop_time(cell));
  *parts = (struct day_parts){0};
  if (text_is_digits(text)) return read_digits_day(parts, text);
  for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
    *parts = (struct day_parts){0};
    if (forms[i](parts, text)) return true;
  }
  return false;
}

static void note_form(struct cell_context *context, const struct day_parts *parts) {
  if (parts->is_serial) *context->notes |= NOTE(SERIAL_DATE);
  if (parts->is_english) *context->notes |= NOTE(ENGLISH_DATE);
}

static bool year_is_possible(int year) { return year >= YEAR_LEAST && year <= YEAR_MOST; }

/* What might be a day and is in no calendar is told as that. */
static enum diagnostic_code fault_of(const struct day_parts *parts, enum diagnostic_code otherwise) {
  bool may_be_day = parts->month >= 1 && parts->month <= 12 && parts->day >= 1 && parts->day <= 31;
  return may_be_day ? DIAGNOSTIC_DAY_DOES_NOT_EXIST : otherwise;
}

bool cell_date(struct date *date, struct cell_context *context, enum case_field field, struct text cell) {
  struct day_parts parts;
  struct date read;
  if (!read_day_parts(&parts, context, cell) || !parts.has_day)
    return cell_refuse(context, DIAGNOSTIC_NOT_A_DATE, field, cell);
  if (!date_from_civil(&read, parts.year, parts.month, parts.day))
    return cell_refuse(context, fault_of(&parts, DIAGNOSTIC_NOT_A_DATE), field, cell);
  if (!year_is_possible(parts.year)) return cell_refuse(context, DIAGNOSTIC_DATE_OUT_OF_RANGE, field, cell);
  note_form(context, &parts);
  *date = read;
  return true;
}

/* 2025.1 may be January, or 2025.10 whose zero a spreadsheet has dropped. */
static bool refuse_ambiguous_month(struct cell_context *context, enum case_field field, struct text cell,
                                   int year) {
  static const int months[] = {1, 10};
  struct buffer text = {0};
  (void)cell_refuse(context, DIAGNOSTIC_AMBIGUOUS_MONTH, field, cell);
  for (int i = 0; i < 2; i++) {
    buffer_reset(&text);
    month_format(&text, month_from(year, months[i]));
    diagnostics_argument(context->diagnostics, buffer_text(&text));
  }
  buffer_clear(&text);
  return false;
}

static bool keep_month(struct month *month, struct cell_context *context, enum case_field field,
                       struct text cell, const struct day_parts *parts) {
  struct date day;
  if (parts->month < 1 || parts->month > 12) return cell_refuse(context, DIAGNOSTIC_NOT_A_MONTH, field, cell);
  if (parts->has_day && !date_from_civil(&day, parts->year, parts->month, parts->day))
    return cell_refuse(context, fault_of(parts, DIAGNOSTIC_NOT_A_MONTH), field, cell);
  if (!year_is_possible(parts->year)) return cell_refuse(context, DIAGNOSTIC_DATE_OUT_OF_RANGE, field, cell);
  if (parts->has_point && !parts->has_day && parts->month == 1 && parts->month_digits == 1)
    return refuse_ambiguous_month(context, field, cell, parts->year);
  note_form(context, parts);
  *month = month_from(parts->year, parts->month);
  return true;
}

bool cell_month(struct month *month, struct cell_context *context, enum case_field field, struct text cell) {
  struct day_parts parts;
  if (!read_day_parts(&parts, context, cell))
    return cell_refuse(context, DIAGNOSTIC_NOT_A_MONTH, field, cell);
  return keep_month(month, context, field, cell, &parts);
}

bool cell_last_month(struct month *month, struct cell_context *context, enum case_field field,
                     struct text cell) {
  static const char *const still[] = {"至今", "迄今", "目前", "今", "现在"};
  struct day_parts parts;
  for (size_t i = 0; i < sizeof still / sizeof still[0]; i++)
    if (text_is(cell, still[i])) return *month = MONTH_NONE, true;
  if (!read_day_parts(&parts, context, cell))
    return cell_refuse(context, DIAGNOSTIC_NOT_A_MONTH, field, cell);
  if (parts.year == 9999 && parts.month == 12) return *month = MONTH_NONE, true;
  return keep_month(month, context, field, cell, &parts);
}
