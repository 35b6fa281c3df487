/* What the user says a heading stands for: --column 'HEADING=NAME'. CONTRACT 2.3. */
#ifndef ARREARS_FORMATS_LIST_COLUMN_CHOICE_H
#define ARREARS_FORMATS_LIST_COLUMN_CHOICE_H

#include <stddef.h>

#include "calc/status.h"
#include "formats/list/heading_aliases.h"

struct column_choice {
  struct text heading, name; /* as typed; an empty name: the column is carried, unread */
  struct heading_meaning meaning;
};

/* False: there is no = in it, no heading before, or a name behind that stands for no column. The heading may
 * hold a = itself. Views into the text. */
MUST_USE bool column_choice_read(struct column_choice *choice, struct text typed);

/* Whether it is about this heading of a list, which both are folded for. */
bool column_choice_is_about(const struct column_choice *choice, struct text heading);

#endif
