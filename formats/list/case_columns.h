/* The header of a case list: which column is which field, by its heading. CONTRACT 2.3. */
#ifndef ARREARS_FORMATS_LIST_CASE_COLUMNS_H
#define ARREARS_FORMATS_LIST_CASE_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "calc/case.h"
#include "calc/status.h"
#include "calc/text.h"
#include "formats/list/carried_names.h"
#include "formats/list/column_choice.h"
#include "formats/list/month_columns.h"
#include "formats/list/stated_column.h"
#include "formats/list/table_row.h"
#include "formats/words/labels.h"

enum { COLUMN_ABSENT = -1 };

/* Two columns of which either might be the field's; the second is carried as long as no row tells them apart.
 */
struct column_twins {
  enum case_field field;
  size_t first, second;
};

/* Views into the header, which outlives it. `{0}` may be cleared. */
struct case_columns {
  int index[FIELD_COUNT]; /* column of each field, or COLUMN_ABSENT; two may have one: a month first and last
                           */
  const struct text *names; /* the header's cells */
  size_t count;
  struct month_column *months; /* owned: wages by month; month ascends; then there is no column of wages */
  size_t month_count;
  size_t *carried; /* owned: indexes of columns that are read for no field, in order */
  size_t carried_count;
  struct stated_column *stated; /* owned: of the carried, those that state what others say, too */
  size_t stated_count;
  struct carried_names carried_names; /* of the carried, in the outputs */
  struct column_twins *twins;         /* owned; second ascends */
  size_t twin_count;
};

enum columns_problem_code {
  COLUMNS_OK,
  COLUMNS_NONE_KNOWN,  /* not one known column: no case list, or no header */
  COLUMNS_NO_GAP_FROM, /* neither gap_from nor kind: nothing to assess */
  COLUMNS_ARE_RESULTS, /* what this program writes, not what it reads */
  COLUMNS_DOUBTFUL,    /* unread headings that may decide money: doubts */
  COLUMNS_NO_HEADING   /* a choice is about no heading of the list: choice, and what comes near it */
};

enum { COLUMNS_DOUBTS_MAX = 20, COLUMNS_NEAR_MAX = 3 };

struct columns_problem {
  enum columns_problem_code code;
  struct column_doubt {
    struct text heading; /* as it stands in the header */
    enum case_field field;
    struct text sample; /* a cell that tells, or "": the heading does */
    bool is_again;      /* there is such a column, and this is one more: 断缴开始2 */
    enum month_doubt month_doubt;
    struct text other; /* a heading, or "" */
  } doubts[COLUMNS_DOUBTS_MAX];
  int doubt_count;
  const struct column_choice *choice;
  struct text telling; /* ARE_RESULTS: a column that tells so, static */
  struct text near[COLUMNS_NEAR_MAX];
  int near_count;
};

struct column_choices {
  const struct column_choice *list;
  size_t count;
};

/* False: *problem says why; nothing to clear. Choices go before all that the headings say by themselves.
 * Results have gap_from, too, and would be assessed with wages that nobody stated: see results_header.h. */
MUST_USE bool case_columns_find(struct case_columns *columns, const struct text *names, size_t count,
                                struct column_choices choices, struct columns_problem *problem);
void case_columns_clear(struct case_columns *columns);

/* The first twins whose cells this row fills differently, or NULL. A row that could not be read tells
 * nothing. */
const struct column_twins *case_columns_disagree(const struct case_columns *columns,
                                                 const struct table_row *row);

/* What a diagnostic's `field` says of a column that stands for no field: of a month. */
static inline enum case_field case_columns_field_of(size_t column) {
  return (enum case_field)(FIELD_COUNT + column);
}

/* The column that a diagnostic's `field` means, or COLUMN_ABSENT. */
int case_columns_at(const struct case_columns *columns, int field);

/* The field that a name stands for, or FIELD_NONE. */
enum case_field case_field_find(struct text name);

/* The field whose English name is one or two letters from this one, or FIELD_NONE. */
enum case_field case_field_guess(struct text name);

/* Whether what stands for a case_id (序号) numbers the rows of the list and names nobody. */
bool case_columns_number_rows(const struct case_columns *columns);

/* Whether rows of such a list can belong together: they name a person and state months. */
bool case_columns_can_join(const struct case_columns *columns);

/* The column's name as the user knows it: from the header, else the English name. */
struct text case_columns_name(const struct case_columns *columns, int field);

/* The same as a message has it: a column that the list lacks goes by its name in the language. */
struct text case_columns_told(const struct case_columns *columns, int field, enum language language);

#endif
