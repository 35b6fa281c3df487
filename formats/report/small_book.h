/* A workbook without long sheets: what libxlsxwriter writes is looked over and copied, for a full temporary
 * folder can leave it damaged without a word. */
#ifndef ARREARS_FORMATS_REPORT_SMALL_BOOK_H
#define ARREARS_FORMATS_REPORT_SMALL_BOOK_H

#include <stdbool.h>

#include "calc/status.h"
#include "formats/file/output_file.h"
#include "formats/record/writer.h"
#include "formats/sheet/row_stream.h"

/* Has `skeleton` write the book into the file, which is open, and gives the file its name. False: *failure
 * says why, its detail a view of *reason. */
MUST_USE bool small_book_write(struct output_file *file, row_skeleton *skeleton, void *context,
                               struct row_failure *reason, struct writer_failure *failure);

#endif
