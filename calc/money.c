#include "money.h"

void money_format(struct buffer *out, const struct money *amount) {
  if (integer_sign(&amount->fen) < 0) buffer_add_byte(out, '-');
  integer_format_digits(out, &amount->fen, 3);
  (void)buffer_room(out, 1);
  char *point = out->at + out->length - 2;
  point[2] = point[1];
  point[1] = point[0];
  point[0] = '.';
  out->length++;
}
