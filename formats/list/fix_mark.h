/* How a row that was handed back finds its way to its line of the list: by columns of its own beside the
 * list's. CONTRACT 2.7. */
#ifndef ARREARS_FORMATS_LIST_FIX_MARK_H
#define ARREARS_FORMATS_LIST_FIX_MARK_H

#include <stdbool.h>
#include <stddef.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "formats/words/labels.h"

/* Line and reason stand in front of the list's columns, the check behind them. */
enum fix_column { FIX_LINE, FIX_REASON, FIX_CHECK, FIX_OWN_COLUMNS };

struct text fix_mark_heading(enum language language, enum fix_column column);

/* Which column of a header a file of handed back rows has for itself, in either language. */
struct fix_columns {
  size_t at[FIX_OWN_COLUMNS];
};

/* False: one of them is missing; the header is that of a list. */
MUST_USE bool fix_mark_find(struct fix_columns *columns, const struct text *names, size_t count);

bool fix_mark_is_own(const struct fix_columns *columns, size_t column);

/* Appends the check of a row as it stands in its file: another one for a row in which anything has changed.
 * A letter comes first, so that no spreadsheet takes it for a number. */
void fix_mark_add_check(struct buffer *out, struct text raw);

#endif
