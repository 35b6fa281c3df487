/* Says on what the results of a list rest. RULES 10. */
#ifndef ARREARS_CLI_USER_SAY_GRADES_H
#define ARREARS_CLI_USER_SAY_GRADES_H

#include <stdint.h>

#include "calc/money.h"
#include "calc/word.h"
#include "formats/words/labels.h"

/* How many results, and how much money, rest on what, from the strongest to the weakest; nothing where there
 * are none. */
void say_grades(enum language language, const int64_t results[GRADE_COUNT],
                const struct money totals[GRADE_COUNT]);

#endif
