/* The summary while it is written: its figures, and cells that are formulas with exact results. */
#ifndef ARREARS_FORMATS_REPORT_PAGE_H
#define ARREARS_FORMATS_REPORT_PAGE_H

#include "formats/report/report.h"

/* The lines of the totals, in their order. */
enum total_line {
  LINE_READ,
  LINE_ASSESSED,
  LINE_REJECTED,
  LINE_RESULTS,
  LINE_MONTHS,
  LINE_EMPLOYER,
  LINE_EMPLOYEE,
  LINE_ARREARS,
  LINE_LATE_FEE,
  LINE_FEE_EMPLOYER,
  LINE_FEE_FLEXIBLE,
  LINE_ROUNDING,
  LINE_CAP,
  LINE_CASE_CAP,
  LINE_WITHOUT_LEDGER,
  LINE_CREDIT,
  LINE_TOTAL,
  TOTAL_LINES
};

/* Where things stand, rows and columns from 0. */
enum {
  ROW_SECTIONS = 7,
  ROW_LIST = 8, /* totals on the left, checks on the right */
  COLUMN_LABEL = 0,
  COLUMN_VALUE = 1,
  /* of the tables */
  COLUMN_RESULTS = 1,
  COLUMN_MONTHS,
  COLUMN_AMOUNTS,
  COLUMNS_ALL = COLUMN_AMOUNTS + AMOUNTS_SHOWN
};

struct report_page {
  struct xlsx_sheet sheet;
  const struct report *report;
  const struct row_plan *plan;
  bool is_live;                     /* formulas can hold everything exactly */
  struct money values[TOTAL_LINES]; /* fen, or units */
  int sum_rows[GROUPING_COUNT];     /* of the tables */
  struct buffer formula;            /* being put together */
};

struct text page_word(const struct report_page *page, enum label label);

static inline bool line_is_count(enum total_line line) { return line <= LINE_MONTHS; }

/* Parts of a formula. */
void page_add(struct report_page *page, const char *text);
void page_add_cell(struct report_page *page, int row, int column);
void page_add_line(struct report_page *page, enum total_line line);             /* the cell of its figure */
void page_add_column(struct report_page *page, size_t sheet, enum label title); /* all cells of a column */

/* Writes the formula put together, or its result alone where there is none or the result would not keep. */
void page_put(struct report_page *page, int row, int column, const struct money *result, bool counts,
              enum xlsx_style style);
void page_put_text(struct report_page *page, int row, int column, struct text result, enum xlsx_style style);

/* The checks; true when all agree. */
bool report_checks_write(struct report_page *page);

/* Sets page->sum_rows; the tables begin at `row`. */
void report_tables_place(struct report_page *page, int row);
void report_tables_write(struct report_page *page);

#endif
