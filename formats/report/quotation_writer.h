/* A quotation for each row of a list that was assessed: a file each in a folder, or one workbook with a sheet
 * each; and their pages as PDF beside them. CONTRACT 6. */
#ifndef ARREARS_FORMATS_REPORT_QUOTATION_WRITER_H
#define ARREARS_FORMATS_REPORT_QUOTATION_WRITER_H

#include <stdbool.h>

#include "calc/date.h"
#include "calc/region.h"
#include "calc/status.h"
#include "formats/file/file_roles.h"
#include "formats/record/writer.h"
#include "formats/words/sheet_words.h"

/* More are a failure, noticed with the first one too many. */
enum { QUOTATION_SHEETS_MOST = 200, QUOTATION_FILES_MOST = 400 };

/* Everything pointed to outlives the writer. */
struct quotation_options {
  const char *path; /* NAME.xlsx, in any case of letters: one workbook; else a folder, which must be there */
  bool is_single;   /* of one case: a workbook, whatever the path ends in, and its sheet has no number */
  bool as_pdf;
  const char *pdf_path; /* of one workbook: where its pages go; in a folder they are beside each file */
  int pdf_seconds;      /* LibreOffice has so long; 0: what printed_pages.h says */
  bool force;
  enum sheet_language language;
  struct date report_date; /* the `created` property */
  const char *run_id;      /* below each page and among the properties: run_id.h */
  const struct regions *regions;
  const struct file_roles *files; /* that the run reads and writes, which no quotation may be; NULL: none */
};

/* All files take their names together. NULL: *failure says why. */
MUST_USE struct writer *quotation_writer_open(const struct quotation_options *options,
                                              struct writer_failure *failure);

#endif
