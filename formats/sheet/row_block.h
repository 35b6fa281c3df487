/* A run of rows of one long sheet, formatted and compressed by one thread.
 *
 *   struct deflater *deflater = deflater_new(DEFLATE_FULL);   one per thread
 *   struct row_block block = {0};                        reused: after warm-up nothing is allocated
 *   row_block_start(&block, row_stream_sheet(&stream, LEDGER), first_row, deflater);
 *   for (...) {
 *     row_block_begin_row(&block);
 *     row_block_text(&block, name);                      cells from column A on, in order
 *     row_block_money(&block, fen);
 *     row_block_end_row(&block);                         columns left out become blanks
 *   }
 *   row_block_finish(&block);
 *   ... then, in order, by the one thread that owns the stream:  row_stream_append(&stream, LEDGER, &block)
 *
 * Blocks of different threads share nothing but the read-only sheet; one thread may fill several blocks in
 * turn with one deflater. The bytes of a block depend on its first row, its rows and their values alone, so
 * equal cuts give equal files: cut the rows by fixed counts of cases, never by thread or by time. A block of
 * 64 KiB of XML makes the file 2 % larger than long ones do, of 16 KiB 11 %; however long, it holds no more
 * than its packed bytes and 256 KiB of XML.
 *
 * A cell function that does not fit the kind of its column is a bug (assert). Numbers that a spreadsheet
 * program would not keep (more than 15 significant digits) become text cells and are counted. */
#ifndef ARREARS_FORMATS_SHEET_ROW_BLOCK_H
#define ARREARS_FORMATS_SHEET_ROW_BLOCK_H

#include <stddef.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/text.h"
#include "formats/sheet/deflate.h"
#include "formats/sheet/row_sheet.h"

/* What was changed on the way; worth a note to the reader of the workbook. */
struct row_counts {
  int64_t cut_texts;      /* longer than 32,767 UTF-16 units, ended with an ellipsis */
  int64_t repaired_texts; /* not UTF-8, wrong bytes became U+FFFD */
  int64_t wide_numbers;   /* more than 15 digits, or not a decimal at all: written as text */
};

/* The rows of a block that go on the same continuation of its sheet. */
struct row_segment {
  int64_t rows;
  uint64_t xml_length;
  uint32_t xml_checksum;
  size_t packed_length; /* bytes in row_block.packed, after those of the segments before it */
};

struct row_block {
  const struct row_sheet *sheet;
  struct deflater *deflater;        /* not owned */
  int64_t first_row;                /* index of the first row among all of the sheet and its continuations */
  int64_t rows;                     /* rows ended */
  int64_t rows_left;                /* rows the current continuation still takes */
  size_t column;                    /* next column; only between begin and end */
  char row_digits[ROW_DIGITS_SIZE]; /* number of the current row where it stands, not terminated */
  uint32_t row_digit_count;
  int64_t row_number;           /* the same, 1-based */
  size_t row_attributes;        /* where those of the current row begin in the XML */
  struct text formula;          /* of the next cell; empty: none */
  bool is_array;                /* it works on arrays, one value after another */
  struct buffer xml;            /* rows not yet packed */
  struct buffer packed;         /* all segments one after another */
  struct row_segment *segments; /* owned; the last one is being filled */
  size_t segment_count;
  size_t segment_capacity;
  struct row_counts counts;
};

/* Empties the block (its storage is kept) and sets where it begins: `first_row` counts the data rows of the
 * sheet from 0 over all its continuations. `sheet` and `deflater` outlive the block's use. No deflater
 * (NULL): the rows are put together and not kept. */
void row_block_start(struct row_block *block, const struct row_sheet *sheet, int64_t first_row,
                     struct deflater *deflater);

void row_block_begin_row(struct row_block *block);

/* UTF-8; escaped, repaired or cut as row_text.h says. An empty text is a blank. */
void row_block_text(struct row_block *block, struct text text);

/* A text by its number in the words of the stream; for columns of kind TEXT. */
void row_block_word(struct row_block *block, uint32_t word);

void row_block_integer(struct row_block *block, int64_t value);

/* Fen. -1230 is written -12.3; from 10^15 fen on either side a text cell "12345678901234.56". */
void row_block_money(struct row_block *block, int64_t fen);

/* Decimal text, for columns of kind DECIMAL, MONEY or INTEGER: optional '-', digits, optionally '.' and
 * digits; written unchanged. An empty text is a blank. Anything else, or more than 15 significant digits,
 * becomes a text cell. */
void row_block_decimal(struct row_block *block, struct text decimal);

/* Serial day, 1..2958465. Columns of kind DATE. */
void row_block_date(struct row_block *block, int32_t serial);

/* Gives the next cell the formula whose exact result it is: without '=', & < > escaped as XML wants it. It is
 * read when the cell is written; a number that becomes text, a blank and a word go without. */
static inline void row_block_formula(struct row_block *block, struct text formula) {
  block->formula = formula;
  block->is_array = false;
}

/* The same for a formula that has to be worked out as one over arrays, such as the sum of the rounded values
 * of a range: programs differ in what else they make of it. */
static inline void row_block_array_formula(struct row_block *block, struct text formula) {
  block->formula = formula;
  block->is_array = true;
}

/* A cell with the column's style and no value; fits every column. */
void row_block_blank(struct row_block *block);

/* Makes the row, whose template has no height of its own, this many points high; at any time before its end.
 */
void row_block_set_height(struct row_block *block, int points);

void row_block_end_row(struct row_block *block);

/* Packs what is left; the block may be appended now, once, and then started again. */
void row_block_finish(struct row_block *block);

/* Frees the storage; the block is `{0}` again. */
void row_block_clear(struct row_block *block);

#endif
