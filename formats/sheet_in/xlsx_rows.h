/* The rows of one sheet part, pulled. */
#ifndef ARREARS_FORMATS_SHEET_IN_XLSX_ROWS_H
#define ARREARS_FORMATS_SHEET_IN_XLSX_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "formats/sheet_in/cell_formats.h"
#include "formats/sheet_in/merge_ranges.h"
#include "formats/sheet_in/row_cells.h"
#include "formats/sheet_in/sheet_row.h"
#include "formats/sheet_in/sheet_status.h"
#include "formats/sheet_in/text_store.h"
#include "formats/sheet_in/xlsx_xml.h"

#define XLSX_SHEET_PART_LIMIT (UINT64_C(4) << 30)

/* How a cell's value is to be read: the attribute t. */
enum xlsx_cell_type {
  XLSX_NUMBER,
  XLSX_SHARED,
  XLSX_FORMULA_TEXT,
  XLSX_INLINE,
  XLSX_BOOLEAN,
  XLSX_ERROR,
  XLSX_ISO_DATE,
  XLSX_CELL_TYPE_COUNT
};

/* What cells refer to; not owned. */
struct xlsx_book_values {
  struct text_store *strings;
  const struct cell_formats *formats;
  enum date_system dates;
};

/* `{0}` is valid and closed. */
struct xlsx_rows {
  struct xlsx_xml xml;
  struct xlsx_book_values values;
  struct merge_ranges *merges; /* not owned */
  struct row_cells cells;
  struct sheet_row row; /* the one that is being read, or was last */
  struct hidden_columns hidden;
  bool is_in_rows; /* within sheetData */
  bool has_row;    /* `row` is complete and not yet taken */

  struct sheet_cell cell; /* the one that is being read */
  int64_t next_column;    /* of a cell that does not say its own */
  char row_digits[8];     /* the row's number as references have it */
  size_t row_digit_count;
  enum xlsx_cell_type type;
  uint32_t format;
  bool is_in_value, is_in_inline, is_in_text, is_phonetic;
  bool has_value;
  struct buffer value;
};

/* Opens the rows of a part; `merges` are sealed. Statuses of xlsx_xml_open. */
MUST_USE enum sheet_status xlsx_rows_open(struct xlsx_rows *rows, struct zip_archive *archive,
                                          struct text part, bool is_plain, struct xlsx_book_values values,
                                          struct merge_ranges *merges);

/* As sheet_source_next; a failure's place is row.number and cell.column. */
MUST_USE enum sheet_status xlsx_rows_next(struct xlsx_rows *rows, struct sheet_row *row);

void xlsx_rows_close(struct xlsx_rows *rows);

#endif
