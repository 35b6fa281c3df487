/* Which sheets of a workbook make up a table. */
#ifndef ARREARS_FORMATS_LIST_TABLE_TABS_H
#define ARREARS_FORMATS_LIST_TABLE_TABS_H

#include "calc/status.h"
#include "formats/list/table_parts.h"

/* Begins a sheet at its first row. TABLE_OK or a failure. */
MUST_USE enum table_status table_choose(struct table *table, size_t tab);

/* Finds the sheets that are read, how their columns lie, and the header of the first. TABLE_OK or a failure.
 */
MUST_USE enum table_status table_start_book(struct table *table);

#endif
