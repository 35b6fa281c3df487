/* A report in several workbooks: one for each region, each employer, or each N rows of the list, and an index
 * with links to them that proves their totals (formats/report/index.h).
 *
 * Whole or nothing: the workbooks take their names when every one is complete, the index the last of all, so
 * where the index stands everything stands. When one cannot take its name, those that have are removed. */
#ifndef ARREARS_FORMATS_REPORT_SPLIT_H
#define ARREARS_FORMATS_REPORT_SPLIT_H

#include <stddef.h>

#include "calc/status.h"
#include "formats/record/writer.h"
#include "formats/report/options.h"
#include "formats/report/split_by.h"

/* A writer like that of report_workbook_open; options.path is the index. A row stands in the workbook of its
 * region (employer) as reported, a rejected one whose region (employer) nobody knows in one of its own. With
 * SPLIT_ROWS only the workbooks being filled are open. More than SPLIT_WORKBOOKS_MOST workbooks are a
 * failure, noticed with the first row that is one too many. */
MUST_USE struct writer *report_split_open(const struct report_options *options, struct report_split split,
                                          struct writer_failure *failure);

/* Workbooks opened so far, the index not counted. */
size_t report_split_workbooks(const struct writer *writer);

#endif
