/* The first of two passes over a case list: which rows belong together. RULES 6. Only the columns of person,
 * place, terms and months are read.
 *
 * As in the pipeline, a worker takes the next rows, reads their cells while others take theirs, and waits for
 * its turn; so what is found does not depend on the number of workers. */
#ifndef ARREARS_CLI_FLOW_JOINED_ROWS_H
#define ARREARS_CLI_FLOW_JOINED_ROWS_H

#include <stdbool.h>

#include "calc/joined_gaps.h"
#include "calc/status.h"
#include "formats/list/case_list.h"
#include "formats/list/cases.h"

struct joined_rows {
  struct case_list *list;
  const struct case_defaults *defaults;
  const struct regions *regions;
  int jobs; /* at least 1 */
};

/* Reads the list to its end; *gaps, empty before, is sealed. False: it ended early (table_failure), and *gaps
 * is empty. */
MUST_USE bool joined_rows_read(const struct joined_rows *rows, struct joined_gaps *gaps);

#endif
