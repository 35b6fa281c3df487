/* Columns of the long sheets that say nothing in a list. */
#ifndef ARREARS_FORMATS_REPORT_IDLE_COLUMNS_H
#define ARREARS_FORMATS_REPORT_IDLE_COLUMNS_H

#include "formats/report/report.h"

/* `{0}` is valid: nothing is known. */
struct idle_columns {
  bool *are_idle[REPORT_SHEET_COUNT]; /* owned; one for each column planned for a list; NULL: not known */
};

/* Those of a report whose rows have all passed, and that has left out none; *columns is empty before. */
void idle_columns_find(struct idle_columns *columns, const struct report *report);

void idle_columns_clear(struct idle_columns *columns);

/* No row has a value in the column, or it repeats another one: a fee before its cap, where no cap has taken
 * anything off; what is outstanding, where nothing was paid. The first column, and those of a sheet without
 * rows, always count. */
bool idle_columns_has(const struct report *report, size_t sheet, size_t column);

#endif
