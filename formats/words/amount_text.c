#include "formats/words/amount_text.h"

void amount_text(struct buffer *out, const struct money *amount) {
  struct buffer plain = {0};
  money_format(&plain, amount);
  size_t sign = plain.at[0] == '-' ? 1 : 0;
  size_t point = plain.length - 3; /* the point and two decimals */
  for (size_t i = 0; i < plain.length; i++) {
    if (i > sign && i < point && (point - i) % 3 == 0) buffer_add_byte(out, ',');
    buffer_add_byte(out, plain.at[i]);
  }
  buffer_clear(&plain);
}
