/* The checks of the sheet Checks that are about columns: every amount and every count that Ledger, Cases and
 * Persons show, and the days and numbers of Parameters, however it got there, comes to what the program came
 * to; and every total to its parts. */
#ifndef ARREARS_FORMATS_REPORT_CHECK_COLUMNS_H
#define ARREARS_FORMATS_REPORT_CHECK_COLUMNS_H

#include "formats/report/check_rows.h"

void check_columns_write(struct check_sheet *sheet);

/* How many such checks there are. */
int check_columns_rows(const struct summary_page *page);

/* Whether the cells of a column are added up: of days, and of numbers that are no amounts, a sum is shown
 * that every spreadsheet program keeps. */
bool check_columns_has(const struct summary_page *page, enum report_sheet_id id, size_t column);

#endif
