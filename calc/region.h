/* Administrative regions: GB/T 2260 codes, their chain up to the nation, and the table of their names. What
 * people write for a region is read by calc/region_reading.h. */
#ifndef ARREARS_CALC_REGION_H
#define ARREARS_CALC_REGION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "region_starts.h"
#include "status.h"
#include "text.h"

/* A six-digit code; REGION_NATION is the whole country. */
typedef int32_t region_code;
enum { REGION_NATION = 0, REGION_NONE = -1, REGION_CHAIN_MAX = 4 };

/* The region itself, its prefecture (XXYY00), its province (XX0000), the nation, each once.
 * Returns how many. */
int region_chain(region_code chain[REGION_CHAIN_MAX], region_code region);

static inline region_code region_province(region_code region) { return region / 10000 * 10000; }
static inline bool region_is_province(region_code region) {
  return region % 10000 == 0 && region != REGION_NATION;
}

/* Beijing, Tianjin, Shanghai, Chongqing, or a place in them. */
bool region_is_municipal(region_code region);

/* Whether `inner` is `outer` or a place in it. */
bool region_contains(region_code outer, region_code inner);

/* Exactly six digits. */
MUST_USE bool region_parse_code(region_code *region, struct text text);
void region_format(struct buffer *out, region_code region);

/* A province, a prefecture, or a county that a province governs itself. The texts of regions and counties are
 * owned by whoever filled the table and outlive it. */
struct region_name {
  region_code code;
  struct text name;       /* 杭州市, 内蒙古自治区 */
  struct text short_name; /* 杭州, 内蒙古: what `name` begins with */
  struct text english;    /* Hangzhou, Inner Mongolia */
};

struct county_name {
  region_code code;
  struct text name;       /* 昆山市, 积石山保安族东乡族撒拉族自治县 */
  struct text short_name; /* 昆山, 积石山: what `name` begins with; empty where it has none (郊区) */
};

/* How a county stands in the table. */
struct county_row {
  const char *name;
  region_code code;
  unsigned char length, short_length; /* of the names, in bytes */
};

/* `{0}` is a valid empty table. Any number of threads may ask it at once, as long as none adds. */
struct regions {
  struct region_name *names; /* owned array, in code order; further names of a code come after its own */
  size_t count, capacity;
  struct county_row *counties; /* owned array, likewise */
  size_t county_count, county_capacity;
  struct region_starts starts; /* of each name: `place in its array * REGION_LISTS + list` */
};

/* In which array a name is, and by which of its columns it is found. */
enum region_list { REGION_LIST_NAMES, REGION_LIST_ENGLISH, REGION_LIST_COUNTIES, REGION_LISTS };

/* Codes are added in ascending order; a code that comes again brings a former or a second name. */
void regions_add(struct regions *regions, struct region_name name);
void regions_add_county(struct regions *regions, struct county_name county);
void regions_clear(struct regions *regions);

/* The county at a place of its array. */
struct county_name regions_county(const struct regions *regions, size_t place);

/* The names of a code, or of the nearest region above it that is no county; NULL when none is listed. */
const struct region_name *regions_name(const struct regions *regions, region_code region);

/* Whether the code is in use. Beside listed codes these are all of a listed prefecture or municipality, whose
 * counties change faster than tables do, and all that a listed province governs itself (XX90YY). */
bool regions_know(const struct regions *regions, region_code region);

/* Appends the name of a code after that of what it lies in: 江苏省苏州市, 北京市朝阳区, 全国. Nothing when it
 * has none. */
void regions_add_path(struct buffer *out, const struct regions *regions, region_code region);

#endif
