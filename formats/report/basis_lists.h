/* The rule rows behind ledger lines as the sheet Basis has them: a row for each number, with a cell for each
 * parameter, and further ones where a parameter has several rule rows. The numbers are those of the ledger in
 * CSV. */
#ifndef ARREARS_FORMATS_REPORT_BASIS_LISTS_H
#define ARREARS_FORMATS_REPORT_BASIS_LISTS_H

#include "formats/record/basis_numbers.h"
#include "formats/words/sheet_words.h"

/* `{0}` is valid and empty; belongs to whoever reserves rows, one batch after another. */
struct basis_lists {
  struct basis_numbers numbers;
  size_t *lists;       /* owned: of each number, from 1 on, the first list of the index that has it */
  int64_t *first_rows; /* owned: where its rows begin, from 0 */
  size_t count, list_capacity, row_capacity;
  size_t seen;  /* lists of the index that have been looked at */
  int64_t rows; /* of all numbers */
};

/* What a ledger line says, and where that stands; number 0: the line rests on nothing. */
struct basis_place {
  size_t number;
  int64_t first_row;
};

/* Numbers every ledger line of the batch, as basis_numbers_mark does. Rows that the language is not told are
 * no rows of the sheet. */
void basis_lists_mark(struct basis_lists *lists, struct basis_marks *marks, enum sheet_language language,
                      const struct dossier *dossiers, size_t count);

struct basis_place basis_lists_place(const struct basis_lists *lists, size_t number);

/* How many rows of the sheet the number has, from 1 on. */
int64_t basis_lists_row_count(const struct basis_lists *lists, size_t number);

/* The rule rows of a number, from 1 on; *count of them. */
const struct rule *const *basis_lists_rows(const struct basis_lists *lists, size_t number, size_t *count);

void basis_lists_clear(struct basis_lists *lists);

#endif
