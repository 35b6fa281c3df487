/* The names of carried columns in the outputs: their headings, made unlike ours and unlike each other, and
 * never empty. CONTRACT 3. */
#ifndef ARREARS_FORMATS_LIST_CARRIED_NAMES_H
#define ARREARS_FORMATS_LIST_CARRIED_NAMES_H

#include <stddef.h>

#include "calc/buffer.h"
#include "calc/text.h"

/* `{0}` is valid and empty. */
struct carried_names {
  struct buffer texts; /* one behind the other */
  size_t *ends;        /* owned: where each ends */
  size_t count, capacity;
};

/* Adds the name of one more carried column: `carried_NAME` where a column of ours is called so, `column_7`
 * for an empty heading of the 7th column, NAME_2, NAME_3 where the name is taken. `indexes` count columns
 * from 0. */
void carried_names_find(struct carried_names *names, const struct text *headings, const size_t *indexes,
                        size_t count);

/* The name of a carried column, counted from 0; valid while nothing is added. */
struct text carried_names_text(const struct carried_names *names, size_t carried);

void carried_names_clear(struct carried_names *names);

#endif
