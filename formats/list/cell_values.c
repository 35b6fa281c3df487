#include "formats/list/cell_values.h"

#include "calc/id_number.h"
#include "formats/file/plain_text.h"

/* #N/A, #REF!, #NAME?, ####: what a spreadsheet leaves in any column. */
static bool is_spreadsheet_error(struct text text) {
  size_t hashes = 0;
  if (text.length < 2) return false;
  while (hashes < text.length && text.at[hashes] == '#') hashes++;
  char last = text.at[text.length - 1];
  return hashes == text.length || (hashes == 1 && (last == '!' || last == '?' || text_is(text, "#N/A")));
}

static bool refuse(struct cell_context *context, enum diagnostic_code code, enum case_field field,
                   struct text cell) {
  if (is_spreadsheet_error(cell)) code = DIAGNOSTIC_CELL_ERROR;
  diagnostics_add(context->diagnostics, code, field, text_clip(cell, VALUE_SHOWN_MAX));
  return false;
}

/* The cell made plain; nothing is copied when it is plain already. */
static struct text plain(struct cell_context *context, struct text cell) {
  bool is_plain = true;
  for (size_t i = 0; i < cell.length && is_plain; i++) is_plain = cell.at[i] > ' ' && cell.at[i] < 0x7F;
  if (is_plain) return cell;
  buffer_reset(&context->scratch);
  plain_text_add(&context->scratch, cell);
  return buffer_text(&context->scratch);
}

/* 1.10105E+17: what a spreadsheet makes of a long number. */
static bool is_scientific(struct text text) {
  size_t at = 0;
  while (at < text.length && (is_digit(text.at[at]) || text.at[at] == '.')) at++;
  if (at == 0 || at + 1 >= text.length || (text.at[at] != 'E' && text.at[at] != 'e')) return false;
  at++;
  if (text.at[at] == '+' || text.at[at] == '-') at++;
  return text_is_digits(text_from_offset(text, at));
}

/* Takes the thousands commas out of `text`; false with the offset of a comma that groups nothing. */
static bool drop_commas(struct buffer *out, struct text text, size_t *wrong) {
  size_t point = 0;
  while (point < text.length && text.at[point] != '.' && text.at[point] != '%') point++;
  buffer_reset(out);
  for (size_t i = 0; i < text.length; i++) {
    bool is_comma = text.at[i] == ',';
    bool groups = is_comma && i > 0 && i < point && (point - i) % 4 == 0 && is_digit(text.at[i - 1]);
    *wrong = i;
    if (is_comma && !groups) return false;
    if (!is_comma) buffer_add_byte(out, text.at[i]);
  }
  return true;
}

static bool has_comma(struct text text) {
  return text.length > 0 && memchr(text.at, ',', text.length) != NULL;
}

static struct text drop_prefix(struct text text, struct text prefix) {
  return text_starts_with(text, prefix) ? text_from_offset(text, prefix.length) : text;
}

static struct text drop_suffix(struct text text, struct text suffix) {
  if (text.length >= suffix.length &&
      text_equals(text_from_offset(text, text.length - suffix.length), suffix))
    text.length -= suffix.length;
  return text;
}

/* The ASCII twin of a character, ' ' for a blank or a currency sign, 0 for anything else. */
static char plain_byte(struct text character) {
  struct buffer one = {0};
  if (text_is(character, "¥") || text_is(character, "￥")) return ' ';
  plain_text_add(&one, character);
  char byte = one.length == 0 ? ' ' : one.length == 1 ? one.at[0] : 0;
  buffer_clear(&one);
  return byte;
}

/* Says which character of the cell as typed is in the way. Where each may stand in a number it is a comma
 * that groups nothing, else the end. */
static bool refuse_number(struct cell_context *context, enum case_field field, struct text cell) {
  size_t at = 0, comma = cell.length;
  bool seen_point = false;
  while (at < cell.length) {
    size_t length = character_length(cell, at);
    char byte = plain_byte((struct text){cell.at + at, length});
    if (!is_digit(byte) && byte != ',' && byte != ' ' && (byte != '.' || seen_point)) break;
    seen_point = seen_point || byte == '.';
    if (byte == ',') comma = at;
    at += length;
  }
  if (at == cell.length) at = comma;
  (void)refuse(context, DIAGNOSTIC_NOT_A_NUMBER, field, cell);
  diagnostics_argument_number(context->diagnostics, (int64_t)character_index(cell, at) + 1);
  size_t length = at < cell.length ? character_length(cell, at) : 0;
  diagnostics_argument(context->diagnostics, (struct text){cell.at + at, length});
  return false;
}

