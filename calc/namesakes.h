/* Names that stand under one employer both in rows with an identity number and in rows without: maybe one
 * person, who is counted as two. RULES 7, "Same person twice".
 *
 *   namesakes_take for each row, in any order -> namesakes_seal -> namesakes_have for each row
 *
 * Memory grows with the names of the list, 8 bytes each and the room a hash table needs; once sealed only
 * with those that are found. Once sealed, any number of threads may ask. */
#ifndef ARREARS_CALC_NAMESAKES_H
#define ARREARS_CALC_NAMESAKES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "case.h"
#include "marked_hashes.h"

/* `{0}` is a valid empty set. */
struct namesakes {
  struct marked_hashes names; /* empty once sealed */
  uint64_t *found;            /* owned; sorted */
  size_t found_count, found_capacity;
};

/* Name and employer as people compare them, and whether the row has a number; 0: it has no name. Two pairs
 * have one key by a chance of 2^-62. */
uint64_t namesake_of(const struct reported_case *reported);

/* Lets the memory come near that namesakes_take will look at for one of the next few. Only a hint. */
void namesakes_foresee(const struct namesakes *namesakes, uint64_t namesake);

/* What namesake_of said of a row; 0 is nobody. */
void namesakes_take(struct namesakes *namesakes, uint64_t namesake);

/* No further row comes. */
void namesakes_seal(struct namesakes *namesakes);

/* Whether a row of the same name and employer has a number where this one has none, or the other way round.
 */
bool namesakes_have(const struct namesakes *namesakes, const struct reported_case *reported);

void namesakes_clear(struct namesakes *namesakes);

#endif
