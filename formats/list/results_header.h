/* The headers of what this program writes: results and ledger as CSV text, and the long sheets of its
 * workbook in either language. CONTRACT 2.3. */
#ifndef ARREARS_FORMATS_LIST_RESULTS_HEADER_H
#define ARREARS_FORMATS_LIST_RESULTS_HEADER_H

#include <stdbool.h>
#include <stddef.h>

#include "calc/text.h"

/* Whether they are told by six columns of theirs together: a list that is put together from results may carry
 * any five of them. *telling: one of the six, static. */
bool results_header_is(const struct text *names, size_t count, struct text *telling);

#endif