/* An exact number of 0 or more, with commas; the sign and what surrounds amounts are told apart before. */
static bool read_number(struct exact *number, struct cell_context *context, enum case_field field,
                        struct text cell, struct text digits) {
  struct buffer without_commas = {0};
  struct text plain_digits = digits;
  size_t wrong = 0;
  bool is_number = !has_comma(digits) || drop_commas(&without_commas, digits, &wrong);
  if (is_number && has_comma(digits)) plain_digits = buffer_text(&without_commas);
  is_number = is_number && exact_parse(number, plain_digits, &wrong);
  buffer_clear(&without_commas);
  if (is_number && exact_sign(number) < 0) {
    exact_clear(number);
    return refuse(context, DIAGNOSTIC_NEGATIVE, field, cell);
  }
  if (is_number) return true;
  if (is_spreadsheet_error(digits)) return refuse(context, DIAGNOSTIC_CELL_ERROR, field, cell);
  if (is_scientific(digits)) return refuse(context, DIAGNOSTIC_DAMAGED_NUMBER, field, cell);
  return refuse_number(context, field, cell);
}

bool cell_amount(struct exact *amount, struct cell_context *context, enum case_field field,
                 struct text cell) {
  struct text digits = plain(context, cell);
  digits = drop_prefix(digits, TEXT("¥"));
  digits = drop_prefix(digits, TEXT("￥"));
  digits = drop_suffix(digits, TEXT("元"));
  if (digits.length > 0 && digits.at[digits.length - 1] == '%') return refuse_number(context, field, cell);
  return read_number(amount, context, field, cell, digits);
}

bool cell_rate(struct exact *rate, struct cell_context *context, enum case_field field, struct text cell) {
  static const struct exact one = {.digits = {.small = 1}};
  struct text digits = plain(context, cell);
  bool is_percent = digits.length > 0 && digits.at[digits.length - 1] == '%';
  if (!read_number(rate, context, field, cell, digits)) return false;
  int order = exact_compare(rate, &one);
  if (order < 0 || (order == 0 && is_percent)) return true;
  exact_clear(rate);
  return refuse(context, DIAGNOSTIC_BARE_RATE, field, cell);
}

/* Reads up to nine digits. */
static bool read_count(int *count, struct text digits) {
  *count = 0;
  if (!text_is_digits(digits) || digits.length > 9) return false;
  for (size_t i = 0; i < digits.length; i++) *count = *count * 10 + (digits.at[i] - '0');
  return true;
}

bool cell_count(int *count, int least, int most, struct cell_context *context, enum case_field field,
                struct text cell) {
  int value;
  if (read_count(&value, plain(context, cell)) && value >= least && value <= most) {
    *count = value;
    return true;
  }
  (void)refuse(context, DIAGNOSTIC_NOT_WHOLE, field, cell);
  diagnostics_argument_number(context->diagnostics, least);
  diagnostics_argument_number(context->diagnostics, most);
  return false;
}

/* Year, month, day as they were separated; 0 where a part is missing. */
struct day_parts {
  int year, month, day;
  bool is_serial, has_point;
  size_t month_digits;
};

static bool take_number(int *number, struct text *rest, size_t most) {
  size_t count = 0;
  while (count < rest->length && count < most && is_digit(rest->at[count])) count++;
  if (!read_count(number, (struct text){rest->at, count})) return false;
  *rest = text_from_offset(*rest, count);
  return true;
}

static bool take(struct text *rest, struct text word) {
  if (!text_starts_with(*rest, word)) return false;
  *rest = text_from_offset(*rest, word.length);
  return true;
}

/* 2025年6月30日, 2025年6月 */
static bool read_chinese_day(struct day_parts *parts, struct text rest) {
  if (!take_number(&parts->year, &rest, 4) || !take(&rest, TEXT("年"))) return false;
  if (!take_number(&parts->month, &rest, 2) || !take(&rest, TEXT("月"))) return false;
  if (rest.length == 0) return true;
  return take_number(&parts->day, &rest, 2) && (take(&rest, TEXT("日")) || take(&rest, TEXT("号"))) &&
         rest.length == 0;
}

