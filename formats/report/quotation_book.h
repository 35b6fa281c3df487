/* A workbook of quotations: a sheet each. */
#ifndef ARREARS_FORMATS_REPORT_QUOTATION_BOOK_H
#define ARREARS_FORMATS_REPORT_QUOTATION_BOOK_H

#include <stddef.h>

#include "calc/date.h"
#include "calc/status.h"
#include "formats/file/output_file.h"
#include "formats/record/writer.h"
#include "formats/report/paper.h"
#include "formats/sheet/row_failure.h"
#include "formats/words/sheet_words.h"

/* One sheet: its paper, and whose it is. */
struct quotation_sheet {
  struct paper paper;
  struct buffer name; /* of the sheet, terminated */
  struct buffer file; /* the name of the file that it may have for itself, terminated */
};

struct quotation_book {
  enum sheet_language language;
  struct date created; /* the day of payment, whatever the clock says */
  const char *run_id;  /* of the list or the case */
  const struct quotation_sheet *const *sheets;
  size_t count;
};

/* Writes the book to the file, which is open, and settles it: only the name is missing. False: *failure says
 * why, its detail a view of *reason. */
MUST_USE bool quotation_book_write(const struct quotation_book *book, struct output_file *file,
                                   struct row_failure *reason, struct writer_failure *failure);

void quotation_sheet_clear(struct quotation_sheet *sheet);

#endif
