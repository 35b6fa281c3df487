/* One row of a table as it stands in the file, whatever the file is. */
#ifndef ARREARS_FORMATS_LIST_TABLE_ROW_H
#define ARREARS_FORMATS_LIST_TABLE_ROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "calc/cell_mark.h"
#include "calc/text.h"

enum row_fault {
  ROW_FINE,
  ROW_MALFORMED,     /* a quote inside an unquoted cell, or text after a closing quote: fault_at */
  ROW_UNCLOSED,      /* a quote that opens in the row's first line is not properly closed */
  ROW_TOO_LONG,      /* one physical line beyond the row limit; the rest of the line is skipped */
  ROW_HAS_NUL,       /* NUL bytes: fault_offset */
  ROW_NOT_DECODABLE, /* bytes that mean nothing in the file's encoding: fault_offset */
  ROW_FAULT_COUNT
};

struct hidden_columns; /* formats/sheet_in/sheet_row.h */

/* All views hold until the next call with the same table and are valid UTF-8. */
struct table_row {
  const struct text *cells;   /* of CSV text unquoted, blanks kept, ="text" of spreadsheets read as text; of a
                               * sheet by column, A the first, those under a merge with its value */
  const unsigned char *marks; /* enum cell_mark of each cell; NULL: none has any */
  size_t count;       /* as many cells as the row has, be it too few or too many for the header, but of
                       * a sheet at least as many as the header; 0 for MALFORMED, UNCLOSED and TOO_LONG */
  struct text raw;    /* the raw row, without its line end; what is not decodable, and NUL,
                       * as U+FFFD; UNCLOSED: the first line; TOO_LONG: the first row_limit bytes; of a
                       * sheet its cells as CSV text */
  int64_t line;       /* physical line on which the row begins, or row of the sheet; the first is 1 */
  int64_t line_count; /* physical lines that the row takes, at least 1 */
  int64_t record;     /* rows below the header from 1, faulty ones counted; blank lines are not counted */
  int sheet;          /* which of table_sheets; 0 for CSV text */
  bool is_hidden;     /* of a sheet: by hand or by a filter */
  const struct hidden_columns *hidden; /* of a sheet: its columns that do not show; NULL: of CSV text */
  bool is_continuation; /* says something of the case above, and not whose it is; set by case_list */
  bool is_total_like;   /* called a sum, with a month and without a person's number; set by case_list */
  bool was_filled;      /* in part from the row above; set by case_list */
  size_t correction;    /* the corrected row that stands in its place, from 1; 0: none; set by case_list */
  enum row_fault fault;
  size_t fault_at;      /* MALFORMED: index in `raw` of the byte where parsing stopped */
  int64_t fault_offset; /* HAS_NUL, NOT_DECODABLE: bytes from the start of the file to the first bad one */
};

/* The cell of a column without the blanks around it; empty where the row has none. */
struct text table_row_cell(const struct table_row *row, size_t column);

/* Nothing in it but blanks, separators and dashes. */
bool table_row_is_blank(const struct table_row *row);

#endif
