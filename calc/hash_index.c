#include "hash_index.h"

#include <stdlib.h>

#include "array.h"

enum { SLOTS_FIRST = 64 };

size_t hash_index_next(const struct hash_index *index, uint64_t hash, size_t *step) {
  while (*step < index->slot_count) {
    const struct hash_slot *slot = &index->slots[((size_t)hash + *step) & (index->slot_count - 1)];
    if (slot->item == 0) break;
    ++*step;
    if (slot->hash == hash) return slot->item - 1;
  }
  return HASH_INDEX_NONE;
}

static void put(struct hash_index *index, struct hash_slot added) {
  size_t slot = (size_t)added.hash & (index->slot_count - 1);
  while (index->slots[slot].item != 0) slot = (slot + 1) & (index->slot_count - 1);
  index->slots[slot] = added;
}

static void grow(struct hash_index *index) {
  struct hash_index larger = {.slot_count = index->slot_count == 0 ? SLOTS_FIRST : index->slot_count * 2,
                              .count = index->count};
  larger.slots = array_new(larger.slot_count, sizeof *larger.slots);
  for (size_t i = 0; i < index->slot_count; i++)
    if (index->slots[i].item != 0) put(&larger, index->slots[i]);
  free(index->slots);
  *index = larger;
}

void hash_index_add(struct hash_index *index, uint64_t hash, size_t item) {
  if ((index->count + 1) * 2 > index->slot_count) grow(index);
  put(index, (struct hash_slot){hash, item + 1});
  index->count++;
}

void hash_index_clear(struct hash_index *index) {
  free(index->slots);
  *index = (struct hash_index){0};
}
