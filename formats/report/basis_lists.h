/* The rule rows behind a ledger line, as words that many lines share: each different list of rows is put into
 * words once, and gets its number among the words of the workbook in the order of the list. */
#ifndef ARREARS_FORMATS_REPORT_BASIS_LISTS_H
#define ARREARS_FORMATS_REPORT_BASIS_LISTS_H

#include "formats/record/basis_index.h"
#include "formats/sheet/shared_strings.h"

/* `{0}` is valid and empty; belongs to whoever reserves rows, one batch after another. */
struct basis_lists {
  struct basis_index index;
  uint32_t *words; /* owned: the number of each list's words */
  size_t capacity;
};

/* The number of the basis' words, added to `words` if they are new; SHARED_STRING_NONE where there are none
 * or no room for more. */
uint32_t basis_lists_word(struct basis_lists *lists, struct shared_strings *words,
                          const struct assessment *assessment, struct basis basis);

void basis_lists_clear(struct basis_lists *lists);

#endif
