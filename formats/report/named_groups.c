#include "formats/report/named_groups.h"

#include <stdlib.h>
#include <string.h>

#include "calc/array.h"

/* The first group whose name does not come before this one. */
static size_t place_of(const struct named_groups *groups, struct text name) {
  size_t low = 0, high = groups->count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (text_compare(buffer_text(&groups->items[middle].name), name) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

struct report_sums *named_groups_sums(struct named_groups *groups, struct text name) {
  const size_t place = place_of(groups, name);
  if (place < groups->count && text_equals(buffer_text(&groups->items[place].name), name))
    return &groups->items[place].sums;
  if (groups->count == NAMED_GROUPS_MOST) return &groups->others;
  groups->items = array_grow(groups->items, &groups->capacity, groups->count + 1, sizeof *groups->items);
  struct named_group *group = &groups->items[place];
  memmove(group + 1, group, (groups->count - place) * sizeof *group);
  *group = (struct named_group){0};
  buffer_add_text(&group->name, name);
  groups->count++;
  return &group->sums;
}

void named_groups_join(struct named_groups *groups, const struct named_groups *added) {
  for (size_t i = 0; i < added->count; i++)
    report_sums_join(named_groups_sums(groups, buffer_text(&added->items[i].name)), &added->items[i].sums);
  report_sums_join(&groups->others, &added->others);
}

void named_groups_reset(struct named_groups *groups) {
  for (size_t i = 0; i < groups->count; i++) {
    buffer_clear(&groups->items[i].name);
    report_sums_clear(&groups->items[i].sums);
  }
  report_sums_clear(&groups->others);
  groups->count = 0;
}

void named_groups_clear(struct named_groups *groups) {
  named_groups_reset(groups);
  free(groups->items);
  *groups = (struct named_groups){0};
}
