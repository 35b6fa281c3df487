/* The first sheet: what the workbook is for, what it rests on, how it was worked out, and where things are.
 */
#ifndef ARREARS_FORMATS_REPORT_COVER_H
#define ARREARS_FORMATS_REPORT_COVER_H

#include "formats/report/report.h"
#include "formats/sheet/row_stream.h"
#include "formats/sheet/xlsx_book.h"

/* Adds the sheet, and gives the words of the plan their numbers: before any other sheet of the book. */
void report_cover_write(struct xlsx_book *book, const struct report *report, const struct row_plan *plan);

#endif
