/* The shape of one long sheet, and the constant pieces of XML its cells are put together from. */
#ifndef ARREARS_FORMATS_SHEET_ROW_SHEET_H
#define ARREARS_FORMATS_SHEET_ROW_SHEET_H

#include <stddef.h>
#include <stdint.h>

#include "calc/buffer.h"

/* What a column holds. A blank is allowed in every column. */
enum row_kind {
  ROW_TEXT,    /* any text */
  ROW_INTEGER, /* whole number */
  ROW_MONEY,   /* yuan with two decimals, handed over in fen */
  ROW_DECIMAL, /* exact decimal text */
  ROW_DATE     /* serial day, 1 = 1900-01-01 as spreadsheet programs count */
};

enum {
  ROW_LIMIT_DEFAULT = 1048576, /* rows of a sheet in every spreadsheet program */
  ROW_COLUMNS_MOST = 16384,
  ROW_DIGITS_SIZE = 8 /* storage for the digits of a row number */
};

/* A constant description, usually static. Everything pointed to outlives the stream.
 *
 *   rows_above header rows | the template row, replaced by the data rows | rows_below rows (totals)
 */
struct row_shape {
  const char *name;           /* for messages only */
  const enum row_kind *kinds; /* of the columns */
  size_t column_count;        /* 1..ROW_COLUMNS_MOST, from column A on without a gap */
  int64_t rows_above;         /* the template row stands at 0-based row `rows_above` */
  int64_t rows_below; /* most rows the skeleton writes under the data, also of a continuation; may be 0 */
  int64_t row_limit;  /* rows of one sheet, header and totals included; 0 means ROW_LIMIT_DEFAULT */
};

/* Data rows that go on one sheet or continuation: limit - above - below, at least 1. */
int64_t row_shape_capacity(const struct row_shape *shape);

/* A fixed piece of XML: bytes in row_sheet.pieces, which is readable ROW_PIECE_OVERREAD bytes past every
 * piece. */
struct row_piece {
  uint32_t start;
  uint32_t length;
};

enum { ROW_PIECE_OVERREAD = 64 };

/* How the cells of one column begin, up to the row number of r=. The style and the type stand before r=, not
 * after it as usual: what follows the row number is then the same in every cell of a kind, and deflate's
 * fastest levels make the file 10 to 13 % smaller. Attributes have no order; all readers agree. */
struct row_cell_form {
  enum row_kind kind;
  uint32_t style;               /* s= of the template's cell; 0 writes none */
  struct row_piece open_number; /* <c s="3" r="AB */
  struct row_piece open_text;   /* <c s="3" t="inlineStr" r="AB */
  struct row_piece open_word;   /* <c s="3" t="s" r="AB               (text by its number) */
  struct row_piece open_result; /* <c s="3" t="str" r="AB             (text a formula comes to) */
};

/* A shape made ready for writing; read-only and shared by all threads once row_sheet_init has returned. */
struct row_sheet {
  const struct row_shape *shape;
  int64_t capacity;            /* data rows of one continuation */
  struct row_cell_form *forms; /* owned, one per column */
  struct row_piece row_open;   /* ` ht="18"` etc.: attributes of the template row after r="N", and '>' */
  struct buffer pieces;        /* owned, the bytes of every row_piece */
};

/* Makes the sheet ready. `styles`: the template's s= ids, one per column. `row_attributes`: what follows
 * r="2" in the template's <row>, verbatim, possibly "". Both are copied. */
void row_sheet_init(struct row_sheet *sheet, const struct row_shape *shape, const uint32_t *styles,
                    const char *row_attributes);

void row_sheet_clear(struct row_sheet *sheet);

enum { ROW_COLUMN_LETTERS = 4 };

/* Letters of a 0-based column, terminated: 0 -> "A", 27 -> "AB". Returns their number, 1..3. */
size_t row_column_letters(size_t column, char letters[ROW_COLUMN_LETTERS]);

#endif
