#include "missed_neighbours.h"

#include <stdlib.h>
#include <string.h>

#include "array.h"

/* Of a person's rows up to one of them, by their first month: the one that lasts longest, and the one that
 * does among those on other terms than it. */
struct missed_reach {
  const struct missed_months *farthest, *other; /* other NULL: none */
};

static void extend(struct missed_reach *reach, const struct missed_months *row) {
  if (reach->farthest == NULL) {
    reach->farthest = row;
  } else if (missed_months_have_same_terms(row, reach->farthest)) {
    if (row->last > reach->farthest->last) reach->farthest = row;
  } else if (row->last > reach->farthest->last) {
    *reach = (struct missed_reach){row, reach->farthest};
  } else if (reach->other == NULL || row->last > reach->other->last) {
    reach->other = row;
  }
}

struct missed_neighbours missed_neighbours_of(const struct missed_months *rows, size_t count) {
  struct missed_neighbours neighbours = {array_new(count, sizeof *rows),
                                         array_new(count, sizeof(struct missed_reach)), count};
  struct missed_reach reach = {0};
  memcpy(neighbours.rows, rows, count * sizeof *rows);
  qsort(neighbours.rows, count, sizeof *rows, missed_months_by_first);
  for (size_t i = 0; i < count; i++) {
    extend(&reach, &neighbours.rows[i]);
    neighbours.reaches[i] = reach;
  }
  return neighbours;
}

/* How many rows begin no later than the month. */
static size_t count_begun(const struct missed_neighbours *neighbours, int month) {
  size_t low = 0, high = neighbours->count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (neighbours->rows[middle].first <= month)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

uint32_t missed_neighbours_line(const struct missed_neighbours *neighbours, const struct missed_months *row,
                                int month) {
  const size_t begun = count_begun(neighbours, month);
  if (begun == 0) return 0;
  const struct missed_reach *reach = &neighbours->reaches[begun - 1];
  const struct missed_months *other =
      missed_months_have_same_terms(row, reach->farthest) ? reach->other : reach->farthest;
  return other != NULL && other->last >= month ? other->line : 0;
}

void missed_neighbours_clear(struct missed_neighbours *neighbours) {
  free(neighbours->rows);
  free(neighbours->reaches);
  *neighbours = (struct missed_neighbours){0};
}
