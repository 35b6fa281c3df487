/* Headings that nobody reads, and that may nevertheless decide money: they hold a word that belongs to a
 * missing column, or come near to one of its aliases. CONTRACT 2.3. */
#ifndef ARREARS_FORMATS_LIST_HEADING_DOUBTS_H
#define ARREARS_FORMATS_LIST_HEADING_DOUBTS_H

#include <stdbool.h>
#include <stdint.h>

#include "calc/case.h"
#include "calc/text.h"

/* Sets of fields, 1 << enum case_field. */
struct fields_read {
  uint64_t found; /* some heading stands for it */
  uint64_t weak;  /* of those, one that is not of the first rank */
};

/* The column that a heading which stands for none may mean, or FIELD_NONE: it harms nobody. */
enum case_field heading_doubt(struct text heading, struct fields_read read);

/* Whether something in the heading makes another matter of it than the field: 户籍 no region, 出生 no day of
 * payment; or one of these words does. */
bool heading_is_other(struct text heading, enum case_field field, const char *words);

#endif
