/* A column that counts the months of the row (断缴月数). No case rests on it: first and last month say which
 * they are. Where it contradicts them one of the three is wrong. CONTRACT 2.3. */
#ifndef ARREARS_FORMATS_LIST_STATED_COUNT_H
#define ARREARS_FORMATS_LIST_STATED_COUNT_H

#include <stdbool.h>

#include "calc/case.h"
#include "calc/text.h"

/* Whether the heading is that of such a column. 累计断缴月数 counts others, too. */
bool stated_count_is(struct text heading);

/* Whether the cell holds a number of months, 3 or 3个月, other than that of the case; without a last month it
 * lasts up to the month before payment. */
bool stated_count_differs(struct text cell, const struct reported_case *reported);

#endif
