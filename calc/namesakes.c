#include "namesakes.h"

#include <stdlib.h>

#include "array.h"
#include "folded_text.h"
#include "hash.h"

/* Many small tables instead of a large one: growing one of them needs little room beside the others. */
enum { SHELF_COUNT = 256, SHELF_SHIFT = 56 };

/* The marks stand below the hash of name and employer. */
#define WITH_NUMBER UINT64_C(1)
#define WITHOUT_NUMBER UINT64_C(2)
#define MARKS (WITH_NUMBER | WITHOUT_NUMBER)

struct namesake_shelf {
  uint64_t *names; /* owned; 0 is free */
  uint32_t count, capacity;
};

uint64_t namesake_of(const struct reported_case *reported) {
  if (text_is_empty(reported->name)) return 0;
  const uint64_t employer = folded_text_hash(reported->employer);
  const uint64_t pair = hash_number(employer + 3 * folded_text_hash(reported->name));
  return (pair & ~MARKS) | (text_is_empty(reported->id_number) ? WITHOUT_NUMBER : WITH_NUMBER);
}

static void shelf_put(struct namesake_shelf *shelf, uint64_t namesake) {
  uint32_t slot = hash_place(namesake >> 2, shelf->capacity);
  while (shelf->names[slot] != 0 && ((shelf->names[slot] ^ namesake) & ~MARKS) != 0)
    slot = slot + 1 == shelf->capacity ? 0 : slot + 1;
  shelf->count += shelf->names[slot] == 0;
  shelf->names[slot] |= namesake;
}

/* Growing by a quarter keeps the room of a long list between 70 and 88 percent used. */
static void shelf_grow(struct namesake_shelf *shelf) {
  enum { STEP = 256 };
  struct namesake_shelf larger = {.capacity = shelf->capacity + shelf->capacity / 4 + STEP};
  larger.names = array_new(larger.capacity, sizeof *larger.names);
  for (uint32_t i = 0; i < shelf->capacity; i++)
    if (shelf->names[i] != 0) shelf_put(&larger, shelf->names[i]);
  free(shelf->names);
  *shelf = larger;
}

void namesakes_foresee(const struct namesakes *namesakes, uint64_t namesake) {
  if (namesake == 0 || namesakes->shelves == NULL) return;
  const struct namesake_shelf *shelf = &namesakes->shelves[namesake >> SHELF_SHIFT];
  if (shelf->capacity > 0) __builtin_prefetch(&shelf->names[hash_place(namesake >> 2, shelf->capacity)]);
}

void namesakes_take(struct namesakes *namesakes, uint64_t namesake) {
  if (namesake == 0) return;
  if (namesakes->shelves == NULL) namesakes->shelves = array_new(SHELF_COUNT, sizeof *namesakes->shelves);
  struct namesake_shelf *shelf = &namesakes->shelves[namesake >> SHELF_SHIFT];
  if (8 * (uint64_t)(shelf->count + 1) > 7 * (uint64_t)shelf->capacity) shelf_grow(shelf);
  shelf_put(shelf, namesake);
}

static void keep_found(struct namesakes *namesakes, const struct namesake_shelf *shelf) {
  for (uint32_t i = 0; i < shelf->capacity; i++) {
    if ((shelf->names[i] & MARKS) != MARKS) continue;
    namesakes->found = array_grow(namesakes->found, &namesakes->found_capacity, namesakes->found_count + 1,
                                  sizeof *namesakes->found);
    namesakes->found[namesakes->found_count++] = shelf->names[i];
  }
}

static void clear_shelves(struct namesakes *namesakes) {
  for (int i = 0; namesakes->shelves != NULL && i < SHELF_COUNT; i++) free(namesakes->shelves[i].names);
  free(namesakes->shelves);
  namesakes->shelves = NULL;
}

static int by_number(const void *left, const void *right) {
  const uint64_t *one = left, *other = right;
  return (*one > *other) - (*one < *other);
}

void namesakes_seal(struct namesakes *namesakes) {
  for (int i = 0; namesakes->shelves != NULL && i < SHELF_COUNT; i++)
    keep_found(namesakes, &namesakes->shelves[i]);
  clear_shelves(namesakes);
  if (namesakes->found_count > 1)
    qsort(namesakes->found, namesakes->found_count, sizeof *namesakes->found, by_number);
}

bool namesakes_have(const struct namesakes *namesakes, const struct reported_case *reported) {
  if (namesakes->found_count == 0 || text_is_empty(reported->name)) return false;
  const uint64_t wanted = namesake_of(reported) | MARKS;
  return bsearch(&wanted, namesakes->found, namesakes->found_count, sizeof wanted, by_number) != NULL;
}

void namesakes_clear(struct namesakes *namesakes) {
  clear_shelves(namesakes);
  free(namesakes->found);
  *namesakes = (struct namesakes){0};
}
