#include "formats/sheet_in/sheet_number.h"

#include <stdio.h>
#include <stdlib.h>

/* 0.d1 d2 d3 ... x 10^point, d1 not 0; no digits: zero. */
struct decimal {
  char digits[512];
  int count;
  int point;
  bool is_negative;
};

/* Takes a run of digits behind what is there. false: more than any number has. */
static bool take_digits(struct decimal *decimal, struct text *rest, bool is_fraction) {
  while (rest->length > 0 && is_digit(rest->at[0])) {
    bool is_leading_zero = decimal->count == 0 && rest->at[0] == '0';
    if (is_fraction ? is_leading_zero : !is_leading_zero) decimal->point += is_fraction ? -1 : 1;
    if (!is_leading_zero) {
      if (decimal->count == (int)sizeof decimal->digits) return false;
      decimal->digits[decimal->count++] = rest->at[0];
    }
    *rest = text_from_offset(*rest, 1);
  }
  return true;
}

static bool take_sign(struct text *rest) {
  if (rest->length == 0 || (rest->at[0] != '-' && rest->at[0] != '+')) return false;
  bool is_minus = rest->at[0] == '-';
  *rest = text_from_offset(*rest, 1);
  return is_minus;
}

/* An exponent with its E, or nothing. */
static bool take_exponent(struct decimal *decimal, struct text rest) {
  if (rest.length == 0) return true;
  if (rest.at[0] != 'E' && rest.at[0] != 'e') return false;
  rest = text_from_offset(rest, 1);
  bool is_negative = take_sign(&rest);
  if (!text_is_digits(rest)) return false;
  int exponent = 0;
  for (size_t i = 0; i < rest.length && exponent < 10000; i++) exponent = exponent * 10 + (rest.at[i] - '0');
  decimal->point += is_negative ? -exponent : exponent;
  return true;
}

static bool take_mantissa(struct decimal *decimal, struct text *rest) {
  size_t before = rest->length;
  if (!take_digits(decimal, rest, false)) return false;
  size_t taken = before - rest->length;
  if (rest->length == 0 || rest->at[0] != '.') return taken > 0;
  *rest = text_from_offset(*rest, 1);
  before = rest->length;
  if (!take_digits(decimal, rest, true)) return false;
  return taken + before - rest->length > 0;
}

static void drop_zeros(struct decimal *decimal) {
  while (decimal->count > 0 && decimal->digits[decimal->count - 1] == '0') decimal->count -= 1;
}

static bool parse(struct decimal *decimal, struct text raw) {
  decimal->is_negative = take_sign(&raw);
  if (!take_mantissa(decimal, &raw) || !take_exponent(decimal, raw)) return false;
  drop_zeros(decimal);
  if (decimal->count == 0) *decimal = (struct decimal){.count = 0};
  return abs(decimal->point) <= SHEET_NUMBER_MAGNITUDE;
}

/* Half away from zero. A run of nines becomes 1 with one more digit before the point. */
static void round_digits(struct decimal *decimal) {
  bool is_up = decimal->digits[SHEET_NUMBER_DIGITS] >= '5';
  decimal->count = SHEET_NUMBER_DIGITS;
  while (is_up && decimal->count > 0 && decimal->digits[decimal->count - 1] == '9') decimal->count -= 1;
  if (is_up && decimal->count > 0) decimal->digits[decimal->count - 1] += 1;
  if (is_up && decimal->count == 0) {
    decimal->digits[decimal->count++] = '1';
    decimal->point += 1;
  }
  drop_zeros(decimal);
}

static void add_zeros(struct buffer *out, int count) {
  for (int i = 0; i < count; i++) buffer_add_byte(out, '0');
}

static void add_plain(struct buffer *out, const struct decimal *decimal) {
  int whole = decimal->point < 0 ? 0 : decimal->point < decimal->count ? decimal->point : decimal->count;
  if (decimal->is_negative) buffer_add_byte(out, '-');
  buffer_add(out, decimal->digits, (size_t)whole);
  add_zeros(out, decimal->point - whole);
  if (decimal->point <= 0) buffer_add_byte(out, '0');
  if (whole == decimal->count) return;
  buffer_add_byte(out, '.');
  add_zeros(out, -decimal->point);
  buffer_add(out, decimal->digits + whole, (size_t)(decimal->count - whole));
}

/* Up to 15 digits with neither a sign nor a zero in front are as they should be. */
static bool is_plain_whole(struct text raw) {
  return raw.length <= SHEET_NUMBER_DIGITS && text_is_digits(raw) && (raw.length == 1 || raw.at[0] != '0');
}

bool sheet_number_add(struct buffer *out, struct text raw, struct sheet_number *number) {
  *number = (struct sheet_number){false, false};
  if (is_plain_whole(raw)) {
    buffer_add_text(out, raw);
    return true;
  }
  struct decimal decimal;
  decimal.count = decimal.point = 0;
  if (!parse(&decimal, raw)) return false;
  number->is_wrecked = decimal.point > SHEET_NUMBER_DIGITS;
  number->was_rounded = !number->is_wrecked && decimal.count > SHEET_NUMBER_DIGITS;
  if (number->was_rounded) round_digits(&decimal);
  number->is_wrecked |= decimal.point > SHEET_NUMBER_DIGITS;
  add_plain(out, &decimal);
  return true;
}

void sheet_number_of_binary(char digits[SHEET_BINARY_LENGTH], double value) {
  char *end;
  snprintf(digits, SHEET_BINARY_LENGTH, "%.15g", value);
  bool is_all = strtod(digits, &end) == value;
  if (!is_all) snprintf(digits, SHEET_BINARY_LENGTH, "%.17g", value);
  for (char *at = digits; *at != '\0'; at++) *at = *at == ',' ? '.' : *at; /* the locale's point */
}
