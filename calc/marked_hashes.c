#include "marked_hashes.h"

#include <assert.h>
#include <stdlib.h>

#include "array.h"
#include "hash.h"

/* Many small tables instead of a large one: growing one of them needs little room beside the others. */
enum { SHELF_COUNT = 256, SHELF_SHIFT = 56 };

struct hash_shelf {
  uint64_t *hashes; /* owned; 0 is free */
  uint32_t count, capacity;
};

/* Where the hash stands, or a free slot. */
static uint64_t *slot_of(const struct hash_shelf *shelf, uint64_t hash) {
  uint32_t slot = hash_place(hash >> 2, shelf->capacity);
  while (shelf->hashes[slot] != 0 && ((shelf->hashes[slot] ^ hash) & ~MARKED_HASH_MARKS) != 0)
    slot = slot + 1 == shelf->capacity ? 0 : slot + 1;
  return &shelf->hashes[slot];
}

/* Growing by a quarter keeps the room of a long list between 70 and 88 percent used. */
static void shelf_grow(struct hash_shelf *shelf) {
  enum { STEP = 256 };
  struct hash_shelf larger = {.count = shelf->count,
                              .capacity = shelf->capacity + shelf->capacity / 4 + STEP};
  larger.hashes = array_new(larger.capacity, sizeof *larger.hashes);
  for (uint32_t i = 0; i < shelf->capacity; i++)
    if (shelf->hashes[i] != 0) *slot_of(&larger, shelf->hashes[i]) = shelf->hashes[i];
  free(shelf->hashes);
  *shelf = larger;
}

void marked_hashes_foresee(const struct marked_hashes *set, uint64_t hash) {
  if (set->shelves == NULL) return;
  const struct hash_shelf *shelf = &set->shelves[hash >> SHELF_SHIFT];
  if (shelf->capacity > 0) __builtin_prefetch(&shelf->hashes[hash_place(hash >> 2, shelf->capacity)]);
}

uint64_t marked_hashes_put(struct marked_hashes *set, uint64_t hash) {
  assert((hash & MARKED_HASH_MARKS) != 0);
  if (set->shelves == NULL) set->shelves = array_new(SHELF_COUNT, sizeof *set->shelves);
  struct hash_shelf *shelf = &set->shelves[hash >> SHELF_SHIFT];
  if (8 * (uint64_t)(shelf->count + 1) > 7 * (uint64_t)shelf->capacity) shelf_grow(shelf);
  uint64_t *slot = slot_of(shelf, hash);
  const uint64_t before = *slot & MARKED_HASH_MARKS;
  shelf->count += *slot == 0;
  *slot |= hash;
  return before;
}

void marked_hashes_twice(const struct marked_hashes *set, void (*take)(void *taker, uint64_t hash),
                         void *taker) {
  for (int i = 0; set->shelves != NULL && i < SHELF_COUNT; i++) {
    const struct hash_shelf *shelf = &set->shelves[i];
    for (uint32_t slot = 0; slot < shelf->capacity; slot++)
      if ((shelf->hashes[slot] & MARKED_HASH_MARKS) == MARKED_HASH_MARKS) take(taker, shelf->hashes[slot]);
  }
}

void marked_hashes_clear(struct marked_hashes *set) {
  for (int i = 0; set->shelves != NULL && i < SHELF_COUNT; i++) free(set->shelves[i].hashes);
  free(set->shelves);
  set->shelves = NULL;
}
