#include "formats/list/id_mask.h"

#include <stdbool.h>

#include "formats/file/plain_text.h"

enum { OLD_DIGITS = 15, NEW_DIGITS = 18, BIRTHDAY_AT = 6 };

static size_t characters(struct text text) { return character_index(text, text.length); }

void id_mask_add(struct buffer *out, struct text id) {
  const size_t count = characters(id);
  const size_t first = count >= OLD_DIGITS ? 6 : 2, last = count >= OLD_DIGITS ? 4 : 2;
  size_t at = 0;
  for (size_t i = 0; i < count; i++) {
    const size_t length = character_length(id, at);
    if (count < 8 || i < first || i >= count - last)
      buffer_add(out, id.at + at, length);
    else
      buffer_add_byte(out, '*');
    at += length;
  }
}

static bool is_word(char byte) {
  return is_digit(byte) || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static int two_digits(const char *at) { return (at[0] - '0') * 10 + (at[1] - '0'); }

/* MMDD */
static bool is_day(const char *at) {
  const int month = two_digits(at), day = two_digits(at + 2);
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/* Whether the word, digits but for its last character, is an identity number. */
static bool is_id(struct text word) {
  for (size_t i = 0; i + 1 < word.length; i++)
    if (!is_digit(word.at[i])) return false;
  const char last = word.at[word.length - 1];
  if (word.length == OLD_DIGITS) return is_digit(last) && is_day(word.at + BIRTHDAY_AT + 2);
  if (!is_digit(last) && last != 'X' && last != 'x') return false;
  const int century = two_digits(word.at + BIRTHDAY_AT);
  return century >= 18 && century <= 20 && is_day(word.at + BIRTHDAY_AT + 4);
}

void id_mask_from(struct buffer *out, size_t start) {
  for (size_t at = start, end; at < out->length; at = end + 1) {
    for (end = at; end < out->length && is_word(out->at[end]);) end++;
    const struct text word = {out->at + at, end - at};
    if ((word.length != OLD_DIGITS && word.length != NEW_DIGITS) || !is_id(word)) continue;
    memset(out->at + at + BIRTHDAY_AT, '*', word.length - BIRTHDAY_AT - 4);
  }
}
