/* The header of a case list: which column is which field, by English name or Chinese alias. CONTRACT 2. */
#ifndef ARREARS_FORMATS_LIST_CASE_COLUMNS_H
#define ARREARS_FORMATS_LIST_CASE_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "calc/case.h"
#include "calc/status.h"
#include "calc/text.h"

enum { COLUMN_ABSENT = -1 };

/* Views into the header, which outlives it. `{0}` may be cleared. */
struct case_columns {
  int index[FIELD_COUNT];   /* column of each field, or COLUMN_ABSENT */
  const struct text *names; /* the header's cells */
  size_t count;
  size_t *carried; /* owned: indexes of columns that are no field, in order */
  size_t carried_count;
};

enum columns_problem_code {
  COLUMNS_OK,
  COLUMNS_TWICE,       /* two columns for one field: first, second */
  COLUMNS_NONE_KNOWN,  /* not one known column: no case list, or no header */
  COLUMNS_NO_GAP_FROM, /* neither gap_from nor kind: nothing to assess */
  COLUMNS_ARE_RESULTS  /* what this program writes, not what it reads */
};

struct columns_problem {
  enum columns_problem_code code;
  struct text first, second; /* COLUMNS_TWICE: names as they stand in the header */
  enum case_field field;
};

/* False: *problem says why; nothing to clear. Results are told by six columns of theirs together: a list that
 * is put together from results may carry any five of them. */
MUST_USE bool case_columns_find(struct case_columns *columns, const struct text *names, size_t count,
                                struct columns_problem *problem);
void case_columns_clear(struct case_columns *columns);

/* The field that a name stands for, or FIELD_NONE. */
enum case_field case_field_find(struct text name);

/* How many columns of a case list these names stand for; each counts once. A heading never begins with a
 * digit. */
size_t case_columns_score(const struct text *names, size_t count);

/* The field whose English name is one or two letters from this one, or FIELD_NONE. */
enum case_field case_field_guess(struct text name);

/* The column's name as the user knows it: from the header, else the English name. */
struct text case_columns_name(const struct case_columns *columns, int field);

#endif
