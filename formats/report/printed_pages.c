#include "formats/report/printed_pages.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "calc/array.h"
#include "formats/file/office.h"
#include "formats/file/path.h"
#include "formats/file/pdf_stamp.h"

enum { SECONDS_AT_LEAST = 120, SECONDS_EACH = 2 };

void printed_pages_name(struct buffer *path, const char *workbook) {
  static const char ending[] = ".xlsx";
  const size_t length = strlen(workbook);
  const size_t cut = path_ends_with(workbook, ending) ? sizeof ending - 1 : 0;
  buffer_add(path, workbook, length - cut);
  buffer_add_literal(path, ".pdf");
  buffer_add_byte(path, '\0');
}

/* What the file is called without its ending; the caller frees it. */
static char *stem_of(const char *pdf_path) {
  const char *name = path_name(pdf_path);
  char *stem = strndup(name, strlen(name) - (sizeof ".pdf" - 1));
  if (stem == NULL) abort();
  return stem;
}

static bool fail(const struct printed_pages *pages, enum office_status status,
                 struct writer_failure *failure) {
  static const enum label labels[] = {
      [OFFICE_ABSENT] = LABEL_PDF_NO_OFFICE,
      [OFFICE_TOO_SLOW] = LABEL_PDF_TOO_SLOW,
      [OFFICE_NO_ANSWER] = LABEL_PDF_NO_ANSWER,
      [OFFICE_NO_FOLDER] = LABEL_PDF_NO_FOLDER,
  };
  failure->path = pages->workbooks[0].pdf_path;
  failure->error = (struct output_error){OUTPUT_FAILED, errno};
  failure->detail = label(pages->language, labels[status]);
  return false;
}

static bool write_one(const struct printed_pages *pages, size_t i, struct buffer *pdf,
                      struct writer_failure *failure) {
  const struct printed_workbook *workbook = &pages->workbooks[i];
  failure->path = workbook->pdf_path;
  pdf_stamp(pdf, pages->created);
  return output_file_write(workbook->pdf, pdf->at, pdf->length, &failure->error) &&
         output_file_settle(workbook->pdf, &failure->error);
}

bool printed_pages_write(const struct printed_pages *pages, struct writer_failure *failure) {
  if (pages->count == 0) return true;
  const char **paths = array_new(pages->count, sizeof *paths);
  char **names = array_new(pages->count, sizeof *names);
  struct buffer *pdfs = array_new(pages->count, sizeof *pdfs);
  const int seconds =
      pages->seconds > 0 ? pages->seconds : SECONDS_AT_LEAST + SECONDS_EACH * (int)pages->count;
  for (size_t i = 0; i < pages->count; i++) {
    paths[i] = pages->workbooks[i].path;
    names[i] = stem_of(pages->workbooks[i].pdf_path);
  }
  const enum office_status status =
      office_print(paths, (const char *const *)names, pages->count, seconds, pdfs);
  bool is_written = status == OFFICE_DONE || fail(pages, status, failure);
  for (size_t i = 0; i < pages->count && is_written; i++) is_written = write_one(pages, i, &pdfs[i], failure);
  for (size_t i = 0; i < pages->count; i++) {
    buffer_clear(&pdfs[i]);
    free(names[i]);
  }
  free(names);
  free(pdfs);
  free(paths);
  return is_written;
}
