#include "region_starts.h"

#include <assert.h>
#include <stdlib.h>

#include "array.h"
#include "hash.h"

enum { CHARACTERS_KEY = 6, LETTERS_KEY = 3, CHAINS = 4096 };

/* False: no name is so short. */
static bool chain_of(size_t *chain, struct text text) {
  bool has_letters = text.length > 0 && text.at[0] >= 'a' && text.at[0] <= 'z';
  size_t length = has_letters ? LETTERS_KEY : CHARACTERS_KEY;
  uint64_t start = 0;
  if (text.length < length) return false;
  for (size_t i = 0; i < length; i++) start = start << 8 | (unsigned char)text.at[i];
  *chain = (size_t)(hash_number(start) % CHAINS);
  return true;
}

void region_starts_add(struct region_starts *starts, struct text name, size_t item) {
  size_t chain;
  assert(item < REGION_STARTS_ITEMS_MAX);
  if (!chain_of(&chain, name)) return;
  if (starts->first == NULL) starts->first = array_new(CHAINS, sizeof *starts->first);
  starts->next = array_grow(starts->next, &starts->capacity, item + 1, sizeof *starts->next);
  starts->next[item] = starts->first[chain];
  starts->first[chain] = (uint16_t)(item + 1);
}

static size_t item_of(uint16_t link) { return link == 0 ? REGION_STARTS_NONE : link - 1u; }

size_t region_starts_first(const struct region_starts *starts, struct text text) {
  size_t chain;
  if (starts->first == NULL || !chain_of(&chain, text)) return REGION_STARTS_NONE;
  return item_of(starts->first[chain]);
}

size_t region_starts_next(const struct region_starts *starts, size_t item) {
  return item_of(starts->next[item]);
}

void region_starts_clear(struct region_starts *starts) {
  free(starts->first);
  free(starts->next);
  *starts = (struct region_starts){0};
}
