#include "exact.h"

#include <assert.h>

#include "digits.h"

typedef void integer_operation(struct integer *, const struct integer *, const struct integer *);

/* Brings both numbers to one scale, then adds or subtracts their digits. */
static void exact_combine(struct exact *out, const struct exact *left, const struct exact *right,
                          integer_operation *operation) {
  int scale = left->scale > right->scale ? left->scale : right->scale;
  struct integer aligned = {0};
  if (left->scale < scale) {
    integer_scale(&aligned, &left->digits, scale - left->scale);
    operation(&out->digits, &aligned, &right->digits);
  } else {
    integer_scale(&aligned, &right->digits, scale - right->scale);
    operation(&out->digits, &left->digits, &aligned);
  }
  out->scale = scale;
  integer_clear(&aligned);
}

void exact_add_aligned(struct exact *sum, const struct exact *left, const struct exact *right) {
  exact_combine(sum, left, right, integer_add);
}

void exact_subtract(struct exact *difference, const struct exact *left, const struct exact *right) {
  exact_combine(difference, left, right, integer_subtract);
}

int exact_compare(const struct exact *left, const struct exact *right) {
  if (left->scale == right->scale) return integer_compare(&left->digits, &right->digits);
  struct exact difference = {0};
  exact_subtract(&difference, left, right);
  int sign = exact_sign(&difference);
  exact_clear(&difference);
  return sign;
}

/* The shape of a decimal in a text: where its digits are. */
struct decimal_shape {
  bool is_negative;
  size_t whole, whole_end;       /* digits before the point */
  size_t fraction, fraction_end; /* digits after it, without trailing zeros */
  bool is_percent;
};

static size_t skip_digits(struct text text, size_t at) {
  while (at < text.length && is_digit(text.at[at])) at++;
  return at;
}

static bool decimal_shape_read(struct decimal_shape *shape, struct text text, size_t *wrong) {
  size_t at = 0;
  *shape = (struct decimal_shape){0};
  if (at < text.length && text.at[at] == '-') shape->is_negative = true, at++;
  shape->whole = at;
  at = shape->whole_end = skip_digits(text, at);
  *wrong = at;
  if (shape->whole == shape->whole_end || text.length > EXACT_TEXT_MAX) return false;
  shape->fraction = shape->fraction_end = at;
  if (at < text.length && text.at[at] == '.') {
    shape->fraction = at + 1;
    at = shape->fraction_end = skip_digits(text, at + 1);
    *wrong = at;
    if (shape->fraction == shape->fraction_end) return false;
  }
  if (at < text.length && text.at[at] == '%') shape->is_percent = true, at++;
  *wrong = at;
  while (shape->fraction_end > shape->fraction && text.at[shape->fraction_end - 1] == '0')
    shape->fraction_end--;
  return at == text.length;
}

bool exact_parse(struct exact *number, struct text text, size_t *wrong) {
  struct decimal_shape shape;
  if (!decimal_shape_read(&shape, text, wrong)) return false;
  char digits[EXACT_TEXT_MAX];
  size_t whole = shape.whole_end - shape.whole;
  size_t fraction = shape.fraction_end - shape.fraction;
  memcpy(digits, text.at + shape.whole, whole);
  memcpy(digits + whole, text.at + shape.fraction, fraction);
  bool is_read = integer_parse_digits(&number->digits, (struct text){digits, whole + fraction});
  assert(is_read);
  number->scale = (int)fraction + (shape.is_percent ? 2 : 0);
  if (shape.is_negative) {
    struct integer zero = {0};
    integer_subtract(&number->digits, &zero, &number->digits);
  }
  return true;
}

/* Of at most eight digits and seven decimals. */
static char *put_word(char *at, uint32_t value, int scale) {
  const uint64_t digits = digits_spread(value);
  const int skipped = digits_leading(digits, DIGITS_WORD - scale - 1), zeros = digits_trailing(digits);
  char *point = at + DIGITS_WORD - scale - skipped;
  digits_put_word(at, digits >> skipped * DIGIT_BITS);
  if (zeros >= scale) return point;
  *point = '.';
  digits_put_word(point + 1, digits >> (DIGITS_WORD - scale) * DIGIT_BITS);
  return point + 1 + scale - zeros;
}

/* Of twice as many: all digits lie side by side first. */
static char *put_words(char *at, uint64_t value, int scale) {
  enum { DIGITS = 2 * DIGITS_WORD };
  char digits[2 * DIGITS]; /* what lies behind them is copied, but never shown */
  const uint64_t front = digits_spread((uint32_t)(value / DIGITS_WORD_LIMIT));
  const uint64_t back = digits_spread((uint32_t)(value % DIGITS_WORD_LIMIT));
  const int count = digits_count(value), whole = count > scale ? count - scale : 1;
  const int zeros = back != 0 ? digits_trailing(back) : DIGITS_WORD + digits_trailing(front);
  const char *decimals = digits + DIGITS - scale;
  digits_put_word(digits, front);
  digits_put_word(digits + DIGITS_WORD, back);
  memcpy(at, decimals - whole, DIGITS);
  if (zeros >= scale) return at + whole;
  at[whole] = '.';
  memcpy(at + whole + 1, decimals, DIGITS);
  return at + whole + 1 + scale - zeros;
}

char *exact_put(char *at, const struct exact *number) {
  const uint64_t value = (uint64_t)number->digits.small;
  if (number->digits.big != NULL || number->scale >= 2 * DIGITS_WORD) return NULL;
  if (value < DIGITS_WORD_LIMIT && number->scale < DIGITS_WORD)
    return put_word(at, (uint32_t)value, number->scale);
  return value < DIGITS_WORD_LIMIT * DIGITS_WORD_LIMIT ? put_words(at, value, number->scale) : NULL;
}

INTEGER_RARE static void format_unusual(struct buffer *out, const struct exact *number) {
  if (exact_sign(number) < 0) buffer_add_byte(out, '-');
  if (number->scale == 0) {
    integer_format_digits(out, &number->digits, 1);
    return;
  }
  integer_format_decimal(out, &number->digits, number->scale);
  while (out->at[out->length - 1] == '0') out->length--;
  if (out->at[out->length - 1] == '.') out->length--;
}

void exact_format(struct buffer *out, const struct exact *number) {
  char *room = buffer_room(out, EXACT_BYTES), *end = exact_put(room, number);
  if (end != NULL)
    out->length += (size_t)(end - room);
  else
    format_unusual(out, number);
}
