#include "exact.h"

#include <assert.h>

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

void exact_format(struct buffer *out, const struct exact *number) {
  if (exact_sign(number) < 0) buffer_add_byte(out, '-');
  if (number->scale == 0) {
    integer_format_digits(out, &number->digits, 1);
    return;
  }
  integer_format_decimal(out, &number->digits, number->scale);
  while (out->at[out->length - 1] == '0') out->length--;
  if (out->at[out->length - 1] == '.') out->length--;
}
