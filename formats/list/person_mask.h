/* Names and identity numbers of a row are replaced once it has been worked out and before anything is
 * written, so that no output can tell them: P-3f9a1c… for a name, I-77b0e2… for a number, alike wherever the
 * same person stands under the same key. CONTRACT 1. */
#ifndef ARREARS_FORMATS_LIST_PERSON_MASK_H
#define ARREARS_FORMATS_LIST_PERSON_MASK_H

#include <stdbool.h>

#include "calc/dossier.h"
#include "formats/file/mask_key.h"
#include "formats/list/case_columns.h"

/* `{.key = …}` is ready. Not for several threads at once. */
struct person_mask {
  const struct mask_key *key;
  struct buffer name, id, cell; /* owned: what is compared, as it goes into the key */
};

/* Replaces the row's name and number wherever they stand: in the case, in its cells, in what is wrong with
 * it. A cell that is another identity number is replaced, too. The raw row is put together from its cells; of
 * a row whose cells could not be told apart it is left out. Blanks, the case of ASCII letters and full width
 * make no other name; a number of 15 digits and its successor of 18 are one. */
void person_mask_apply(struct person_mask *mask, struct dossier *dossier, const struct case_columns *columns);

/* Is it what stands in the place of an identity number? */
bool person_mask_is_id(struct text text);

void person_mask_clear(struct person_mask *mask);

#endif
