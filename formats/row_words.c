#include "row_words.h"

#include <assert.h>
#include <stdlib.h>

#include "calc/array.h"
#include "calc/hash.h"
#include "row_text.h"

enum { TEXT_MOST = 8192 };

/* Would every program write it alike, and as it stands but for & < >? */
static bool is_plain(struct text text) {
  if (text.length == 0 || text.length > TEXT_MOST) return false;
  if (row_text_needs_space(text) || !row_text_is_utf8(text)) return false;
  for (size_t i = 0; i < text.length; i++) {
    unsigned char byte = (unsigned char)text.at[i];
    bool is_noncharacter = byte == 0xEF && (unsigned char)text.at[i + 1] == 0xBF;
    if (byte < 0x20 || byte == 0x7F || is_noncharacter) return false;
    if (byte == '_' && i + 1 < text.length && text.at[i + 1] == 'x') return false;
  }
  return true;
}

static uint32_t find(const struct row_words *words, struct text text, uint64_t hash) {
  size_t word, step = 0;
  while ((word = hash_index_next(&words->index, hash, &step)) != HASH_INDEX_NONE)
    if (text_equals(row_words_text(words, word), text)) return (uint32_t)word;
  return ROW_WORD_NONE;
}

uint32_t row_words_add(struct row_words *words, struct text text) {
  uint64_t hash = hash_text(text);
  uint32_t known = find(words, text, hash);
  bool is_full =
      words->count == ROW_WORDS_MOST || words->bytes.length + text.length + 1 > ROW_WORDS_BYTES_MOST;
  if (known != ROW_WORD_NONE || is_full || !is_plain(text)) return known;
  words->items = array_grow(words->items, &words->capacity, words->count + 1, sizeof *words->items);
  words->items[words->count] = (struct row_word){words->bytes.length, text.length};
  buffer_add_text(&words->bytes, text);
  buffer_add_byte(&words->bytes, '\0');
  hash_index_add(&words->index, hash, words->count);
  return (uint32_t)words->count++;
}

uint32_t row_words_find(const struct row_words *words, struct text text) {
  return find(words, text, hash_text(text));
}

struct text row_words_text(const struct row_words *words, size_t number) {
  assert(number < words->count);
  return (struct text){words->bytes.at + words->items[number].start, words->items[number].length};
}

void row_words_add_all(struct row_words *words, const struct row_words *other) {
  for (size_t i = 0; i < other->count; i++) (void)row_words_add(words, row_words_text(other, i));
}

void row_words_clear(struct row_words *words) {
  buffer_clear(&words->bytes);
  free(words->items);
  hash_index_clear(&words->index);
  *words = (struct row_words){0};
}
