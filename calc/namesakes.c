#include "namesakes.h"

#include <stdlib.h>

#include "array.h"
#include "folded_text.h"
#include "hash.h"

/* The marks stand below the hash of name and employer. */
#define WITH_NUMBER MARKED_HASH_FIRST
#define WITHOUT_NUMBER MARKED_HASH_SECOND
#define MARKS MARKED_HASH_MARKS

uint64_t namesake_of(const struct reported_case *reported) {
  if (text_is_empty(reported->name)) return 0;
  const uint64_t employer = folded_text_hash(reported->employer);
  const uint64_t pair = hash_number(employer + 3 * folded_text_hash(reported->name));
  return (pair & ~MARKS) | (text_is_empty(reported->id_number) ? WITHOUT_NUMBER : WITH_NUMBER);
}

void namesakes_foresee(const struct namesakes *namesakes, uint64_t namesake) {
  if (namesake != 0) marked_hashes_foresee(&namesakes->names, namesake);
}

void namesakes_take(struct namesakes *namesakes, uint64_t namesake) {
  if (namesake != 0) (void)marked_hashes_put(&namesakes->names, namesake);
}

static void keep_found(void *taker, uint64_t namesake) {
  struct namesakes *namesakes = taker;
  namesakes->found = array_grow(namesakes->found, &namesakes->found_capacity, namesakes->found_count + 1,
                                sizeof *namesakes->found);
  namesakes->found[namesakes->found_count++] = namesake;
}

static int by_number(const void *left, const void *right) {
  const uint64_t *one = left, *other = right;
  return (*one > *other) - (*one < *other);
}

void namesakes_seal(struct namesakes *namesakes) {
  marked_hashes_twice(&namesakes->names, keep_found, namesakes);
  marked_hashes_clear(&namesakes->names);
  if (namesakes->found_count > 1)
    qsort(namesakes->found, namesakes->found_count, sizeof *namesakes->found, by_number);
}

bool namesakes_have(const struct namesakes *namesakes, const struct reported_case *reported) {
  if (namesakes->found_count == 0 || text_is_empty(reported->name)) return false;
  const uint64_t wanted = namesake_of(reported) | MARKS;
  return bsearch(&wanted, namesakes->found, namesakes->found_count, sizeof wanted, by_number) != NULL;
}

void namesakes_clear(struct namesakes *namesakes) {
  marked_hashes_clear(&namesakes->names);
  free(namesakes->found);
  *namesakes = (struct namesakes){0};
}
