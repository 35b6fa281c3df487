#include "formats/list/cell_values.h"

#include "formats/file/plain_text.h"

/* Takes the thousands commas out of `text`; false with the offset of a comma that groups nothing. */
static bool drop_commas(struct buffer *out, struct text text, size_t *wrong) {
  size_t point = 0, start = text.length > 0 && text.at[0] == '-' ? 1 : 0;
  while (point < text.length && text.at[point] != '.' && text.at[point] != '%') point++;
  buffer_reset(out);
  for (size_t i = 0; i < text.length; i++) {
    bool is_comma = text.at[i] == ',';
    bool groups = is_comma && i > start && i - start <= 3 && i < point && (point - i) % 4 == 0;
    if (is_comma) start = i + 1;
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

static bool refuse_length(struct cell_context *context, enum case_field field, struct text cell) {
  (void)cell_refuse(context, DIAGNOSTIC_NUMBER_TOO_LONG, field, cell);
  diagnostics_argument_number(context->diagnostics, EXACT_TEXT_MAX);
  return false;
}

/* What a cell reads like that is no number: each character of `at` bytes may stand in one. */
struct number_shape {
  size_t at, comma; /* the last comma; the cell's length: none */
  char first, last; /* but blanks and signs of money; 0: nothing */
  bool seen_point;
};

static struct number_shape shape_of(struct text cell) {
  struct number_shape shape = {.comma = cell.length};
  while (shape.at < cell.length) {
    const size_t length = character_length(cell, shape.at);
    const char byte = plain_byte((struct text){cell.at + shape.at, length});
    if (!is_digit(byte) && byte != ',' && byte != ' ' && (byte != '.' || shape.seen_point)) break;
    shape.seen_point = shape.seen_point || byte == '.';
    if (byte == ',') shape.comma = shape.at;
    if (byte != ' ' && shape.first == 0) shape.first = byte;
    if (byte != ' ') shape.last = byte;
    shape.at += length;
  }
  return shape;
}

/* Says what is in the way: that nothing stands there, or nothing behind the point, else which character of
 * the cell as typed. Where each may stand in a number it is a comma that groups nothing. */
static bool refuse_number(struct cell_context *context, enum case_field field, struct text cell) {
  if (cell.length > EXACT_TEXT_MAX) return refuse_length(context, field, cell);
  const struct number_shape shape = shape_of(cell);
  const bool is_whole = shape.at == cell.length;
  if (is_whole && shape.first == 0) return cell_refuse(context, DIAGNOSTIC_NO_NUMBER, field, cell);
  if (is_whole && shape.last == '.' && shape.first != '.')
    return cell_refuse(context, DIAGNOSTIC_NUMBER_UNFINISHED, field, cell);
  const bool is_point = plain_byte((struct text){cell.at, character_length(cell, 0)}) == '.'; /* .12 */
  const size_t at = is_point ? 0 : is_whole ? shape.comma : shape.at;
  (void)cell_refuse(context, DIAGNOSTIC_NOT_A_NUMBER, field, cell);
  diagnostics_argument_number(context->diagnostics, (int64_t)character_index(cell, at) + 1);
  const size_t length = at < cell.length ? character_length(cell, at) : 0;
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
    return cell_refuse(context, DIAGNOSTIC_NEGATIVE, field, cell);
  }
  if (is_number) return true;
  if (cell_is_spreadsheet_error(digits)) return cell_refuse(context, DIAGNOSTIC_CELL_ERROR, field, cell);
  if (cell_is_scientific(digits)) return cell_refuse(context, DIAGNOSTIC_DAMAGED_NUMBER, field, cell);
  return refuse_number(context, field, cell);
}

bool cell_amount(struct exact *amount, struct cell_context *context, enum case_field field,
                 struct text cell) {
  struct text digits = cell_plain(context, cell);
  digits = drop_prefix(digits, TEXT("¥"));
  digits = drop_prefix(digits, TEXT("￥"));
  digits = drop_suffix(digits, TEXT("元"));
  if (digits.length > 0 && digits.at[digits.length - 1] == '%') return refuse_number(context, field, cell);
  return read_number(amount, context, field, cell, digits);
}

bool cell_wage(struct exact *wage, struct cell_context *context, enum case_field field, struct text cell) {
  static const struct exact least = {.digits = {.small = 100}};
  if (!cell_amount(wage, context, field, cell)) return false;
  if (exact_compare(wage, &least) < 0) *context->notes |= NOTE(WAGE_IS_SMALL);
  return true;
}

bool cell_rate(struct exact *rate, struct cell_context *context, enum case_field field, struct text cell) {
  static const struct exact one = {.digits = {.small = 1}};
  struct text digits = cell_plain(context, cell);
  bool is_percent = digits.length > 0 && digits.at[digits.length - 1] == '%';
  if (!read_number(rate, context, field, cell, digits)) return false;
  int order = exact_compare(rate, &one);
  if (order < 0 || (order == 0 && is_percent)) return true;
  exact_clear(rate);
  return cell_refuse(context, DIAGNOSTIC_BARE_RATE, field, cell);
}

bool cell_percent(struct exact *rate, struct cell_context *context, enum case_field field, struct text cell) {
  static const struct exact one = {.digits = {.small = 1}};
  struct text digits = cell_plain(context, cell);
  bool is_bare = digits.length == 0 || digits.at[digits.length - 1] != '%';
  if (!is_bare) return cell_rate(rate, context, field, cell);
  if (!read_number(rate, context, field, cell, digits)) return false;
  bool is_open = exact_sign(rate) > 0 && exact_compare(rate, &one) < 0;
  exact_clear(rate);
  if (is_open) {
    (void)cell_refuse(context, DIAGNOSTIC_PERCENT_OR_FRACTION, field, cell);
    diagnostics_argument(context->diagnostics, digits);
    return false;
  }
  struct buffer percent = {0};
  buffer_add_text(&percent, digits);
  buffer_add_byte(&percent, '%');
  bool is_read = cell_rate(rate, context, field, buffer_text(&percent));
  buffer_clear(&percent);
  return is_read;
}

bool cell_count(int *count, int least, int most, struct cell_context *context, enum case_field field,
                struct text cell) {
  int value;
  if (cell_read_digits(&value, cell_plain(context, cell)) && value >= least && value <= most) {
    *count = value;
    return true;
  }
  (void)cell_refuse(context, DIAGNOSTIC_NOT_WHOLE, field, cell);
  diagnostics_argument_number(context->diagnostics, least);
  diagnostics_argument_number(context->diagnostics, most);
  return false;
}
