/* Why a table cannot be opened or read on; each returns the status that it keeps. */
#ifndef ARREARS_FORMATS_LIST_TABLE_FAILURE_H
#define ARREARS_FORMATS_LIST_TABLE_FAILURE_H

#include "formats/list/table_parts.h"

/* Of the file; line 0 and offset -1: unknown. */
enum table_status table_fail(struct table *table, enum table_status status, int64_t line, int64_t offset);

/* Of a sheet as a whole. */
enum table_status table_fail_at_tab(struct table *table, enum table_status status, size_t tab);

/* As opening a workbook failed. */
enum table_status table_fail_as(struct table *table, const struct sheet_error *error);

/* As choosing or reading a sheet failed. */
enum table_status table_fail_in_sheet(struct table *table);

#endif
