#include "formats/sheet/shared_strings.h"

#include <assert.h>
#include <stdlib.h>

#include "calc/array.h"
#include "calc/hash.h"
#include "formats/sheet/row_text.h"

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

static uint32_t find(const struct shared_strings *words, struct text text, uint64_t hash) {
  size_t word, step = 0;
  while ((word = hash_index_next(&words->index, hash, &step)) != HASH_INDEX_NONE)
    if (text_equals(shared_strings_text(words, word), text)) return (uint32_t)word;
  return SHARED_STRING_NONE;
}

uint32_t shared_strings_add(struct shared_strings *words, struct text text) {
  uint64_t hash = hash_text(text);
  uint32_t known = find(words, text, hash);
  bool is_full = words->count == SHARED_STRINGS_MOST ||
                 words->bytes.length + text.length + 1 > SHARED_STRINGS_BYTES_MOST;
  if (known != SHARED_STRING_NONE || is_full || !is_plain(text)) return known;
  words->items = array_grow(words->items, &words->capacity, words->count + 1, sizeof *words->items);
  words->items[words->count] = (struct shared_string){words->bytes.length, text.length};
  buffer_add_text(&words->bytes, text);
  buffer_add_byte(&words->bytes, '\0');
  hash_index_add(&words->index, hash, words->count);
  return (uint32_t)words->count++;
}

uint32_t shared_strings_find(const struct shared_strings *words, struct text text) {
  return find(words, text, hash_text(text));
}

struct text shared_strings_text(const struct shared_strings *words, size_t number) {
  assert(number < words->count);
  return (struct text){words->bytes.at + words->items[number].start, words->items[number].length};
}

void shared_strings_add_all(struct shared_strings *words, const struct shared_strings *other) {
  for (size_t i = 0; i < other->count; i++) (void)shared_strings_add(words, shared_strings_text(other, i));
}

void shared_strings_clear(struct shared_strings *words) {
  buffer_clear(&words->bytes);
  free(words->items);
  hash_index_clear(&words->index);
  *words = (struct shared_strings){0};
}
