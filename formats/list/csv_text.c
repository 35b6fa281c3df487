#include "formats/list/csv_text.h"

#include <csv.h>
#include <stdbool.h>

static bool is_blank(char byte) { return byte == ' ' || byte == '\t'; }

static bool needs_quotes(struct text text) {
  static const bool is_special[256] = {[','] = true, ['"'] = true, ['\n'] = true, ['\r'] = true};
  bool is_any = is_blank(text.at[0]) || is_blank(text.at[text.length - 1]);
  for (size_t i = 0; i < text.length; i++) is_any |= is_special[(unsigned char)text.at[i]];
  return is_any;
}

void csv_add_cell(struct buffer *out, struct text text) {
  if (text.length == 0) return;
  if (!needs_quotes(text)) {
    buffer_add_text(out, text);
    return;
  }
  size_t most = 2 * text.length + 2; /* every byte a quote */
  char *room = buffer_room(out, most);
  out->length += csv_write(room, most, text.at, text.length);
}

void csv_quote_from(struct buffer *out, size_t start) {
  struct text cell = text_from_offset(buffer_text(out), start);
  if (cell.length == 0 || !needs_quotes(cell)) return;
  struct buffer copy = {0};
  buffer_add_text(&copy, cell);
  out->length = start;
  csv_add_cell(out, buffer_text(&copy));
  buffer_clear(&copy);
}
