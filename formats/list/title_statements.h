/* What stands above the header and decides money: 单位：万元, which makes other amounts of all that follow,
 * 参保地：上海市 over a list that has no such column, and 补差 or 少缴 where no column states a kind, in a
 * heading that is read, too. CONTRACT 2.2. */
#ifndef ARREARS_FORMATS_LIST_TITLE_STATEMENTS_H
#define ARREARS_FORMATS_LIST_TITLE_STATEMENTS_H

#include "calc/status.h"
#include "formats/list/cases.h"
#include "formats/list/kept_rows.h"
#include "formats/words/tell.h"

struct title_statement {
  struct text text; /* as it stands there: `单位：万元`, `参保地：上海市`, or the value beside a label */
  enum case_field field; /* FIELD_NONE: a unit of money other than yuan; FIELD_KIND: a shortfall */
  size_t column;
  int64_t line;
};

/* The first such statement in the rows above the header, or of a unit in a column of units (币种, 金额单位)
 * among the rows below. A unit counts where the list states wages, a place, a scheme, a payer or a day of
 * payment where it has no such column and the defaults do not state it. */
MUST_USE bool title_statements_find(struct title_statement *statement, const struct case_columns *columns,
                                    const struct kept_rows *rows, size_t header,
                                    const struct case_defaults *defaults, const struct regions *regions);

/* Tells what stands at this place, and the way out. */
void title_statement_tell(const struct listener *listener, const char *place,
                          const struct title_statement *statement);

#endif
