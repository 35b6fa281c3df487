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

/* 20250630, 202506, or the serial number of a spreadsheet's day; but 20241 is a month without its zero, and
 * not 1955-06-01. */
static bool read_digits_day(struct day_parts *parts, struct text text) {
  enum { SERIAL_LEAST = 22000 /* 1960-03-25 */ };
  int number;
  if (!cell_read_digits(&number, text)) return false;
  if (text.length == 8)
    *parts = (struct day_parts){
        .year = number / 10000, .month = number / 100 % 100, .day = number % 100, .has_day = true};
  else if (text.length == 6)
    *parts = (struct day_parts){.year = number / 100, .month = number % 100};
  else if (text.length == 5 && number >= SERIAL_LEAST && number <= 80000) {
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

/* 2025-06-30, 2025-06: so nearly all lists write them. The forms below would read them alike. */
static bool read_plain_day(struct day_parts *parts, struct text cell) {
  const bool has_day = cell.length == strlen("2025-06-30");
  *parts = (struct day_parts){.has_day = has_day, .month_digits = 2};
  if (!has_day && cell.length != strlen("2025-06")) return false;
  return cell.at[4] == '-' && cell_read_digits(&parts->year, (struct text){cell.at, 4}) &&
         cell_read_digits(&parts->month, (struct text){cell.at + 5, 2}) &&
         (!has_day || (cell.at[7] == '-' && cell_read_digits(&parts->day, (struct text){cell.at + 8, 2})));
}

static bool read_day_parts(struct day_parts *parts, struct cell_context *context, struct text cell) {
  static bool (*const forms[])(struct day_parts *, struct text) = {read_separated_day, read_chinese_day,
                                                                   read_english_day};
  if (read_plain_day(parts, cell)) return true;
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

static bool goes_on(struct text cell) {
  static const char *const still[] = {"至今", "迄今", "目前", "今", "现在"};
  for (size_t i = 0; i < sizeof still / sizeof still[0]; i++)
    if (text_is(cell, still[i])) return true;
  return false;
}

bool cell_last_month(struct month *month, struct cell_context *context, enum case_field field,
                     struct text cell) {
  struct day_parts parts;
  if (goes_on(cell)) return *month = MONTH_NONE, true;
  if (!read_day_parts(&parts, context, cell))
    return cell_refuse(context, DIAGNOSTIC_NOT_A_MONTH, field, cell);
  if (parts.year == 9999 && parts.month == 12) return *month = MONTH_NONE, true;
  return keep_month(month, context, field, cell, &parts);
}

/* A month of a span: nothing shortens 2024.1 there, and five digits are no day. */
static bool part_month(struct month *month, struct text part) {
  static bool (*const forms[])(struct day_parts *, struct text) = {read_separated_day, read_chinese_day,
                                                                   read_digits_day};
  enum { SERIAL_DIGITS = 5 };
  struct date day;
  if (part.length == SERIAL_DIGITS && text_is_digits(part)) return false;
  for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
    struct day_parts parts = {0};
    if (!forms[i](&parts, part)) continue;
    bool is_month = parts.month >= 1 && parts.month <= 12 && year_is_possible(parts.year);
    if (!is_month || (parts.has_day && !date_from_civil(&day, parts.year, parts.month, parts.day)))
      return false;
    *month = month_from(parts.year, parts.month);
    return true;
  }
  return false;
}

/* 6, 06, 6月 after a month of the same year. */
static bool short_month(struct month *month, struct text part, struct month first) {
  int number;
  if (!take_number(&number, &part, 2) || number < 1 || number > 12) return false;
  if (part.length > 0 && (!take_month_word(&part) || part.length > 0)) return false;
  *month = month_from(month_year(first), number);
  return true;
}

/* 2024年1 before -6月. */
static bool first_of_span(struct month *month, struct text left, struct text right) {
  char whole[32];
  if (part_month(month, left)) return true;
  if (!text_ends_with(right, TEXT("月")) || left.length + strlen("月") > sizeof whole) return false;
  memcpy(whole, left.at, left.length);
  memcpy(whole + left.length, "月", strlen("月"));
  return part_month(month, (struct text){whole, left.length + strlen("月")});
}

/* The length of what joins two months at the start of a text, all of it: 至, --, ～; 0: nothing does. */
static size_t joint_length(struct text text) {
  static const char *const joints[] = {"至", "到", "~", "～", "—", "–", "-", "－", "―", "─", " "};
  size_t length = 0;
  for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++) {
    if (!text_starts_with(text_from_offset(text, length), text_from(joints[i]))) continue;
    length += strlen(joints[i]);
    i = (size_t)-1; /* from the first again */
  }
  return length;
}

/* Where the text falls into two months in one way and no other. */
static bool split_span(struct month *first, struct month *last, struct text text) {
  int found = 0;
  for (size_t at = 1, joint; at<text.length; at += joint> 0 ? joint : 1) {
    struct text left = {text.at, at}, right;
    struct month from, to;
    joint = joint_length(text_from_offset(text, at));
    if (joint == 0) continue;
    right = text_from_offset(text, at + joint);
    if (right.length == 0 || !first_of_span(&from, left, right)) continue;
    if (goes_on(right))
      to = MONTH_NONE;
    else if (!part_month(&to, right) && !short_month(&to, right, from))
      continue;
    *first = from;
    *last = to;
    found++;
  }
  return found == 1;
}

bool cell_months(struct month *first, struct month *last, bool is_span, struct cell_context *context,
                 enum case_field field, struct text cell) {
  struct day_parts parts;
  bool is_whole = read_day_parts(&parts, context, cell);
  bool is_open = is_whole && is_span && parts.has_day && !parts.is_serial && parts.day > 1 &&
                 parts.day <= 12 && !text_is_digits(cell);
  if (is_open) return cell_refuse(context, DIAGNOSTIC_DAY_OR_MONTHS, field, cell);
  if (!is_whole && split_span(first, last, cell_plain(context, cell))) return true;
  if (!cell_month(first, context, field, cell)) return false;
  *last = *first;
  return true;
}
