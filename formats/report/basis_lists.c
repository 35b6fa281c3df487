#include "formats/report/basis_lists.h"

#include <stdlib.h>

#include "calc/array.h"

/* As many as a parameter has rule rows that are told, the one with most of them. */
static int64_t count_rows(const struct basis_index *index, size_t list, enum sheet_language language) {
  int64_t rows[PARAMETER_COUNT] = {0}, most = 0;
  for (size_t i = 0; i < index->lists[list].count; i++) {
    const struct rule *rule = index->rows[index->lists[list].first + i];
    if (sheet_words_tell_rule(language, rule) && ++rows[rule->parameter] > most) most = rows[rule->parameter];
  }
  return most;
}

/* Lists that read alike have one number, and stand on the sheet once. */
static void add_list(struct basis_lists *lists, size_t list, enum sheet_language language) {
  if (lists->numbers.numbers[list] <= lists->count) return;
  const size_t count = lists->count + 1;
  lists->lists = array_grow(lists->lists, &lists->list_capacity, count, sizeof *lists->lists);
  lists->first_rows = array_grow(lists->first_rows, &lists->row_capacity, count, sizeof *lists->first_rows);
  lists->lists[lists->count] = list;
  lists->first_rows[lists->count] = lists->rows;
  lists->rows += count_rows(&lists->numbers.index, list, language);
  lists->count = count;
}

void basis_lists_mark(struct basis_lists *lists, struct basis_marks *marks, enum sheet_language language,
                      const struct dossier *dossiers, size_t count) {
  basis_numbers_mark(&lists->numbers, marks, dossiers, count);
  for (; lists->seen < lists->numbers.index.count; lists->seen++) add_list(lists, lists->seen, language);
}

struct basis_place basis_lists_place(const struct basis_lists *lists, size_t number) {
  return (struct basis_place){number, number == 0 ? 0 : lists->first_rows[number - 1]};
}

int64_t basis_lists_row_count(const struct basis_lists *lists, size_t number) {
  return (number < lists->count ? lists->first_rows[number] : lists->rows) - lists->first_rows[number - 1];
}

const struct rule *const *basis_lists_rows(const struct basis_lists *lists, size_t number, size_t *count) {
  const struct basis_index *index = &lists->numbers.index;
  const struct basis_list *list = &index->lists[lists->lists[number - 1]];
  *count = list->count;
  return index->rows + list->first;
}

void basis_lists_clear(struct basis_lists *lists) {
  basis_numbers_clear(&lists->numbers);
  free(lists->lists);
  free(lists->first_rows);
  *lists = (struct basis_lists){0};
}
