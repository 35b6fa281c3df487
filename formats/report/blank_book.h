/* An empty list as a workbook: headings, formats, drop-down lists and hints on the first sheet, what each
 * column is for on the second. CONTRACT 2.7. */
#ifndef ARREARS_FORMATS_REPORT_BLANK_BOOK_H
#define ARREARS_FORMATS_REPORT_BLANK_BOOK_H

#include "calc/region.h"
#include "calc/word.h"
#include "formats/report/small_book.h"
#include "formats/words/labels.h"

struct blank_book {
  enum language language;
  enum kind kind;
  const struct regions *regions; /* to choose from */
};

/* Writes it into the file, which is open, and gives the file its name. False: *failure says why, its detail a
 * view of *reason. */
MUST_USE bool blank_book_write(const struct blank_book *book, struct output_file *file,
                               struct row_failure *reason, struct writer_failure *failure);

#endif
