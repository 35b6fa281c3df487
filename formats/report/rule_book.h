/* A rule table as a workbook to be filled in: the table on the first sheet, what its columns hold on the
 * second. CONTRACT 2.7 */
#ifndef ARREARS_FORMATS_REPORT_RULE_BOOK_H
#define ARREARS_FORMATS_REPORT_RULE_BOOK_H

#include "formats/report/small_book.h"
#include "formats/words/labels.h"

struct rule_book {
  enum language language;
  struct text table; /* CSV, as formats/list/rule_csv.h writes it */
};

/* Writes it into the file, which is open, and gives the file its name. False: *failure says why, its detail a
 * view of *reason. */
MUST_USE bool rule_book_write(const struct rule_book *book, struct output_file *file,
                              struct row_failure *reason, struct writer_failure *failure);

#endif
