/* The pages of workbooks as PDF, a file beside each, made by LibreOffice. CONTRACT 6. */
#ifndef ARREARS_FORMATS_REPORT_PRINTED_PAGES_H
#define ARREARS_FORMATS_REPORT_PRINTED_PAGES_H

#include <stddef.h>

#include "calc/buffer.h"
#include "calc/date.h"
#include "calc/status.h"
#include "formats/file/output_file.h"
#include "formats/record/writer.h"
#include "formats/words/labels.h"

/* Appends the name of a workbook's PDF, terminated: NAME.pdf for NAME.xlsx, and for NAME. */
void printed_pages_name(struct buffer *path, const char *workbook);

/* A workbook that is settled, and the open file that its pages are for. */
struct printed_workbook {
  const char *path; /* where it can be read */
  struct output_file *pdf;
  const char *pdf_path;
};

struct printed_pages {
  enum language language;
  struct date created; /* what the PDF says, whatever the clock does */
  int seconds;         /* 0: two minutes, and two seconds for each workbook */
  const struct printed_workbook *workbooks;
  size_t count;
};

/* Makes all of them and settles the files: only the names are missing. False: *failure says why; nothing of
 * LibreOffice's is left. */
MUST_USE bool printed_pages_write(const struct printed_pages *pages, struct writer_failure *failure);

#endif
