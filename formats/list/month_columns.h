/* Which columns of a list hold the wage of a month each, and what speaks against reading them. CONTRACT 2.3.
 */
#ifndef ARREARS_FORMATS_LIST_MONTH_COLUMNS_H
#define ARREARS_FORMATS_LIST_MONTH_COLUMNS_H

#include "formats/list/case_columns.h"

enum month_standing {
  MONTH_FREE,
  MONTH_CHOSEN, /* said by hand to be one */
  MONTH_BARRED  /* stands for something else */
};

/* Fills the months of `columns`, whose fields are found; a standing for each column. Where a heading may be
 * taken in two ways it is added to the problem's doubts. */
void month_columns_find(struct case_columns *columns, const enum month_standing *standings,
                        struct columns_problem *problem);

#endif
