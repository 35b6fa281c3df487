#include "region.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>

#include "array.h"
#include "region_fold.h"

int region_chain(region_code chain[REGION_CHAIN_MAX], region_code region) {
  const region_code levels[REGION_CHAIN_MAX] = {region, region / 100 * 100, region / 10000 * 10000,
                                                REGION_NATION};
  int count = 0;
  for (int i = 0; i < REGION_CHAIN_MAX; i++)
    if (count == 0 || levels[i] != chain[count - 1]) chain[count++] = levels[i];
  return count;
}

bool region_is_municipal(region_code region) {
  region_code province = region / 10000;
  return province == 11 || province == 12 || province == 31 || province == 50;
}

bool region_contains(region_code outer, region_code inner) {
  return outer == inner || outer == inner / 100 * 100 || outer == inner / 10000 * 10000 ||
         outer == REGION_NATION;
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

static void index_name(struct regions *regions, struct text name, size_t place, enum region_list list) {
  region_starts_add(&regions->starts, name, place * REGION_LISTS + list);
}

void regions_add(struct regions *regions, struct region_name name) {
  size_t place = regions->count;
  struct buffer english = {0};
  assert(place == 0 || regions->names[place - 1].code <= name.code);
  regions->names = array_grow(regions->names, &regions->capacity, place + 1, sizeof *regions->names);
  regions->names[regions->count++] = name;
  region_fold_english(&english, name.english);
  index_name(regions, name.name, place, REGION_LIST_NAMES);
  index_name(regions, buffer_text(&english), place, REGION_LIST_ENGLISH);
  buffer_clear(&english);
}

void regions_add_county(struct regions *regions, struct county_name county) {
  size_t place = regions->county_count;
  assert(place == 0 || regions->counties[place - 1].code <= county.code);
  assert(county.name.length <= UCHAR_MAX && text_starts_with(county.name, county.short_name));
  regions->counties =
      array_grow(regions->counties, &regions->county_capacity, place + 1, sizeof *regions->counties);
  regions->counties[regions->county_count++] =
      (struct county_row){county.name.at, county.code, (unsigned char)county.name.length,
                          (unsigned char)county.short_name.length};
  index_name(regions, county.name, place, REGION_LIST_COUNTIES);
}

void regions_clear(struct regions *regions) {
  free(regions->names);
  free(regions->counties);
  region_starts_clear(&regions->starts);
  *regions = (struct regions){0};
}

static const struct region_name *find_name(const struct regions *regions, region_code code) {
  size_t low = 0, high = regions->count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (regions->names[middle].code < code)
      low = middle + 1;
    else
      high = middle;
  }
  return low < regions->count && regions->names[low].code == code ? &regions->names[low] : NULL;
}

struct county_name regions_county(const struct regions *regions, size_t place) {
  const struct county_row *row = &regions->counties[place];
  return (struct county_name){row->code, {row->name, row->length}, {row->name, row->short_length}};
}

/* The name of a county, empty when it is none of the table. */
static struct text county_name(const struct regions *regions, region_code code) {
  size_t low = 0, high = regions->county_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (regions->counties[middle].code < code)
      low = middle + 1;
    else
      high = middle;
  }
  bool is_listed = low < regions->county_count && regions->counties[low].code == code;
  return is_listed ? regions_county(regions, low).name : TEXT("");
}

const struct region_name *regions_name(const struct regions *regions, region_code region) {
  region_code chain[REGION_CHAIN_MAX];
  int count = region_chain(chain, region);
  for (int i = 0; i < count; i++) {
    const struct region_name *name = find_name(regions, chain[i]);
    if (name != NULL) return name;
  }
  return NULL;
}

bool regions_know(const struct regions *regions, region_code region) {
  const struct region_name *nearest = regions_name(regions, region);
  if (region == REGION_NATION || (nearest != NULL && nearest->code == region)) return true;
  if (nearest == NULL) return false;
  return nearest->code % 10000 != 0 || region / 100 % 100 == 90 || region_is_municipal(region);
}

void regions_add_path(struct buffer *out, const struct regions *regions, region_code region) {
  const struct region_name *nearest = regions_name(regions, region);
  if (region == REGION_NATION) buffer_add_literal(out, "全国");
  if (nearest == NULL) return;
  if (nearest->code == region && !region_is_province(region))
    regions_add_path(out, regions, region_province(region));
  buffer_add_text(out, nearest->name);
  if (nearest->code != region) buffer_add_text(out, county_name(regions, region));
}