/* 2025-06-30, 2025/6/30, 2025.6.30 and the same without a day */
static bool read_separated_day(struct day_parts *parts, struct text rest) {
  if (!take_number(&parts->year, &rest, 4) || rest.length == 0) return false;
  struct text separator = {rest.at, 1};
  if (strchr("-/.", separator.at[0]) == NULL || separator.at[0] == '\0') return false;
  parts->has_point = separator.at[0] == '.';
  rest = text_from_offset(rest, 1);
  size_t before = rest.length;
  if (!take_number(&parts->month, &rest, 2)) return false;
  parts->month_digits = before - rest.length;
  if (rest.length == 0) return true;
  return take(&rest, separator) && take_number(&parts->day, &rest, 2) && rest.length == 0;
}

/* 20250630, 202506, or the serial number of a spreadsheet's day */
static bool read_digits_day(struct day_parts *parts, struct text text) {
  int number;
  if (!read_count(&number, text)) return false;
  if (text.length == 8)
    *parts = (struct day_parts){.year = number / 10000, .month = number / 100 % 100, .day = number % 100};
  else if (text.length == 6)
    *parts = (struct day_parts){.year = number / 100, .month = number % 100};
  else if (text.length == 5 && number >= 20000 && number <= 80000) {
    /* Spreadsheets count days from 1899-12-30, which lies 25569 days before 1970-01-01. */
    struct civil_date civil = date_to_civil((struct date){number - 25569});
    *parts =
        (struct day_parts){.year = civil.year, .month = civil.month, .day = civil.day, .is_serial = true};
  } else {
    return false;
  }
  return parts->month != 0 && (text.length != 8 || parts->day != 0);
}

/* "2025/6/30 0:00:00": a spreadsheet's midnight behind a day means nothing. */
static struct text drop_midnight(struct text cell) {
  size_t blank = 0;
  while (blank < cell.length && cell.at[blank] != ' ') blank++;
  if (blank == 0 || blank == cell.length) return cell;
  for (size_t i = blank + 1; i < cell.length; i++)
    if (cell.at[i] != '0' && cell.at[i] != ':') return cell;
  return (struct text){cell.at, blank};
}

static bool read_day_parts(struct day_parts *parts, struct cell_context *context, struct text cell) {
  struct text text = plain(context, drop_midnight(cell));
  *parts = (struct day_parts){0};
  if (text_is_digits(text)) return read_digits_day(parts, text);
  if (read_separated_day(parts, text)) return true;
  *parts = (struct day_parts){0};
  return read_chinese_day(parts, text);
}

static void note_serial(struct cell_context *context, const struct day_parts *parts) {
  if (parts->is_serial) *context->notes |= NOTE(SERIAL_DATE);
}

static bool year_is_possible(int year) { return year >= YEAR_LEAST && year <= YEAR_MOST; }

bool cell_date(struct date *date, struct cell_context *context, enum case_field field, struct text cell) {
  struct day_parts parts;
  struct date read;
  if (!read_day_parts(&parts, context, cell) || parts.day == 0 ||
      !date_from_civil(&read, parts.year, parts.month, parts.day))
    return refuse(context, DIAGNOSTIC_NOT_A_DATE, field, cell);
  if (!year_is_possible(parts.year)) return refuse(context, DIAGNOSTIC_DATE_OUT_OF_RANGE, field, cell);
  note_serial(context, &parts);
  *date = read;
  return true;
}

/* 2025.1 may be January, or 2025.10 whose zero a spreadsheet has dropped. */
static bool refuse_ambiguous_month(struct cell_context *context, enum case_field field, struct text cell,
                                   int year) {
  static const int months[] = {1, 10};
  struct buffer text = {0};
  (void)refuse(context, DIAGNOSTIC_AMBIGUOUS_MONTH, field, cell);
  for (int i = 0; i < 2; i++) {
    buffer_reset(&text);
    month_format(&text, month_from(year, months[i]));
    diagnostics_argument(context->diagnostics, buffer_text(&text));
  }
  buffer_clear(&text);
  return false;
}

