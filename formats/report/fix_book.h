/* The rejected rows as a workbook to be corrected: fix_row.h in one sheet, the wrong cells marked.
 * CONTRACT 2.7. */
#ifndef ARREARS_FORMATS_REPORT_FIX_BOOK_H
#define ARREARS_FORMATS_REPORT_FIX_BOOK_H

#include "calc/date.h"
#include "formats/record/text_writer.h"

/* Opens the output; NULL: *failure says why. `created` is the day that the workbook carries. The context is
 * copied, what it points to outlives the writer. Rejected rows are kept in memory until `finish`; more than a
 * sheet holds make it fail. */
MUST_USE struct writer *fix_book_open(const struct text_context *context, struct date created,
                                      const char *path, bool force, struct writer_failure *failure);

#endif
