/* Whether every row of a list has an identity number of its own. Then no rows belong together, which is told
 * so without understanding any of them: most lists are like that, and understanding them for their months
 * alone takes three times as long. RULES 6, "Rows that belong together". */
#ifndef ARREARS_CLI_FLOW_PERSONS_APART_H
#define ARREARS_CLI_FLOW_PERSONS_APART_H

#include <stdbool.h>

#include "formats/list/case_list.h"

/* For a list with a column of identity numbers. Reads up to the first row whose number is none as it stands,
 * or some rows beyond one that has the number of a row above: false, as where reading fails. Of a workbook,
 * whose rows may be kept while they are read, all rows are read in any case. */
bool persons_are_apart(struct case_list *list);

#endif
