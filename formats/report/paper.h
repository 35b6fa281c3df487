/* A printed sheet on its way: rows of words and amounts in nine columns of an A4 page upright, kept until
 * the workbook is written, so that any thread may lay it out. Rows and columns count from 0. */
#ifndef ARREARS_FORMATS_REPORT_PAPER_H
#define ARREARS_FORMATS_REPORT_PAPER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/money.h"
#include "calc/text.h"
#include "formats/sheet/xlsx_book.h"

enum { PAPER_COLUMNS = 9, PAPER_LAST = PAPER_COLUMNS - 1, PAPER_HALF = 4 };

/* One cell, or the columns `first` to `last` of a row as one. */
struct paper_cell {
  int row, first, last;
  enum xlsx_style style;
  bool is_amount, is_paragraph;
  int64_t fen;           /* of an amount */
  size_t offset, length; /* of a text, among the texts */
};

/* `{0}` is valid and empty. */
struct paper {
  struct buffer texts;
  struct paper_cell *cells; /* owned */
  size_t count, capacity;
  int *heights; /* owned: points of each row */
  size_t row_count, row_capacity;
  int widest_amount; /* half-width characters */
  int widest_label;  /* of a line of a text in one of the columns of labels */
  int appendix;      /* the row from which on further pages stand; 0: one page */
};

/* Begins the next row; everything below stands in it. */
void paper_row(struct paper *paper);
/* The same, higher: `points` of it. */
void paper_tall_row(struct paper *paper, int points);

/* Columns first..last of the row, which becomes as high as the lines of the text. The text is copied. */
void paper_text(struct paper *paper, int first, int last, struct text text, enum xlsx_style style);
void paper_amount(struct paper *paper, int first, int last, const struct money *amount,
                  enum xlsx_style style);

/* The columns of labels: the first of each half, of which the second is a column wider. */
static inline bool paper_is_label(int column) { return column == 0 || column == PAPER_HALF; }

/* The last column of the half. */
static inline int paper_half_last(int column) { return column < PAPER_HALF ? PAPER_HALF - 1 : PAPER_LAST; }

/* A row across the page that is as high as its text is long. */
void paper_paragraph(struct paper *paper, struct text text, enum xlsx_style style);

/* Whether what stands there so far has letters of 8 points or more on one page. */
bool paper_is_readable(const struct paper *paper);

/* What follows stands on pages of its own. */
void paper_begin_appendix(struct paper *paper);

/* Writes the paper as a new sheet of the book; `mark` stands below each page. */
void paper_write(const struct paper *paper, struct xlsx_book *book, const char *name, const char *mark);

void paper_clear(struct paper *paper);

#endif
