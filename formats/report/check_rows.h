/* The sheet Checks while it is written: what its rows have in common. */
#ifndef ARREARS_FORMATS_REPORT_CHECK_ROWS_H
#define ARREARS_FORMATS_REPORT_CHECK_ROWS_H

#include "formats/report/summary_page.h"

struct check_sheet {
  struct summary_page page;           /* its own formulas name the long sheets, none of the summary */
  const struct page_numbers *summary; /* what the summary shows */
  int row;                            /* of the next check */
  bool agree;
};

/* Where things stand in a row. */
enum {
  CHECK_COLUMN_TITLE,
  CHECK_COLUMN_PROGRAM,
  CHECK_COLUMN_RECALCULATED,
  CHECK_COLUMN_DIFFERENCE,
  CHECK_COLUMN_MARK
};

/* Writes a check: the program's figure, the formula put together and its result, difference and mark. The
 * title is the caller's. */
void check_rows_put(struct check_sheet *sheet, const struct money *program, const struct money *result,
                    bool counts);

/* How many persons there are, where a formula can count them; and how many such checks there are. */
void check_persons_write(struct check_sheet *sheet);
int check_persons_rows(const struct summary_page *page);

/* Each result that has a rounding difference, or a late fee cut by a cap: what its cells on Cases come to;
 * and how many such checks there are. */
void check_cases_write(struct check_sheet *sheet);
int check_cases_rows(const struct report *report);

/* Below the last check: how many more results have them. */
void check_cases_write_more(const struct check_sheet *sheet);

#endif
