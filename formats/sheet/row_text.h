/* Text on its way into a worksheet: checked, escaped, and never longer than a cell holds. */
#ifndef ARREARS_FORMATS_SHEET_ROW_TEXT_H
#define ARREARS_FORMATS_SHEET_ROW_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "calc/buffer.h"
#include "calc/text.h"

enum { ROW_TEXT_MOST_UNITS = 32767 }; /* UTF-16 units of one cell */

/* Is it UTF-8: no overlong form, no surrogate, nothing above U+10FFFF? Control characters are allowed. */
bool row_text_is_utf8(struct text text);

/* Does the text, which is UTF-8, begin with a character beyond ASCII that XML 1.0 has no way to write: U+FFFE
 * or U+FFFF? Each has ROW_TEXT_FORBIDDEN_BYTES bytes. */
static inline bool row_text_is_forbidden(struct text text) {
  return text.length >= 3 && memcmp(text.at, "\xEF\xBF", 2) == 0 && (unsigned char)text.at[2] >= 0xBE;
}

enum { ROW_TEXT_FORBIDDEN_BYTES = 3 };

/* What happened to a text on the way; both false for nearly all. */
struct row_text_outcome {
  bool was_cut;      /* longer than ROW_TEXT_MOST_UNITS; ends in U+2026 now */
  bool was_repaired; /* was not UTF-8; each wrong byte is U+FFFD now */
};

/* Adds the text escaped for element content: & < > as entities; U+0000..U+001F except tab and newline, U+FFFE
 * and U+FFFF as _xHHHH_; a literal _xHHHH_ as _x005F_xHHHH_. Leaves room for at least `reserve` bytes after
 * it. */
struct row_text_outcome row_text_add(struct buffer *xml, struct text text, size_t reserve);

/* Would a reader drop blanks at either end unless told xml:space="preserve"? */
static inline bool row_text_needs_space(struct text text) {
  if (text.length == 0) return false;
  unsigned char first = (unsigned char)text.at[0], last = (unsigned char)text.at[text.length - 1];
  return first == ' ' || (first >= 9 && first <= 13) || last == ' ' || (last >= 9 && last <= 13);
}

#endif
