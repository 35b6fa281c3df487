#include "formats/list/fix_mark.h"

#include "formats/file/digest.h"
#include "formats/file/plain_text.h"

struct text fix_mark_heading(enum language language, enum fix_column column) {
  static const enum label labels[FIX_OWN_COLUMNS] = {
      [FIX_LINE] = LABEL_SOURCE_LINE, [FIX_REASON] = LABEL_REJECT_REASON, [FIX_CHECK] = LABEL_FIX_CHECK};
  return text_from(label(language, labels[column]));
}

static bool is_heading(struct text name, enum fix_column column) {
  name = text_trim(name);
  for (int language = 0; language < LANGUAGE_COUNT; language++)
    if (text_equals(name, fix_mark_heading((enum language)language, column))) return true;
  return false;
}

bool fix_mark_find(struct fix_columns *columns, const struct text *names, size_t count) {
  for (int column = 0; column < FIX_OWN_COLUMNS; column++) {
    size_t at = 0;
    while (at < count && !is_heading(names[at], (enum fix_column)column)) at++;
    if (at == count) return false;
    columns->at[column] = at;
  }
  return true;
}

bool fix_mark_is_own(const struct fix_columns *columns, size_t column) {
  for (int own = 0; own < FIX_OWN_COLUMNS; own++)
    if (columns->at[own] == column) return true;
  return false;
}

void fix_mark_add_check(struct buffer *out, struct text raw) {
  enum { DIGITS = 11 };
  struct digest digest;
  char hexadecimal[DIGEST_SIZE];
  digest_start(&digest);
  digest_add(&digest, raw.at, raw.length);
  digest_finish(&digest, hexadecimal);
  buffer_add_byte(out, 'r');
  buffer_add(out, hexadecimal, DIGITS);
}
