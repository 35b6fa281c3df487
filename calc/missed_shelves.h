/* The rows of a list by person: those of one person come back together.
 *
 *   missed_shelves_put for each row -> missed_shelves_empty
 *
 * 24 bytes a row and the room that growing arrays need; few large arrays, so that each goes back to the
 * system as soon as its persons are done. */
#ifndef ARREARS_CALC_MISSED_SHELVES_H
#define ARREARS_CALC_MISSED_SHELVES_H

#include <stddef.h>

#include "missed_months.h"

struct missed_shelf {
  struct missed_months *rows; /* owned; as they came */
  size_t count, capacity;
};

enum { MISSED_SHELF_BITS = 4, MISSED_SHELF_COUNT = 1 << MISSED_SHELF_BITS };

/* `{0}` is a valid empty set. */
struct missed_shelves {
  struct missed_shelf at[MISSED_SHELF_COUNT];
};

void missed_shelves_put(struct missed_shelves *shelves, struct missed_months row);

/* All rows of a person, by terms and then by first month; `take` may order them anew. */
typedef void missed_shelves_take(void *taker, struct missed_months *rows, size_t count);

/* Hands out the persons, each once, in an order that depends on nothing but who they are. Who has a single
 * row may be left out. Empties the shelves. */
void missed_shelves_empty(struct missed_shelves *shelves, missed_shelves_take *take, void *taker);

void missed_shelves_clear(struct missed_shelves *shelves);

#endif
