/* The summary while it is written: its figures, and where they stand. */
#ifndef ARREARS_FORMATS_REPORT_SUMMARY_PAGE_H
#define ARREARS_FORMATS_REPORT_SUMMARY_PAGE_H

#include "formats/report/page.h"
#include "formats/report/report.h"
#include "formats/sheet/row_stream.h"

/* The lines of the totals, in their order. */
enum total_line {
  LINE_READ,
  LINE_ASSESSED,
  LINE_REJECTED,
  LINE_RESULTS,
  LINE_MONTHS,
  LINE_LEFT_OUT,
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

static inline bool total_line_counts(enum total_line line) { return line <= LINE_LEFT_OUT; }

/* Where things are, rows and columns from 0. */
enum {
  ROW_SECTIONS = 7,
  ROW_LIST = 8,                              /* totals on the left, checks on the right */
  ROW_INTEREST = ROW_LIST + TOTAL_LINES + 1, /* behind the total in words; where has_interest */
  COLUMN_LABEL = 0,
  COLUMN_VALUE = 1,
  /* of the tables */
  COLUMN_RESULTS = 1,
  COLUMN_MONTHS,
  COLUMN_AMOUNTS,
  /* of the checks */
  COLUMN_CHECK = COLUMN_AMOUNTS,
  COLUMN_CHECK_LAST = COLUMN_CHECK + 4,
  COLUMN_LEFT,
  COLUMN_RIGHT,
  COLUMNS_ALL = COLUMN_AMOUNTS + AMOUNTS_SHOWN /* at most: the last is left out unless has_interest */
};

/* Half-width characters of the first column; English words are longer, and two languages stand in lines. */
static inline int summary_page_label_width(enum sheet_language language) {
  enum { WIDTH = 22, WIDTH_ENGLISH = 30 };
  const bool is_english = sheet_words_count(language) == 1 && sheet_words_have(language, LANGUAGE_EN);
  return is_english ? WIDTH_ENGLISH : WIDTH;
}

struct summary_page {
  struct report_page cells;
  const struct report *report;
  const struct row_plan *plan;
  bool has_interest;                /* a deferral may bear some */
  struct money values[TOTAL_LINES]; /* owned; fen, or units where total_line_counts */
  int sum_rows[GROUPING_COUNT];     /* of the tables */
};

/* Gathers the values; the sheet is set by the caller, the rows by report_tables_place. */
void summary_page_init(struct summary_page *summary, const struct report *report,
                       const struct row_plan *plan);
void summary_page_clear(struct summary_page *summary);

/* Add to the formula: the cell with the figure of a line; how many cells of a column of a long sheet have a
 * number; all its cells, 0 where it is left out. */
void summary_page_add_line(struct summary_page *summary, enum total_line line);
void summary_page_add_count(struct summary_page *summary, size_t sheet, enum label title);
void summary_page_add_column(struct summary_page *summary, size_t sheet, enum label title);

/* Half-width characters of a column of amounts, from COLUMN_AMOUNTS on. */
int summary_page_amount_width(const struct summary_page *summary, int column);

/* How many columns the tables have. */
static inline int summary_page_columns(const struct summary_page *summary) {
  return summary->has_interest ? COLUMNS_ALL : COLUMNS_ALL - 1;
}

#endif
