#include "money.h"

INTEGER_RARE static void format_unusual(struct buffer *out, const struct money *amount) {
  if (integer_sign(&amount->fen) < 0) buffer_add_byte(out, '-');
  integer_format_decimal(out, &amount->fen, 2);
}

void money_format(struct buffer *out, const struct money *amount) {
  char *room = buffer_room(out, MONEY_BYTES), *end = money_put(room, amount);
  if (end != NULL)
    out->length += (size_t)(end - room);
  else
    format_unusual(out, amount);
}
