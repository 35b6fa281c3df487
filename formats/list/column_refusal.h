/* Why the columns of a list are refused, and the way out. CONTRACT 2.3. */
#ifndef ARREARS_FORMATS_LIST_COLUMN_REFUSAL_H
#define ARREARS_FORMATS_LIST_COLUMN_REFUSAL_H

#include "formats/list/case_columns.h"
#include "formats/list/kept_rows.h"
#include "formats/words/tell.h"

/* What is refused, and who is told. All of it outlives the telling. */
struct column_refusal {
  const struct listener *listener;
  const char *list;         /* as messages name it */
  const struct text *names; /* the headings */
  size_t count;
  const struct kept_rows *rows; /* the first of the list */
};

/* Tells everything that `problem` names, a line each. */
void column_refusal_tell(const struct column_refusal *refusal, const struct columns_problem *problem);

/* Tells of one heading in doubt. */
void column_doubt_tell(const struct column_refusal *refusal, const struct column_doubt *doubt);

/* Tells in which columns a row at this place differs. */
void column_twins_tell(const struct listener *listener, const char *place, const struct case_columns *columns,
                       const struct column_twins *twins);

#endif
