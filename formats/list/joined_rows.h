/* The first of two passes over a case list: which rows belong together. RULES 6. Only the columns of person,
 * place, terms and months are read. */
#ifndef ARREARS_FORMATS_LIST_JOINED_ROWS_H
#define ARREARS_FORMATS_LIST_JOINED_ROWS_H

#include <stdbool.h>

#include "calc/joined_gaps.h"
#include "calc/status.h"
#include "formats/list/case_list.h"
#include "formats/list/cases.h"

/* Whether rows of such a list can belong together: they name a person and state months. */
bool joined_rows_are_possible(const struct case_columns *columns);

/* Reads the list to its end; *gaps is sealed. False: it ended early (table_failure), and *gaps is empty. */
MUST_USE bool joined_rows_read(struct joined_gaps *gaps, struct case_list *list,
                               const struct case_defaults *defaults, const struct regions *regions);

#endif
