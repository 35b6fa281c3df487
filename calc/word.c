#include "word.h"

#include <stddef.h>

#define WORD_LIST(tag, PREFIX) const char *const tag##_keys[PREFIX##_COUNT + 1] = {
#define WORD(PREFIX, ID, key, ...) [PREFIX##_##ID] = #key,
#define WORD_LIST_END(tag, PREFIX) \
  }                                \
  ;
#include "words.def"

const char *const *const word_keys[WORD_LIST_COUNT] = {
#define WORD_LIST(tag, PREFIX) [WORDS_##PREFIX] = tag##_keys,
#include "words.def"
};

#define WORD_LIST(tag, PREFIX) static const struct text tag##_texts[PREFIX##_COUNT + 1] = {
#define WORD(PREFIX, ID, key, ...) [PREFIX##_##ID] = {#key, sizeof #key - 1},
#define WORD_LIST_END(tag, PREFIX) \
  }                                \
  ;
#include "words.def"

const struct text *const word_texts[WORD_LIST_COUNT] = {
#define WORD_LIST(tag, PREFIX) [WORDS_##PREFIX] = tag##_texts,
#include "words.def"
};

int key_find(const char *const keys[], int count, struct text text) {
  for (int i = 0; i < count; i++)
    if (text_is(text, keys[i])) return i;
  return -1;
}

int party_find(struct text key) {
  for (int party = 0; party < PARTY_COUNT; party++)
    if (text_is(key, word_key(party_word(party)))) return party;
  return -1;
}
