/* Text as people type it, made plain: full-width forms to ASCII, blanks of every kind away. */
#ifndef ARREARS_FORMATS_FILE_PLAIN_TEXT_H
#define ARREARS_FORMATS_FILE_PLAIN_TEXT_H

#include "calc/buffer.h"
#include "calc/text.h"

/* text_trim of a text that is not empty. */
struct text text_trim_blanks(struct text text);

/* A character of ASCII that shows. */
static inline bool is_plain_byte(char byte) { return byte > ' ' && byte < 0x7F; }

/* The text without blanks at either end: space, tab, line ends, NBSP, U+3000, U+200B, U+FEFF. A view. */
static inline struct text text_trim(struct text text) {
  const bool is_trimmed =
      text.length == 0 || (is_plain_byte(text.at[0]) && is_plain_byte(text.at[text.length - 1]));
  return is_trimmed ? text : text_trim_blanks(text);
}

/* Appends the text with full-width forms (U+FF01..U+FF5E) as their ASCII twins and without any blank. */
void plain_text_add(struct buffer *out, struct text text);

/* Bytes of the UTF-8 character at `at`, at least 1; `at` lies inside the text. */
size_t character_length(struct text text, size_t at);

/* Characters before byte `at`. */
size_t character_index(struct text text, size_t at);

/* Takes the next of words that are separated by blanks off `rest`; false when there is none left. */
bool text_next_word(const char **rest, struct text *word);

/* The text up to about `limit` bytes, cut between characters. */
struct text text_clip(struct text text, size_t limit);

/* Steps (letters put in, left out, changed) from one ASCII word to another, at most `limit` + 1. */
int text_distance(struct text left, struct text right, int limit);

#endif
