#include "money.h"

#include "digits.h"

/* An amount that is not negative, in 64 bits: at most 17 digits before the point. */
static void format_usual(struct buffer *out, uint64_t fen) {
  enum { MOST = DIGITS_POWERS };
  const uint64_t yuan = fen / 100;
  const int count = digits_count(yuan);
  char *room = buffer_room(out, MOST);
  digits_put(room, yuan, count);
  room[count] = '.';
  memcpy(room + count + 1, digits_pairs + fen % 100 * 2, 2);
  out->length += (size_t)count + 3;
}

void money_format(struct buffer *out, const struct money *amount) {
  if (amount->fen.big == NULL && amount->fen.small >= 0) {
    format_usual(out, (uint64_t)amount->fen.small);
    return;
  }
  if (integer_sign(&amount->fen) < 0) buffer_add_byte(out, '-');
  integer_format_decimal(out, &amount->fen, 2);
}
