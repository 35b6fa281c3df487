/* A carried column that states what other columns, which are read, say themselves: the months of the row
 * (断缴月数), or whether something holds of it (是否缓缴) of which they hold the particulars. No case rests
 * on it; where it contradicts them, one of the two is wrong. CONTRACT 2.3. */
#ifndef ARREARS_FORMATS_LIST_STATED_COLUMN_H
#define ARREARS_FORMATS_LIST_STATED_COLUMN_H

#include <stdbool.h>
#include <stddef.h>

#include "calc/case.h"
#include "calc/text.h"

enum stated_matter {
  STATED_COUNT,    /* of months */
  STATED_FACT,     /* something of which `field` holds the particulars */
  STATED_DUE,      /* whether the row is to be paid */
  STATED_PAID,     /* whether it has been */
  STATED_STATE,    /* what became of it, in words */
  STATED_EXCLUSION /* months that do not belong to it */
};

struct stated_column {
  size_t column;
  enum stated_matter matter;
  enum case_field field; /* of a FACT */
  bool is_question;      /* 是否缓缴 rather than 缓缴状态 */
};

enum stated_answer {
  STATED_NOTHING,
  STATED_YES,
  STATED_NO,
  STATED_VOID,   /* the row is not to be paid */
  STATED_SETTLED /* it has been paid */
};

/* Whether the heading is that of such a column; 累计断缴月数 counts other months, too. `index`: the column of
 * each field, negative where there is none. *stated then has all but the column. */
bool stated_column_is(struct stated_column *stated, struct text heading, const int index[FIELD_COUNT]);

/* Whether the cell holds a number of months, 3 or 3个月, other than that of the case; without a last month it
 * lasts up to the month before payment. */
bool stated_column_miscounts(struct text cell, const struct reported_case *reported);

/* What the cell says. Of a FACT: YES, or NO if it is asked for; of DUE, PAID and STATE: VOID or SETTLED; of
 * an EXCLUSION: YES. */
enum stated_answer stated_column_answer(const struct stated_column *stated, struct text cell);

#endif
