#include "money.h"

void money_format(struct buffer *out, const struct money *amount) {
  if (integer_sign(&amount->fen) < 0) buffer_add_byte(out, '-');
  integer_format_decimal(out, &amount->fen, 2);
}
