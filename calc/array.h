/* Arrays that grow by doubling. Running out of memory aborts the program, as in GMP. */
#ifndef ARREARS_CALC_ARRAY_H
#define ARREARS_CALC_ARRAY_H

#include <stddef.h>

/* Makes the array larger; callers use array_grow. */
void *array_enlarge(void *items, size_t *capacity, size_t wanted, size_t size);

/* The array with room for at least `wanted` items of `size` bytes; *capacity counts items and follows.
 * The old array (NULL at first) is freed. */
static inline void *array_grow(void *items, size_t *capacity, size_t wanted, size_t size) {
  return wanted <= *capacity ? items : array_enlarge(items, capacity, wanted, size);
}

/* A new array of `count` zeroed items; never NULL. */
void *array_new(size_t count, size_t size);

#endif
