/* Finds names by how they begin. The index knows places alone; whether a text begins with the name at a place
 * is for its owner to say. It is small, for it is made anew whenever the program starts. */
#ifndef ARREARS_CALC_REGION_STARTS_H
#define ARREARS_CALC_REGION_STARTS_H

#include <stddef.h>
#include <stdint.h>

#include "text.h"

/* `{0}` is valid and empty. Items are chained by the hash of their first two characters, or three letters. */
struct region_starts {
  uint16_t *first; /* owned; by hash: an item + 1, 0 where there is none */
  uint16_t *next;  /* owned; by item: the next item of its chain + 1 */
  size_t capacity; /* of next */
};

enum { REGION_STARTS_ITEMS_MAX = UINT16_MAX };
#define REGION_STARTS_NONE SIZE_MAX

/* Adds an item below REGION_STARTS_ITEMS_MAX under a folded name (see region_fold.h). A name that is shorter
 * than what it is found by is left out. */
void region_starts_add(struct region_starts *starts, struct text name, size_t item);

/* The items among which are all whose name the text begins with: the first, and the one after an item.
 * REGION_STARTS_NONE: there is no further one. */
size_t region_starts_first(const struct region_starts *starts, struct text text);
size_t region_starts_next(const struct region_starts *starts, size_t item);

void region_starts_clear(struct region_starts *starts);

#endif
