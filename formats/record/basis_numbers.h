/* The rule rows behind ledger lines, by number: each different list, as it reads, is numbered from 1 in the
 * order in which a run first rests on it, so that a line needs a number where it would repeat a long text.
 * CONTRACT 3, `because`. */
#ifndef ARREARS_FORMATS_RECORD_BASIS_NUMBERS_H
#define ARREARS_FORMATS_RECORD_BASIS_NUMBERS_H

#include <stdbool.h>

#include "calc/buffer.h"
#include "calc/dossier.h"
#include "formats/record/basis_index.h"

/* `{0}` is valid and empty; shared by the outputs of one run, which use it in the order of the list, one
 * batch after another. The rule rows outlive it. */
struct basis_numbers {
  struct basis_index index;
  size_t *numbers; /* owned: of each list of the index; lists that read alike have one number */
  size_t capacity;
  struct buffer texts; /* of all numbers one after another: the cells behind the number, and LF */
  size_t *ends;        /* owned: where the text of each number ends, from number 1 on */
  size_t count, end_capacity;
  struct hash_index by_text;
  size_t told; /* numbers whose text stands in the file of lists already */
};

/* What a line says: a number, 0 where it rests on nothing, and whether no line before said it. */
struct basis_mark {
  size_t number;
  bool is_first;
};

/* The marks of a batch's ledger lines, and how many were used. `{0}` is valid and empty. */
struct basis_marks {
  struct basis_mark *marks; /* owned */
  size_t count, capacity, next;
};

/* Numbers every ledger line of the batch, after forgetting the marks of the one before. */
void basis_numbers_mark(struct basis_numbers *numbers, struct basis_marks *marks,
                        const struct dossier *dossiers, size_t count);

/* The text of a number, as the file of lists has it behind the number: CSV cells, and LF. */
struct text basis_numbers_text(const struct basis_numbers *numbers, size_t number);

void basis_numbers_clear(struct basis_numbers *numbers);
void basis_marks_clear(struct basis_marks *marks);

#endif
