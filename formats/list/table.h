/* A table in a file, pulled row by row: CSV text, or a sheet of a workbook (XLSX, XLS). What the file is is
 * told by its bytes. From the header on all kinds are alike.
 *
 *   struct table *table = table_open(path, options, &error);
 *   while ((status = table_next(table, &row)) == TABLE_OK) ...
 *   table_close(table);
 *
 * One thread per table; tables share nothing. What table_header, table_sheets and table_tabs tell
 * never changes, so other threads may ask it meanwhile. */
#ifndef ARREARS_FORMATS_LIST_TABLE_H
#define ARREARS_FORMATS_LIST_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "calc/status.h"
#include "calc/text.h"
#include "formats/list/kept_rows.h"
#include "formats/list/table_options.h"
#include "formats/list/table_row.h"
#include "formats/list/table_sheet.h"
#include "formats/list/table_status.h"
#include "formats/sheet_in/sheet_row.h"

struct table; /* an open table; opaque */

/* Opens a file ("-": standard input) and reads its header. NULL: *error says why.
 * The caller closes what is returned. */
MUST_USE struct table *table_open(const char *path, struct table_options options, struct table_error *error);

/* The same for a table in memory; `bytes` must outlive the table. */
MUST_USE struct table *table_open_memory(struct text bytes, struct table_options options,
                                         struct table_error *error);

/* The header's cells, valid as long as the table. Blanks around names are kept. */
const struct text *table_header(const struct table *table, size_t *count);

/* The rows that were kept while the header was looked for, titles and all, until the first row is pulled; the
 * next of them is the first below the header. *header: which of them the header begins with. */
const struct kept_rows *table_first_rows(const struct table *table, size_t *header);

/* Whether headings are put together of two rows. */
bool table_has_two_header_rows(const struct table *table);

/* The physical line of the header, or its row in the (first) sheet. */
int64_t table_header_line(const struct table *table);

/* The sheets of a workbook that are read, in this order; none: CSV text. */
const struct table_sheet *table_sheets(const struct table *table, int *count);

/* Whether the (first) sheet does not show a column of the header; false for CSV text. */
bool table_hides(const struct table *table, size_t column);

/* All sheets of the workbook as the tabs stand; none: CSV text. */
const struct sheet_info *table_tabs(const struct table *table, size_t *count);

/* The next row, faulty ones included: TABLE_OK, TABLE_END, or a failure (table_failure). */
MUST_USE enum table_status table_next(struct table *table, struct table_row *row);

/* Passes the next row and shows one of its cells, as its line has it: quicker, where that is all one wants to
 * know of the most rows. False: table_next has the row. table_turn_back leaves the row that was passed last
 * to table_next; what else is told of rows, their numbers too, leaves out those that were passed. */
MUST_USE bool table_pass(struct table *table, size_t column, struct text *cell);
void table_turn_back(struct table *table);

/* Rows that are handed out from now on are kept for table_rewind if they come from a workbook, which is slow
 * to read. Called before the first. */
void table_keep_rows(struct table *table);

/* Goes back to the first row below the header, if rows were kept and the last has been handed out. False: the
 * table must be opened again. */
MUST_USE bool table_rewind(struct table *table);

/* Whether the row that was handed out last repeats the header; of a case list only. */
bool table_is_header_again(const struct table *table);

/* Filled rows above the header so far, of all sheets begun, and the line of the first. */
int64_t table_titles(const struct table *table, int64_t *first_line);

/* What ended the table early; status TABLE_OK if nothing did. */
struct table_error table_failure(const struct table *table);

/* What the bytes turned out to be; AUTO while there was nothing but ASCII; UTF-8 for a workbook. */
enum file_encoding table_encoding(const struct table *table);

char table_delimiter(const struct table *table);

/* For progress: bytes taken so far, and all of them or -1 if unknown (a pipe); of a workbook's sheet
 * unpacked. */
int64_t table_bytes_read(const struct table *table);
int64_t table_bytes_total(const struct table *table);

/* Bytes of the file, -1 unknown. */
int64_t table_file_size(const struct table *table);

/* Closes and frees; NULL is allowed. */
void table_close(struct table *table);

#endif
