#include "region.h"

#include <stdlib.h>

#include "array.h"

int region_chain(region_code chain[REGION_CHAIN_MAX], region_code region) {
  const region_code levels[REGION_CHAIN_MAX] = {region, region / 100 * 100, region / 10000 * 10000,
                                                REGION_NATION};
  int count = 0;
  for (int i = 0; i < REGION_CHAIN_MAX; i++)
    if (count == 0 || levels[i] != chain[count - 1]) chain[count++] = levels[i];
  return count;
}

bool region_parse_code(region_code *region, struct text text) {
  region_code code = 0;
  if (text.length != 6) return false;
  for (size_t i = 0; i < 6; i++) {
    if (text.at[i] < '0' || text.at[i] > '9') return false;
    code = code * 10 + (text.at[i] - '0');
  }
  *region = code;
  return true;
}

void region_format(struct buffer *out, region_code region) {
  char *at = buffer_room(out, 6);
  for (int i = 5; i >= 0; i--, region /= 10) at[i] = (char)('0' + region % 10);
  out->length += 6;
}

void regions_add(struct regions *regions, struct region_name name) {
  regions->names = array_grow(regions->names, &regions->capacity, regions->count + 1, sizeof *regions->names);
  regions->names[regions->count++] = name;
}

void regions_clear(struct regions *regions) {
  free(regions->names);
  *regions = (struct regions){0};
}

static bool is_full_name(const struct region_name *name, struct text text) {
  return text_equals(name->name, text);
}

static bool is_short_or_english(const struct region_name *name, struct text text) {
  return text_equals(name->short_name, text) || text_equals_any_case(name->english, text);
}

typedef bool name_test(const struct region_name *name, struct text text);

/* Beijing is listed as 110000 and, in some tables, as 110100: a place inside the first match is the same. */
static bool is_within(region_code inner, region_code outer) {
  return region_province(inner) == outer &&
         (outer / 10000 == 11 || outer / 10000 == 12 || outer / 10000 == 31 || outer / 10000 == 50);
}

static enum region_match find_by(const struct regions *regions, struct text text, name_test *test,
                                 region_code *region, region_code *other) {
  bool found = false;
  for (size_t i = 0; i < regions->count; i++) {
    region_code code = regions->names[i].code;
    if (!test(&regions->names[i], text)) continue;
    if (found && !is_within(code, *region)) {
      *other = code;
      return REGION_AMBIGUOUS;
    }
    if (!found) *region = code;
    found = true;
  }
  return found ? REGION_FOUND : REGION_UNKNOWN;
}

enum region_match regions_find(const struct regions *regions, struct text text, region_code *region,
                               region_code *other) {
  if (region_parse_code(region, text)) return REGION_FOUND;
  enum region_match match = find_by(regions, text, is_full_name, region, other);
  if (match != REGION_UNKNOWN) return match;
  return find_by(regions, text, is_short_or_english, region, other);
}

static const struct region_name *find_code(const struct regions *regions, region_code code) {
  for (size_t i = 0; i < regions->count; i++)
    if (regions->names[i].code == code) return &regions->names[i];
  return NULL;
}

const struct region_name *regions_name(const struct regions *regions, region_code region) {
  region_code chain[REGION_CHAIN_MAX];
  int count = region_chain(chain, region);
  for (int i = 0; i < count; i++) {
    const struct region_name *name = find_code(regions, chain[i]);
    if (name != NULL) return name;
  }
  return NULL;
}
