#include "formats/file/plain_text.h"

#include <stdint.h>

static const struct text blanks[] = {
    {" ", 1},        {"\t", 1},           {"\r", 1},           {"\n", 1},
    {"\xC2\xA0", 2}, {"\xE3\x80\x80", 3}, {"\xE2\x80\x8B", 3}, {"\xEF\xBB\xBF", 3},
};
enum { BLANK_COUNT = sizeof blanks / sizeof blanks[0] };

/* Length of the blank that the text starts with, or 0. */
static size_t leading_blank(struct text text) {
  unsigned char first = text.length == 0 ? 0 : (unsigned char)text.at[0];
  if (first > ' ' && first != 0xC2 && first != 0xE2 && first != 0xE3 && first != 0xEF) return 0;
  for (size_t i = 0; i < BLANK_COUNT; i++)
    if (text_starts_with(text, blanks[i])) return blanks[i].length;
  return 0;
}

static size_t trailing_blank(struct text text) {
  unsigned char last = text.length == 0 ? 0 : (unsigned char)text.at[text.length - 1];
  if (last > ' ' && last != 0xA0 && last != 0x80 && last != 0x8B && last != 0xBF) return 0;
  for (size_t i = 0; i < BLANK_COUNT; i++) {
    size_t length = blanks[i].length;
    if (length <= text.length && text_equals(text_from_offset(text, text.length - length), blanks[i]))
      return length;
  }
  return 0;
}

struct text text_trim_blanks(struct text text) {
  size_t blank;
  while ((blank = leading_blank(text)) > 0) text = text_from_offset(text, blank);
  while ((blank = trailing_blank(text)) > 0) text.length -= blank;
  return text;
}

/* The ASCII twin of the full-width character at the start, or 0. U+FF01 is EF BC 81. */
static char ascii_twin(struct text text) {
  if (text.length < 3 || text.at[0] != '\xEF') return 0;
  unsigned char second = (unsigned char)text.at[1], third = (unsigned char)text.at[2];
  unsigned code = 0xF000u | (second & 0x3Fu) << 6 | (third & 0x3Fu);
  if (code >= 0xFF01 && code <= 0xFF5E) return (char)(code - 0xFF01 + '!');
  return 0;
}

void plain_text_add(struct buffer *out, struct text text) {
  while (text.length > 0) {
    size_t blank = leading_blank(text);
    char twin = ascii_twin(text);
    size_t length = blank > 0 ? blank : twin != 0 ? 3 : 1;
    if (twin != 0)
      buffer_add_byte(out, twin);
    else if (blank == 0)
      buffer_add_byte(out, text.at[0]);
    text = text_from_offset(text, length);
  }
}

size_t character_length(struct text text, size_t at) {
  size_t end = at + 1;
  while (end < text.length && ((unsigned char)text.at[end] & 0xC0) == 0x80) end++;
  return end - at;
}

size_t character_index(struct text text, size_t at) {
  size_t index = 0;
  for (size_t i = 0; i < at && i < text.length; i++)
    if (((unsigned char)text.at[i] & 0xC0) != 0x80) index++;
  return index;
}

bool text_next_word(const char **rest, struct text *word) {
  *rest += strspn(*rest, " ");
  *word = (struct text){*rest, strcspn(*rest, " ")};
  *rest += word->length;
  return word->length > 0;
}

struct text text_clip(struct text text, size_t limit) {
  if (text.length <= limit) return text;
  while (limit > 0 && ((unsigned char)text.at[limit] & 0xC0) == 0x80) limit--;
  return (struct text){text.at, limit};
}

static int least(int a, int b) { return a < b ? a : b; }

int text_distance(struct text left, struct text right, int limit) {
  enum { WORD_MAX = 40 };
  int row[WORD_MAX + 1];
  if (left.length > WORD_MAX || right.length > WORD_MAX) return limit + 1;
  for (size_t j = 0; j <= right.length; j++) row[j] = (int)j;
  for (size_t i = 0; i < left.length; i++) {
    int diagonal = row[0];
    row[0] = (int)i + 1;
    for (size_t j = 0; j < right.length; j++) {
      int change = diagonal + (lower_case(left.at[i]) != lower_case(right.at[j]));
      diagonal = row[j + 1];
      row[j + 1] = least(change, least(row[j], diagonal) + 1);
    }
  }
  return least(row[right.length], limit + 1);
}
