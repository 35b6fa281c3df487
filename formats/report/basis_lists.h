/* The rule rows behind a ledger line, as words that many lines share: each different list of rows is put into
 * words once, and gets its number among the words of the workbook in the order of the list. */
#ifndef ARREARS_FORMATS_REPORT_BASIS_LISTS_H
#define ARREARS_FORMATS_REPORT_BASIS_LISTS_H

#include "calc/assessment.h"
#include "calc/hash_index.h"
#include "formats/sheet/shared_strings.h"

struct basis_list {
  size_t first, count; /* rows of basis_lists.rows */
  uint32_t word;
};

/* `{0}` is valid and empty; belongs to whoever reserves rows, one batch after another. */
struct basis_lists {
  const struct rule **rows; /* owned: of all lists one after another */
  size_t row_count, row_capacity;
  struct basis_list *items; /* owned */
  size_t count, capacity;
  struct hash_index index;
};

/* The number of the basis' words, added to `words` if they are new; SHARED_STRING_NONE where there are none
 * or no room for more. */
uint32_t basis_lists_word(struct basis_lists *lists, struct shared_strings *words,
                          const struct assessment *assessment, struct basis basis);

void basis_lists_clear(struct basis_lists *lists);

#endif
