/* A sheet that is read like a page, written cell by cell: words, values, and formulas with their exact
 * results. Rows and columns count from 0. */
#ifndef ARREARS_FORMATS_REPORT_PAGE_H
#define ARREARS_FORMATS_REPORT_PAGE_H

#include <stdbool.h>

#include "calc/buffer.h"
#include "calc/money.h"
#include "calc/text.h"
#include "formats/sheet/xlsx_book.h"
#include "formats/words/labels.h"

struct report_page {
  struct xlsx_sheet sheet;
  enum language language;
  bool is_live;          /* formulas can hold everything exactly; else their results stand alone */
  struct buffer formula; /* being put together; owned */
};

/* Frees the storage; the sheet is its book's. */
void page_clear(struct report_page *page);

struct text page_word(const struct report_page *page, enum label id);

/* Writes the words of a label. */
void page_put_word(const struct report_page *page, int row, int column, enum label id, enum xlsx_style style);

/* The same with `argument` in its place. */
void page_put_template(const struct report_page *page, int row, int column, enum label id,
                       struct text argument, enum xlsx_style style);

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

struct page_cell {
  int row, column;
};

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
