#include "array.h"

#include <stdint.h>
#include <stdlib.h>

void *array_enlarge(void *items, size_t *capacity, size_t wanted, size_t size) {
  enum { FIRST = 16 };
  *capacity = *capacity * 2 > wanted ? *capacity * 2 : wanted < FIRST ? FIRST : wanted;
  if (*capacity > SIZE_MAX / size) abort();
  void *grown = realloc(items, *capacity * size);
  if (grown == NULL) abort();
  return grown;
}

void *array_new(size_t count, size_t size) {
  void *items = calloc(count == 0 ? 1 : count, size);
  if (items == NULL) abort();
  return items;
}
