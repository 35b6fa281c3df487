/* The first rows of a table, and the header among them. */
#ifndef ARREARS_FORMATS_LIST_TABLE_HEAD_H
#define ARREARS_FORMATS_LIST_TABLE_HEAD_H

#include "calc/status.h"
#include "formats/list/table_parts.h"

/* The next row as the file has it. TABLE_OK, TABLE_END, or a failure. */
MUST_USE enum table_status table_raw_row(struct table *table, struct table_row *row);

/* Keeps the first rows of the sheet that was chosen, or of CSV text, and finds the header among them. */
MUST_USE enum table_status table_read_head(struct table *table, struct list_header *header);

/* Goes behind the header that was found among the rows kept. */
void table_pass_header(struct table *table, const struct list_header *header);

/* Takes table->header, which was found among the rows kept, for the table's. */
void table_begin(struct table *table);

/* All of it, for CSV text or the first sheet. */
MUST_USE enum table_status table_read_first_head(struct table *table);

#endif
