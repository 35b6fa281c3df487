/* The sheet on the run itself: where the report comes from, its counts, its rule tables, and who signs. */
#ifndef ARREARS_FORMATS_REPORT_RUN_H
#define ARREARS_FORMATS_REPORT_RUN_H

#include "formats/report/report.h"
#include "formats/sheet/xlsx_book.h"

void report_run_write(struct xlsx_book *book, const struct report *report);

#endif
