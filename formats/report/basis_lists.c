#include "formats/report/basis_lists.h"

#include <stdlib.h>

#include "calc/array.h"
#include "calc/hash.h"
#include "formats/words/figures_text.h"

enum { BASIS_LISTS_MOST = SHARED_STRINGS_MOST };

static uint64_t hash_rows(const struct rule *const *rows, size_t count) {
  uint64_t hash = count;
  for (size_t i = 0; i < count; i++) hash = hash_number(hash ^ rows[i]->index);
  return hash;
}

static const struct basis_list *find(const struct basis_lists *lists, const struct rule *const *rows,
                                     size_t count, uint64_t hash) {
  size_t item, step = 0;
  while ((item = hash_index_next(&lists->index, hash, &step)) != HASH_INDEX_NONE) {
    const struct basis_list *known = &lists->items[item];
    if (known->count == count && memcmp(lists->rows + known->first, rows, count * sizeof *rows) == 0)
      return known;
  }
  return NULL;
}

static uint32_t put_into_words(struct shared_strings *words, const struct assessment *assessment,
                               struct basis basis) {
  struct buffer text = {0};
  figure_basis(&text, assessment, basis);
  uint32_t word = shared_strings_add(words, buffer_text(&text));
  buffer_clear(&text);
  return word;
}

static void keep(struct basis_lists *lists, const struct rule *const *rows, size_t count, uint32_t word) {
  lists->items = array_grow(lists->items, &lists->capacity, lists->count + 1, sizeof *lists->items);
  lists->rows = array_grow(lists->rows, &lists->row_capacity, lists->row_count + count, sizeof *lists->rows);
  memcpy(lists->rows + lists->row_count, rows, count * sizeof *rows);
  lists->items[lists->count] = (struct basis_list){.first = lists->row_count, .count = count, .word = word};
  lists->row_count += count;
}

uint32_t basis_lists_word(struct basis_lists *lists, struct shared_strings *words,
                          const struct assessment *assessment, struct basis basis) {
  if (basis.count == 0) return SHARED_STRING_NONE;
  const struct rule *const *rows = assessment->basis_rows + basis.first;
  uint64_t hash = hash_rows(rows, basis.count);
  const struct basis_list *known = find(lists, rows, basis.count, hash);
  if (known != NULL) return known->word;
  if (lists->count == BASIS_LISTS_MOST) return SHARED_STRING_NONE;
  uint32_t word = put_into_words(words, assessment, basis);
  keep(lists, rows, basis.count, word);
  hash_index_add(&lists->index, hash, lists->count++);
  return word;
}

void basis_lists_clear(struct basis_lists *lists) {
  free(lists->rows);
  free(lists->items);
  hash_index_clear(&lists->index);
  *lists = (struct basis_lists){0};
}
