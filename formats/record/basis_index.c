#include "formats/record/basis_index.h"

#include <stdlib.h>
#include <string.h>

#include "calc/array.h"
#include "calc/hash.h"

static const struct rule *const *rows_of(const struct assessment *assessment, struct basis basis) {
  return assessment->basis_rows + basis.first;
}

/* Of where the rows are: what they hold lies all over the memory, and no order follows from a hash here. */
static uint64_t hash_rows(const struct rule *const *rows, size_t count) {
  uint64_t hash = count;
  for (size_t i = 0; i < count; i++) hash = hash * UINT64_C(0x100000001B3) + (uintptr_t)rows[i];
  return hash_number(hash);
}

size_t basis_index_find(const struct basis_index *index, const struct assessment *assessment,
                        struct basis basis) {
  const struct rule *const *rows = rows_of(assessment, basis);
  const uint64_t hash = hash_rows(rows, basis.count);
  size_t item, step = 0;
  while ((item = hash_index_next(&index->index, hash, &step)) != HASH_INDEX_NONE) {
    const struct basis_list *known = &index->lists[item];
    if (known->count == basis.count &&
        memcmp(index->rows + known->first, rows, basis.count * sizeof *rows) == 0)
      return item;
  }
  return BASIS_NOT_FOUND;
}

void basis_index_add(struct basis_index *index, const struct assessment *assessment, struct basis basis) {
  const struct rule *const *rows = rows_of(assessment, basis);
  const size_t row_count = index->row_count + basis.count;
  index->lists = array_grow(index->lists, &index->capacity, index->count + 1, sizeof *index->lists);
  index->rows = array_grow(index->rows, &index->row_capacity, row_count, sizeof *index->rows);
  memcpy(index->rows + index->row_count, rows, basis.count * sizeof *rows);
  index->lists[index->count] = (struct basis_list){index->row_count, basis.count};
  index->row_count = row_count;
  hash_index_add(&index->index, hash_rows(rows, basis.count), index->count++);
}

void basis_index_clear(struct basis_index *index) {
  free(index->rows);
  free(index->lists);
  hash_index_clear(&index->index);
  *index = (struct basis_index){0};
}
