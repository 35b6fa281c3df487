/* libxlsxwriter behind one checked door: only valid UTF-8, finite numbers, exact results and a decimal point
 * whatever the locale; the first error is kept and told when the book is closed.
 *
 * Rows and columns count from 0. Amounts from 10^15 fen on, which a spreadsheet program would not keep,
 * become text. */
#ifndef ARREARS_FORMATS_SHEET_XLSX_BOOK_H
#define ARREARS_FORMATS_SHEET_XLSX_BOOK_H

#include <stdbool.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/date.h"
#include "calc/money.h"
#include "calc/status.h"
#include "calc/text.h"
#include "formats/sheet/shared_strings.h"
#include "formats/sheet/xlsx_style.h"

/* Serial day of spreadsheet programs for 1970-01-01. */
enum { XLSX_EPOCH = 25569 };

struct xlsx_locale;

struct xlsx_book {
  lxw_workbook *workbook;
  lxw_format *formats[XLSX_FORMATS_ALL];
  lxw_error error;            /* the first one */
  struct buffer text;         /* scratch */
  struct xlsx_locale *locale; /* owned; the decimal point */
};

struct xlsx_sheet {
  struct xlsx_book *book;
  lxw_worksheet *worksheet;
};

/* Temporary files of the library go to `folder`; signals that end the program wait until the book is closed.
 * A path that cannot be written to shows when the book is closed. */
void xlsx_book_open(struct xlsx_book *book, const char *path, const char *folder);

/* Title, subject and keywords as UTF-8; the day stands for the time of creation. */
void xlsx_book_describe(struct xlsx_book *book, const char *title, const char *subject, const char *keywords,
                        struct date created);

/* Writes the file. NULL: all is well; otherwise the library's reason, static. */
MUST_USE const char *xlsx_book_close(struct xlsx_book *book);

/* Names are valid, not taken, and at most 31 characters; closing the book tells of one that is not. */
struct xlsx_sheet xlsx_book_add(struct xlsx_book *book, const char *name);

/* Place of the sheet in the workbook, from 1. */
unsigned xlsx_sheet_number(const struct xlsx_sheet *sheet);

/* True below 10^15 fen. */
bool xlsx_keeps(const struct money *amount);

void xlsx_text(const struct xlsx_sheet *sheet, int row, int column, struct text text, enum xlsx_style style);
void xlsx_blank(const struct xlsx_sheet *sheet, int row, int column, enum xlsx_style style);
void xlsx_count(const struct xlsx_sheet *sheet, int row, int column, int64_t count, enum xlsx_style style);
/* Not set: a blank. */
void xlsx_day(const struct xlsx_sheet *sheet, int row, int column, struct date date, enum xlsx_style style);
void xlsx_money(const struct xlsx_sheet *sheet, int row, int column, const struct money *amount,
                enum xlsx_style style);

/* Gives the words their numbers among the shared strings: before any other text of the workbook. Cell A1 of
 * the sheet is used for it and has to be written afterwards. NULL: no words. */
void xlsx_words(const struct xlsx_sheet *sheet, const struct shared_strings *words);

/* A link to cell A1 of the sheet called `target`. */
void xlsx_link(const struct xlsx_sheet *sheet, int row, int column, const char *target, struct text shown,
               enum xlsx_style style);

/* A link to the file `name` in the folder of the workbook; more than 255 bytes are no file's name, and
 * stand as text. */
void xlsx_link_file(const struct xlsx_sheet *sheet, int row, int column, struct text name);

/* Formulas start with '=', array formulas of one cell with "{=" (and end with '}'), and are stored with their
 * exact result. A result that the program would not keep is written alone, without the formula. */
void xlsx_formula_count(const struct xlsx_sheet *sheet, int row, int column, struct text formula,
                        int64_t result, enum xlsx_style style);
void xlsx_formula_money(const struct xlsx_sheet *sheet, int row, int column, struct text formula,
                        const struct money *result, enum xlsx_style style);
void xlsx_formula_text(const struct xlsx_sheet *sheet, int row, int column, struct text formula,
                       struct text result, enum xlsx_style style);

/* One row of several columns as a single cell. */
void xlsx_merge(const struct xlsx_sheet *sheet, int row, int first_column, int last_column, struct text text,
                enum xlsx_style style);

/* Cells whose text begins so look by a style for conditional formats, in the rows and columns {first row,
 * first column, last row, last column}.
 */
void xlsx_mark(const struct xlsx_sheet *sheet, const int range[4], struct text beginning,
               enum xlsx_style style);

/* The same for whole rows of the range whose cell in `column` holds the word, which has no quotes. */
void xlsx_mark_rows(const struct xlsx_sheet *sheet, const int range[4], int column, struct text word,
                    enum xlsx_style style);

/* Cells whose text begins with ✓ or ✗ in green or red. */
void xlsx_mark_checks(const struct xlsx_sheet *sheet, int first_row, int first_column, int last_row,
                      int last_column);

/* How a sheet is printed, on A4 across unless upright; page numbers and file name stand below. */
struct xlsx_page {
  bool is_upright;
  int pages_wide, pages_tall;      /* what it is made to fit; 0: as many as it takes */
  int percent;                     /* of its size instead, on as many pages as it takes; 0: made to fit */
  int header_rows, header_columns; /* on every page */
  const char *mark;                /* in the middle below, without &; NULL or empty: none */
};

void xlsx_set_page(const struct xlsx_sheet *sheet, struct xlsx_page page);

/* Cells are kept from slips of the hand, without a password; those of STYLE_SIGNED stay open. Columns can
 * still be made wider, and rows filtered and sorted. */
void xlsx_protect(const struct xlsx_sheet *sheet);

/* The library this was built with, and its version; static. */
const char *xlsx_book_library(void);

#endif
