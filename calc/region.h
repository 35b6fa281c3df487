/* Administrative regions: GB/T 2260 codes, their chain up to the nation, and the names people write. */
#ifndef ARREARS_CALC_REGION_H
#define ARREARS_CALC_REGION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "status.h"
#include "text.h"

/* A six-digit code; REGION_NATION is the whole country. */
typedef int32_t region_code;
enum { REGION_NATION = 0, REGION_NONE = -1, REGION_CHAIN_MAX = 4 };

/* The region itself, its prefecture (XXYY00), its province (XX0000), the nation, each once.
 * Returns how many. */
int region_chain(region_code chain[REGION_CHAIN_MAX], region_code region);

static inline region_code region_province(region_code region) { return region / 10000 * 10000; }

/* Exactly six digits. */
MUST_USE bool region_parse_code(region_code *region, struct text text);
void region_format(struct buffer *out, region_code region);

/* One named region; the texts are owned by whoever filled the table and outlive it. */
struct region_name {
  region_code code;
  struct text name;       /* 杭州市, 内蒙古自治区 */
  struct text short_name; /* 杭州, 内蒙古 */
  struct text english;    /* Hangzhou, Inner Mongolia */
};

/* `{0}` is a valid empty table. */
struct regions {
  struct region_name *names; /* owned array, in code order */
  size_t count, capacity;
};

void regions_add(struct regions *regions, struct region_name name);
void regions_clear(struct regions *regions);

enum region_match { REGION_FOUND, REGION_UNKNOWN, REGION_AMBIGUOUS };

/* Finds a region by code, full name, short name or English name (letter case aside). The full name wins
 * over the short one; a short or English name that two regions share is ambiguous, and *region and *other
 * are two of them. Any six digits are a code, listed or not: districts are found through their chain. */
enum region_match regions_find(const struct regions *regions, struct text text, region_code *region,
                               region_code *other);

/* The names of a code, or of the nearest listed region above it; NULL when none is listed. */
const struct region_name *regions_name(const struct regions *regions, region_code region);

#endif
