/* Hash functions: for tables in memory and for sharing a list among machines.
 * The values are the same on every machine and in every version: shards of one list rely on it. */
#ifndef ARREARS_CALC_HASH_H
#define ARREARS_CALC_HASH_H

#include <stdint.h>

#include "text.h"

/* Every bit of the value decides about half the bits of the result; without collisions. */
static inline uint64_t hash_number(uint64_t value) {
  value ^= value >> 31;
  value *= UINT64_C(0x9E3779B97F4A7C15);
  value ^= value >> 29;
  value *= UINT64_C(0xBF58476D1CE4E5B9);
  return value ^ value >> 32;
}

/* FNV-1a, mixed. */
static inline uint64_t hash_text(struct text text) {
  uint64_t hash = UINT64_C(0xCBF29CE484222325);
  for (size_t i = 0; i < text.length; i++)
    hash = (hash ^ (unsigned char)text.at[i]) * UINT64_C(0x100000001B3);
  return hash_number(hash);
}

/* Memory of a large table is asked for so many items before they are looked up. */
enum { HASH_AHEAD = 8 };

/* Spreads the low 32 bits of a hash evenly over a table of any size. */
static inline uint32_t hash_place(uint64_t hash, uint32_t capacity) {
  return (uint32_t)((hash & UINT32_MAX) * capacity >> 32);
}

#endif
