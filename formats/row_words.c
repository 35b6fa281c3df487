#include "row_words.h"

#include <assert.h>
#include <stdlib.h>

#include "calc/array.h"
#include "calc/hash.h"
#include "row_text.h"

enum { SLOTS_FIRST = 256, TEXT_MOST = 8192 };

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

/* The slot that holds the text, or the free one where it would go. */
static size_t find_slot(const struct row_words *words, struct text text, uint64_t hash) {
  size_t slot = (size_t)hash & (words->slot_count - 1);
  while (words->slots[slot] != 0) {
    const struct row_word *word = &words->items[words->slots[slot] - 1];
    const struct text known = {words->bytes.at + word->start, word->length};
    if (word->hash == hash && text_equals(known, text)) break;
    slot = (slot + 1) & (words->slot_count - 1);
  }
  return slot;
}

/* Keeps half of the slots free. */
static void make_room(struct row_words *words) {
  words->items = array_grow(words->items, &words->capacity, words->count + 1, sizeof *words->items);
  if ((words->count + 1) * 2 <= words->slot_count) return;
  free(words->slots);
  words->slot_count = words->slot_count == 0 ? SLOTS_FIRST : words->slot_count * 2;
  words->slots = array_new(words->slot_count, sizeof *words->slots);
  for (size_t i = 0; i < words->count; i++)
    words->slots[find_slot(words, row_words_text(words, i), words->items[i].hash)] = (uint32_t)i + 1;
}

uint32_t row_words_add(struct row_words *words, struct text text) {
  uint64_t hash = hash_text(text);
  make_room(words);
  size_t slot = find_slot(words, text, hash);
  if (words->slots[slot] != 0) return words->slots[slot] - 1;
  bool is_full =
      words->count == ROW_WORDS_MOST || words->bytes.length + text.length + 1 > ROW_WORDS_BYTES_MOST;
  if (is_full || !is_plain(text)) return ROW_WORD_NONE;
  words->items[words->count] = (struct row_word){hash, words->bytes.length, text.length};
  buffer_add_text(&words->bytes, text);
  buffer_add_byte(&words->bytes, '\0');
  words->slots[slot] = (uint32_t)++words->count;
  return (uint32_t)words->count - 1;
}

uint32_t row_words_find(const struct row_words *words, struct text text) {
  if (words->count == 0) return ROW_WORD_NONE;
  return words->slots[find_slot(words, text, hash_text(text))] - 1; /* a free slot: 0 - 1 is no number */
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
  free(words->slots);
  *words = (struct row_words){0};
}
