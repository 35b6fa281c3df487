/* The frame of a long sheet: header, template row, totals, filter, widths, print set-up. */
#ifndef ARREARS_FORMATS_REPORT_FRAME_H
#define ARREARS_FORMATS_REPORT_FRAME_H

#include "formats/report/report.h"
#include "formats/sheet/row_stream.h"
#include "formats/sheet/xlsx_book.h"

/* Adds the sheet to the workbook and sets planned->worksheet. */
void report_frame_write(struct xlsx_book *book, const struct report *report, struct planned_sheet *planned);

#endif
