#include "formats/report/basis_lists.h"

#include <stdlib.h>

#include "calc/array.h"
#include "formats/words/figures_text.h"

enum { BASIS_LISTS_MOST = SHARED_STRINGS_MOST };

static uint32_t put_into_words(struct shared_strings *words, const struct assessment *assessment,
                               struct basis basis) {
  struct buffer text = {0};
  figure_basis(&text, assessment, basis);
  uint32_t word = shared_strings_add(words, buffer_text(&text));
  buffer_clear(&text);
  return word;
}

uint32_t basis_lists_word(struct basis_lists *lists, struct shared_strings *words,
                          const struct assessment *assessment, struct basis basis) {
  if (basis.count == 0) return SHARED_STRING_NONE;
  const size_t known = basis_index_find(&lists->index, assessment, basis), count = lists->index.count;
  if (known != BASIS_NOT_FOUND) return lists->words[known];
  if (count == BASIS_LISTS_MOST) return SHARED_STRING_NONE;
  lists->words = array_grow(lists->words, &lists->capacity, count + 1, sizeof *lists->words);
  lists->words[count] = put_into_words(words, assessment, basis);
  basis_index_add(&lists->index, assessment, basis);
  return lists->words[count];
}

void basis_lists_clear(struct basis_lists *lists) {
  free(lists->words);
  basis_index_clear(&lists->index);
  *lists = (struct basis_lists){0};
}
