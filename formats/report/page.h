/* A sheet that is read like a page, written cell by cell: words, values, and formulas with their exact
 * results. Rows and columns count from 0. */
#ifndef ARREARS_FORMATS_REPORT_PAGE_H
#define ARREARS_FORMATS_REPORT_PAGE_H

#include <stdbool.h>

#include "calc/buffer.h"
#include "calc/money.h"
#include "calc/text.h"
#include "formats/sheet/xlsx_book.h"
#include "formats/words/sheet_words.h"

struct page_cell {
  int row, column;
};

enum { PAGE_TWICE_MOST = 2 };

/* The numbers that page_put has written: their sum, which a changed cell changes. A difference of two others
 * counts twice, or a change of what it takes off would make up for itself. */
struct page_numbers {
  struct money sum; /* owned; in hundredths: fen, and a hundred for each unit */
  int last_row, last_column;
  struct page_cell twice[PAGE_TWICE_MOST];
  int twice_count;
  struct page_cell first_difference, last_difference; /* of page_put_difference, in one column */
};

struct report_page {
  struct xlsx_sheet sheet;
  enum sheet_language language;
  int label_width; /* of column 0, half-width characters; a label that is wider has several lines; 0: none
                    * has */
  bool is_live;    /* formulas can hold everything exactly; else their results stand alone */
  struct buffer formula;       /* being put together; owned */
  struct page_numbers numbers; /* owned */
};

/* Frees the storage; the sheet is its book's. */
void page_clear(struct report_page *page);

struct text page_word(const struct report_page *page, enum label id);

/* Points of a row of headings, which in two languages have a part each, one below the other. */
static inline int page_heading_height(enum sheet_language language) {
  enum { TWO_LINES = 32 };
  return TWO_LINES * sheet_words_count(language);
}

/* Writes the words of a label. */
void page_put_word(const struct report_page *page, int row, int column, enum label id, enum xlsx_style style);

/* The same with `argument` in its place. */
void page_put_template(const struct report_page *page, int row, int column, enum label id,
                       struct text argument, enum xlsx_style style);

/* The same with the words of another label, each in its language. */
void page_put_named(const struct report_page *page, int row, int column, enum label id, enum label argument,
                    enum xlsx_style style);

/* Makes a row as high as the text needs in a cell of `width` half-width characters, if it is not: not every
 * program does so by itself. */
void page_set_height(const struct report_page *page, int row, struct text text, int width);

/* Writes the words of a label in columns first..last, a merged cell of `width` half-width characters. */
void page_put_across(const struct report_page *page, int row, int first, int last, int width, enum label id,
                     enum xlsx_style style);

/* Writes a link to a sheet in a cell of `width` half-width characters. */
void page_put_link(const struct report_page *page, int row, int column, int width, enum label sheet);

/* In Chinese, an amount that has a name in capital figures: the name, as one cell up to `last_column`, and
 * what it is in the column before. */
void page_put_capitals(const struct report_page *page, int row, int column, int last_column,
                       const struct money *amount);

/* Pieces of the formula that the next page_put_... writes; they are put together in their order. */
void page_add(struct report_page *page, const char *text);
void page_add_text(struct report_page *page, struct text text);
void page_add_cell(struct report_page *page, int row, int column);
void page_add_range(struct report_page *page, int first_row, int first_column, int last_row, int last_column);

/* The whole formula of the sum of some cells of a column, which are whole numbers or yuan. */
void page_add_sum(struct report_page *page, int first_row, int last_row, int column, bool counts);

/* Writes the formula put together, or its result alone where there is none or the result would not keep.
 * `counts`: the result is a whole number, else fen. */
void page_put(struct report_page *page, int row, int column, const struct money *result, bool counts,
              enum xlsx_style style);
void page_put_text(struct report_page *page, int row, int column, struct text result, enum xlsx_style style);

/* Writes a whole number. */
void page_put_count(struct report_page *page, int row, int column, int64_t count);

/* The same as page_put of an amount that is the difference of others. */
void page_put_left(struct report_page *page, int row, int column, const struct money *result,
                   enum xlsx_style style);

/* Writes left minus right. */
void page_put_difference(struct report_page *page, int row, int column, struct page_cell left,
                         struct page_cell right, const struct money *difference, bool counts);

/* Writes the formula put together, whose result is ✓ or ✗. */
void page_put_mark(struct report_page *page, int row, int column, bool agrees);

/* Writes ✓ where the difference in a cell is none, else ✗. */
void page_put_zero_mark(struct report_page *page, int row, int column, struct page_cell difference,
                        bool agrees);

/* Ends the formula, which is `=IF(` and a condition so far, and writes in columns 0 and 1 whether all agree.
 */
void page_put_overall(struct report_page *page, int row, bool agree);

#endif
