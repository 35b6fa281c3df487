/* The sheet of those who are without cover on the day of the report, the soonest to have it again first. */
#ifndef ARREARS_FORMATS_REPORT_WITHOUT_COVER_H
#define ARREARS_FORMATS_REPORT_WITHOUT_COVER_H

#include "formats/report/report.h"
#include "formats/sheet/xlsx_book.h"

void report_without_cover_write(struct xlsx_book *book, const struct report *report);

#endif
