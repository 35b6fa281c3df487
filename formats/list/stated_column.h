/* A carried column that states what other columns, which are read, say themselves: the months of the row
 * (断缴月数), or whether something holds of it (是否缓缴) of which they hold the particulars. No case rests
 * on it; where it contradicts them, one of the two is wrong. CONTRACT 2.3. */
#ifndef ARREARS_FORMATS_LIST_STATED_COLUMN_H
#define ARREARS_FORMATS_LIST_STATED_COLUMN_H

#include <stdbool.h>
#include <stddef.h>

#include "calc/case.h"
#include "calc/text.h"

struct stated_column {
  size_t column;
  enum case_field field; /* that holds the particulars; NONE: the column counts months */
  bool is_question;      /* 是否缓缴 rather than 缓缴状态 */
};

enum stated_answer { STATED_NOTHING, STATED_YES, STATED_NO };

/* Whether the heading is that of such a column; 累计断缴月数 counts other months, too. `index`: the column of
 * each field, negative where there is none. *stated then has all but the column. */
bool stated_column_is(struct stated_column *stated, struct text heading, const int index[FIELD_COUNT]);

/* Whether the cell holds a number of months, 3 or 3个月, other than that of the case; without a last month it
 * lasts up to the month before payment. */
bool stated_column_miscounts(struct text cell, const struct reported_case *reported);

/* What the cell says to the question. NO to what is no question says nothing. */
enum stated_answer stated_column_answer(const struct stated_column *stated, struct text cell);

#endif