bool cell_month(struct month *month, struct cell_context *context, enum case_field field, struct text cell) {
  struct day_parts parts;
  struct date day;
  bool is_month = read_day_parts(&parts, context, cell) && parts.month >= 1 && parts.month <= 12;
  if (is_month && parts.day != 0) is_month = date_from_civil(&day, parts.year, parts.month, parts.day);
  if (!is_month) return refuse(context, DIAGNOSTIC_NOT_A_MONTH, field, cell);
  if (!year_is_possible(parts.year)) return refuse(context, DIAGNOSTIC_DATE_OUT_OF_RANGE, field, cell);
  if (parts.has_point && parts.day == 0 && parts.month == 1 && parts.month_digits == 1)
    return refuse_ambiguous_month(context, field, cell, parts.year);
  note_serial(context, &parts);
  *month = month_from(parts.year, parts.month);
  return true;
}

static void tell_candidates(struct cell_context *context, const struct region_finding *finding) {
  struct buffer place = {0};
  for (int i = 0; i < finding->count; i++) {
    buffer_reset(&place);
    region_format(&place, finding->candidates[i]);
    buffer_add_byte(&place, ' ');
    regions_add_path(&place, context->regions, finding->candidates[i]);
    diagnostics_argument(context->diagnostics, buffer_text(&place));
  }
  buffer_clear(&place);
}

bool cell_region(region_code *region, struct cell_context *context, enum case_field field, struct text cell) {
  static const enum diagnostic_code codes[] = {[REGION_UNKNOWN] = DIAGNOSTIC_UNKNOWN_REGION,
                                               [REGION_AMBIGUOUS] = DIAGNOSTIC_AMBIGUOUS_REGION,
                                               [REGION_CONTRADICTORY] = DIAGNOSTIC_CONTRADICTORY_REGION};
  const struct region_finding *known = region_memo_find(&context->regions_read, cell);
  struct region_finding finding =
      known != NULL ? *known : regions_find(context->regions, plain(context, cell));
  if (known == NULL) region_memo_keep(&context->regions_read, cell, &finding);
  if (finding.match == REGION_FOUND) {
    *region = finding.region;
    return true;
  }
  (void)refuse(context, codes[finding.match], field, cell);
  tell_candidates(context, &finding);
  return false;
}

/* What cells may hold for the words of each list, beside their keys. */
#define WORD_LIST(tag, PREFIX) static const char *const tag##_cells[PREFIX##_COUNT + 1] = {
#define WORD(PREFIX, ID, key, zh, en, cells) [PREFIX##_##ID] = cells,
#define WORD_LIST_END(tag, PREFIX) \
  }                                \
  ;
#include "calc/words.def"

static const char *const *const word_cells[WORD_LIST_COUNT] = {
#define WORD_LIST(tag, PREFIX) [WORDS_##PREFIX] = tag##_cells,
#include "calc/words.def"
};

static bool is_word(struct text text, enum word_list list, int value) {
  const char *rest = word_cells[list][value];
  if (text_equals_any_case(text, text_from(word_keys[list][value]))) return true;
  for (struct text word; text_next_word(&rest, &word);)
    if (text_equals_any_case(text, word)) return true;
  return false;
}

static bool find_word(int *value, enum word_list list, struct text text) {
  *value = 0;
  while (word_keys[list][*value] != NULL && !is_word(text, list, *value)) ++*value;
  return word_keys[list][*value] != NULL;
}

/* Tells the key of each word and the first of what people call it. */
static bool refuse_word(struct cell_context *context, enum case_field field, struct text cell,
                        enum word_list list) {
  struct buffer words = {0};
  for (int i = 0; word_keys[list][i] != NULL; i++) {
    const char *cells = word_cells[list][i];
    if (i > 0) buffer_add_literal(&words, ", ");
    buffer_add_text(&words, text_from(word_keys[list][i]));
    buffer_add_byte(&words, ' ');
    buffer_add_text(&words, (struct text){cells, strcspn(cells, " ")});
  }
  (void)refuse(context, DIAGNOSTIC_UNKNOWN_WORD, field, cell);
  diagnostics_argument(context->diagnostics, buffer_text(&words));
  buffer_clear(&words);
  return false;
}

static bool read_word(int *value, enum word_list list, struct cell_context *context, enum case_field field,
                      struct text cell) {
  return find_word(value, list, cell) || refuse_word(context, field, cell, list);
}

