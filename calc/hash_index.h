/* Finds items of an array by their hash. The index knows only places and hashes; whether an item is the one
 * sought is for its owner to decide:
 *
 *   size_t item, step = 0;
 *   while ((item = hash_index_next(&index, hash, &step)) != HASH_INDEX_NONE)
 *     if (... items[item] is it ...) return item;
 *   hash_index_add(&index, hash, new_item);
 *
 * Any number of threads may look things up at once, as long as none adds. */
#ifndef ARREARS_CALC_HASH_INDEX_H
#define ARREARS_CALC_HASH_INDEX_H

#include <stddef.h>
#include <stdint.h>

#define HASH_INDEX_NONE SIZE_MAX

struct hash_slot {
  uint64_t hash;
  size_t item; /* its place in the array + 1; 0: the slot is free */
};

/* `{0}` is valid and empty. At least half of the slots are free. */
struct hash_index {
  struct hash_slot *slots; /* owned; a power of two of them */
  size_t slot_count, count;
};

/* The next item with this hash; *step is 0 for the first. HASH_INDEX_NONE: there is no further one. */
size_t hash_index_next(const struct hash_index *index, uint64_t hash, size_t *step);

/* Adds an item, whether or not others have its hash. */
void hash_index_add(struct hash_index *index, uint64_t hash, size_t item);

void hash_index_clear(struct hash_index *index);

#endif
