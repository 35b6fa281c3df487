/* A set of hashes, each with two marks in its lowest bits: of pairs or persons that are told apart by 62 bits
 * of their hash, so that two of them are taken for one by a chance of 2^-62.
 *
 * Memory grows with the hashes, 8 bytes each and the room a hash table needs. */
#ifndef ARREARS_CALC_MARKED_HASHES_H
#define ARREARS_CALC_MARKED_HASHES_H

#include <stddef.h>
#include <stdint.h>

#define MARKED_HASH_FIRST UINT64_C(1)
#define MARKED_HASH_SECOND UINT64_C(2)
#define MARKED_HASH_MARKS (MARKED_HASH_FIRST | MARKED_HASH_SECOND)

struct hash_shelf;

/* `{0}` is valid and empty. */
struct marked_hashes {
  struct hash_shelf *shelves; /* owned; NULL before the first hash */
};

/* Lets the memory come near that marked_hashes_put will look at for one of the next few. Only a hint. */
void marked_hashes_foresee(const struct marked_hashes *set, uint64_t hash);

/* Adds the marks, at least one, to those that the hash has; returns those it had before, 0: it is new. */
uint64_t marked_hashes_put(struct marked_hashes *set, uint64_t hash);

/* Hands out every hash that has both marks, in no order. */
void marked_hashes_twice(const struct marked_hashes *set, void (*take)(void *taker, uint64_t hash),
                         void *taker);

void marked_hashes_clear(struct marked_hashes *set);

#endif
