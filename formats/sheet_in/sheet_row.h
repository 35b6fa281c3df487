/* What the readers of workbooks give: sheets, rows, cells; and the limits of what a file may ask for. */
#ifndef ARREARS_FORMATS_SHEET_IN_SHEET_ROW_H
#define ARREARS_FORMATS_SHEET_IN_SHEET_ROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "calc/text.h"

enum sheet_visibility {
  SHEET_VISIBLE,
  SHEET_HIDDEN,      /* a user can show it again */
  SHEET_VERY_HIDDEN, /* only a macro can */
  SHEET_VISIBILITY_COUNT
};

struct sheet_info {
  struct text name; /* UTF-8 */
  enum sheet_visibility visibility;
  bool has_cells; /* false: a chart, a dialog or a macro sheet; not to be chosen */
};

enum cell_kind {
  CELL_EMPTY,
  CELL_TEXT,      /* may be "", as the result of a formula; also a number that is none: "1E999" */
  CELL_NUMBER,    /* plain decimal text: -0.5, 8000.3, 110101199001011230; never an exponent */
  CELL_DATE,      /* a number shown as a date: 2025-01-31, 2025-01-31T10:30:00, a time alone 10:30:00; and
                   * what Excel shows though no calendar has it: 1900-01-00, 1900-02-29 */
  CELL_BOOLEAN,   /* TRUE, FALSE */
  CELL_ERROR,     /* #N/A, #DIV/0! ... */
  CELL_NO_RESULT, /* a formula whose result was not stored: no text */
  CELL_KIND_COUNT
};

struct sheet_cell {
  enum cell_kind kind;
  bool is_formula;  /* the text is the result that was stored with a formula */
  bool is_wrecked;  /* NUMBER with 16 digits or more before the point: Excel keeps 15, so an identity number
                     * kept like this has lost its end; the text is what the file holds */
  bool was_rounded; /* NUMBER: more than 15 significant digits stood there; the text has 15, as Excel shows it
                     */
  bool is_percent;  /* NUMBER: a hundredfold of it is shown, with a percent sign */
  bool is_of_1904;  /* NUMBER: not shown as a date, in a workbook whose days count from 1904 */
  size_t column;    /* A is 0 */
  struct text text; /* valid UTF-8 without NUL, blanks kept */
};

enum { SHEET_HIDDEN_COLUMNS = 1024 }; /* the first ones; of others it is not kept whether they show */

/* Columns that the sheet does not show. `{0}` is none. */
struct hidden_columns {
  unsigned char bits[SHEET_HIDDEN_COLUMNS / 8];
};

/* Both inclusive, A is 0. */
static inline void hidden_columns_add(struct hidden_columns *hidden, size_t first, size_t last) {
  for (size_t i = first; i <= last && i < SHEET_HIDDEN_COLUMNS; i++)
    hidden->bits[i / 8] |= (unsigned char)(1u << i % 8);
}

static inline bool hidden_columns_has(const struct hidden_columns *hidden, size_t column) {
  return column < SHEET_HIDDEN_COLUMNS && (hidden->bits[column / 8] >> column % 8 & 1) != 0;
}

/* Merged cells that the row has a part in. */
struct sheet_cover {
  size_t first_column, last_column; /* inclusive */
  int64_t first_row, last_row;      /* inclusive; the anchor is (first_row, first_column) */
  struct sheet_cell value;          /* the anchor's; EMPTY where it holds nothing */
};

/* One row with at least one filled cell of its own; others are left out. Views hold until the next call with
 * the same source. Cells under a merge do not show, so they are not delivered: the cover has their value. */
struct sheet_row {
  int64_t number;                      /* in the sheet; the first is 1 */
  bool is_hidden;                      /* by hand or by a filter */
  const struct hidden_columns *hidden; /* of the sheet */
  const struct sheet_cell *cells;      /* none of them EMPTY, columns ascending */
  size_t count;                        /* at least 1 */
  const struct sheet_cover
      *covers; /* columns ascending, never overlapping; the row with the anchor has it too */
  size_t cover_count;
};

/* What a person sees in a column of the row: the cell, or the value of the merge that covers it. *cover is
 * that merge, also at its anchor, or NULL; it may be passed as NULL. EMPTY beyond the row's end. */
struct sheet_cell sheet_row_cell(const struct sheet_row *row, size_t column,
                                 const struct sheet_cover **cover);

enum {
  SHEET_LAST_ROW = 1048576,
  SHEET_COLUMNS = 16384,             /* A to XFD */
  SHEET_TEXT_LIMIT = 128 * 1024,     /* bytes of one cell; Excel's 32,767 characters take 98,301 at most */
  SHEET_ROW_LIMIT = 4 * 1024 * 1024, /* bytes of all texts of one row; so too of the merges over one row */
  SHEET_MERGE_LIMIT = 1000000,       /* merged ranges of one sheet */
  SHEET_ROW_MERGE_LIMIT = 1024,      /* merged ranges over one row */
  SHEET_STRING_LIMIT = 16 * 1024 * 1024, /* texts that cells share */
  SHEET_FORMAT_LIMIT = 65536,            /* cell formats; Excel has 65,490 */
  SHEET_LIMIT = 4096                     /* sheets of one workbook */
};

#endif
