/* What nearly all of a sheet and of its shared texts consists of, taken in one go. Anything else is left to
 * xlsx_scan. */
#ifndef ARREARS_FORMATS_SHEET_IN_XLSX_CELL_SCAN_H
#define ARREARS_FORMATS_SHEET_IN_XLSX_CELL_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/sheet_in/xlsx_markup.h"

/* r="B7": a letter, and a short value without entities, as nearly all attributes are; moves past it. False:
 * not so. */
bool xlsx_cell_scan_attribute(struct xlsx_attribute *attribute, const char **at, const char *end);

/* Whether the attribute behind the first `count` has the name of one of them. */
bool xlsx_cell_scan_is_twice(const struct xlsx_attribute *attributes, size_t count);

/* `<c r="B7" s="1" t="s"><v>12</v></c>` at the cursor, the same with an inline text, or a whole si. False:
 * not so, cut by the window's end, or nobody takes it; nothing has happened then. */
bool xlsx_cell_scan_take(struct xlsx_xml *xml);

#endif
