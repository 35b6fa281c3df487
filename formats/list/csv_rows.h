/* The rows of CSV text, pulled one by one: comma, semicolon or tab; LF, CR LF or CR; UTF-8, GB18030 or UTF-16
 * with a mark. libcsv does the parsing. Memory is bounded by the row limit, whatever the file holds. A bad
 * row never hides a good one: it is handed out with its fault, and reading goes on with the next physical
 * line. */
#ifndef ARREARS_FORMATS_LIST_CSV_ROWS_H
#define ARREARS_FORMATS_LIST_CSV_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "formats/list/cells.h"
#include "formats/list/lines.h"
#include "formats/list/table_options.h"
#include "formats/list/table_row.h"
#include "formats/list/table_status.h"

/* csv_rows_init makes it valid, csv_rows_close frees the storage. */
struct csv_rows {
  struct line_source lines;
  struct cells cells;
  size_t row_limit;  /* bytes of one row */
  struct buffer raw; /* the row, where it takes several lines */
  int64_t line;      /* physical lines taken so far */
  bool has_nul;      /* in the first line of the last row */
};

/* The lines are to be opened. */
void csv_rows_init(struct csv_rows *rows, size_t row_limit);

/* Settles encoding and delimiter of the lines that were opened: a first line `sep=;`, else the delimiter that
 * the options give, else what csv_delimiter_find says. False: the system's iconv lacks the encoding. */
MUST_USE bool csv_rows_start(struct csv_rows *rows, const struct table_options *options);

/* The next row that is not blank; record and sheet are not set. false: no more, or lines.error. */
MUST_USE bool csv_rows_next(struct csv_rows *rows, struct table_row *row);

/* Passes the next row and shows one of its cells, where its line alone tells it: whole, undamaged, without a
 * quote. False: csv_rows_next has the row, or tells that there is none. */
MUST_USE bool csv_rows_pass(struct csv_rows *rows, size_t column, struct text *cell);

/* Leaves the row that was passed last to csv_rows_next after all. */
void csv_rows_turn_back(struct csv_rows *rows);

void csv_rows_close(struct csv_rows *rows);

#endif