bool cell_kind(enum kind *kind, struct cell_context *context, enum case_field field, struct text cell) {
  int value;
  bool is_known = read_word(&value, WORDS_KIND, context, field, cell);
  if (is_known) *kind = (enum kind)value;
  return is_known;
}

bool cell_payer(enum payer *payer, struct cell_context *context, enum case_field field, struct text cell) {
  int value;
  bool is_known = read_word(&value, WORDS_PAYER, context, field, cell);
  if (is_known) *payer = (enum payer)value;
  return is_known;
}

bool cell_sex(enum sex *sex, struct cell_context *context, enum case_field field, struct text cell) {
  int value;
  bool is_known = read_word(&value, WORDS_SEX, context, field, cell);
  if (is_known) *sex = (enum sex)value;
  return is_known;
}

bool cell_yes_no(bool *is_yes, struct cell_context *context, enum case_field field, struct text cell) {
  int value;
  bool is_known = read_word(&value, WORDS_ANSWER, context, field, cell);
  if (is_known) *is_yes = value == ANSWER_YES;
  return is_known;
}

/* Bytes up to the next + or 、 or ＋; *separator is that mark's length, 0 at the end. */
static size_t scheme_end(struct text rest, size_t *separator) {
  static const struct text marks[] = {{"+", 1}, {"、", 3}, {"＋", 3}};
  for (size_t at = 0; at < rest.length; at++)
    for (size_t m = 0; m < sizeof marks / sizeof marks[0]; m++)
      if (text_starts_with(text_from_offset(rest, at), marks[m])) {
        *separator = marks[m].length;
        return at;
      }
  *separator = 0;
  return rest.length;
}

bool cell_schemes(enum scheme schemes[SCHEME_COUNT], int *count, struct cell_context *context,
                  enum case_field field, struct text cell) {
  unsigned seen = 0;
  size_t separator = 1;
  *count = 0;
  for (struct text rest = cell; separator > 0;) {
    int scheme;
    size_t end = scheme_end(rest, &separator);
    struct text word = text_trim((struct text){rest.at, end});
    if (!find_word(&scheme, WORDS_SCHEME, word))
      return refuse(context, DIAGNOSTIC_UNKNOWN_SCHEME, field, cell);
    if ((seen >> scheme & 1u) != 0) {
      (void)refuse(context, DIAGNOSTIC_REPEATED_SCHEME, field, cell);
      diagnostics_argument(context->diagnostics, word);
      return false;
    }
    seen |= 1u << scheme;
    schemes[(*count)++] = (enum scheme)scheme;
    rest = text_from_offset(rest, end + separator);
  }
  return true;
}

static bool refuse_id(struct cell_context *context, enum case_field field, struct text cell,
                      struct id_number_check check) {
  static const enum diagnostic_code codes[] = {
      [ID_NUMBER_LENGTH] = DIAGNOSTIC_ID_LENGTH, [ID_NUMBER_CHARACTER] = DIAGNOSTIC_ID_CHARACTER,
      [ID_NUMBER_DATE] = DIAGNOSTIC_ID_DATE,     [ID_NUMBER_DAMAGED] = DIAGNOSTIC_ID_DAMAGED,
      [ID_NUMBER_CHECK] = DIAGNOSTIC_ID_CHECK,
  };
  (void)refuse(context, codes[check.fault], field, cell);
  if (check.fault == ID_NUMBER_LENGTH)
    diagnostics_argument_number(context->diagnostics, (int64_t)character_index(cell, cell.length));
  if (check.fault == ID_NUMBER_CHARACTER)
    diagnostics_argument_number(context->diagnostics, (int64_t)character_index(cell, check.at) + 1);
  if (check.fault == ID_NUMBER_CHECK)
    diagnostics_argument(context->diagnostics, (struct text){&check.expected, 1});
  return false;
}

bool cell_id_number(struct text *number, struct cell_context *context, enum case_field field,
                    struct text cell) {
  struct text typed = drop_prefix(cell, TEXT("'"));
  *number = typed;
  if (text_starts_with(typed, TEXT("doc:"))) return true;
  struct text digits = plain(context, typed);
  if (is_scientific(digits)) return refuse(context, DIAGNOSTIC_DAMAGED_NUMBER, field, cell);
  struct id_number_check check = id_number_check(digits);
  if (check.fault != ID_NUMBER_FINE) return refuse_id(context, field, cell, check);
  *number = digits;
  return true;
}
