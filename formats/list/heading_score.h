/* How much the cells of a row look like the headings of a case list. CONTRACT 2.2. */
#ifndef ARREARS_FORMATS_LIST_HEADING_SCORE_H
#define ARREARS_FORMATS_LIST_HEADING_SCORE_H

#include <stddef.h>

#include "calc/text.h"
#include "formats/list/case_columns.h"

/* How many columns of a case list these names stand for, by what they say or by what was chosen for them;
 * each counts once, and beside a person each month. No other heading begins with a
 * number of three digits. */
size_t heading_score(const struct text *names, size_t count, struct column_choices choices);

#endif
