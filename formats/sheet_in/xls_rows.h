/* The rows of one XLS sheet, pulled. */
#ifndef ARREARS_FORMATS_SHEET_IN_XLS_ROWS_H
#define ARREARS_FORMATS_SHEET_IN_XLS_ROWS_H

#include <stdbool.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "formats/sheet_in/biff_records.h"
#include "formats/sheet_in/merge_ranges.h"
#include "formats/sheet_in/row_cells.h"
#include "formats/sheet_in/sheet_row.h"
#include "formats/sheet_in/sheet_status.h"
#include "formats/sheet_in/xls_workbook.h"

enum { XLS_ROW_COUNT = 65536 };

struct xls_rows {
  struct biff_reader reader;
  struct xls_workbook *workbook; /* not owned */
  struct merge_ranges merges;
  unsigned char is_hidden[XLS_ROW_COUNT / 8]; /* a bit each */
  struct hidden_columns hidden;
  struct row_cells cells;
  struct sheet_row row;
  struct sheet_cell cell; /* the last one */
  bool awaits_text;       /* `cell` is a formula whose result comes in a STRING record */
  bool is_held;           /* the reader's record begins the next row */
  bool is_over;
  size_t depth; /* of substreams: charts lie within a sheet */
};

/* Begins a sheet: goes over it once for merges and hidden rows. SHEET_OK, RECORD_DAMAGED, TOO_MANY_MERGES,
 * BAD_MERGE. */
MUST_USE enum sheet_status xls_rows_open(struct xls_rows *rows, struct xls_workbook *workbook,
                                         struct ole_stream *stream, uint64_t place);

/* As sheet_source_next; a failure's place is row.number and cell.column. */
MUST_USE enum sheet_status xls_rows_next(struct xls_rows *rows, struct sheet_row *row);

void xls_rows_close(struct xls_rows *rows);

#endif
