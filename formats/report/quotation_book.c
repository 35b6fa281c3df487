#include "formats/report/quotation_book.h"

#include <stdlib.h>

#include "formats/file/path.h"
#include "formats/report/run_id.h"
#include "formats/report/small_book.h"

struct quotation_skeleton {
  const struct quotation_book *book;
  const char *folder;
};

/* A row_skeleton. */
static const char *write_sheets(void *context, const char *path, struct row_plan *plan) {
  const struct quotation_skeleton *skeleton = context;
  const struct quotation_book *book = skeleton->book;
  char mark[RUN_MARK_SIZE];
  struct xlsx_book xlsx;
  (void)plan;
  xlsx_book_open(&xlsx, path, skeleton->folder);
  xlsx_book_describe(&xlsx, sheet_words_label(book->language, LABEL_SHEET_QUOTATION),
                     sheet_words_label(book->language, LABEL_REPORT_SUBJECT), book->run_id, book->created);
  run_id_mark(mark, book->language, book->run_id);
  for (size_t i = 0; i < book->count; i++)
    paper_write(&book->sheets[i]->paper, &xlsx, book->sheets[i]->name.at, mark);
  return xlsx_book_close(&xlsx);
}

bool quotation_book_write(const struct quotation_book *book, struct output_file *file,
                          struct row_failure *reason, struct writer_failure *failure) {
  char *folder = path_folder(file->path);
  struct quotation_skeleton skeleton = {.book = book, .folder = folder};
  bool is_written = small_book_write(file, write_sheets, &skeleton, reason, failure);
  free(folder);
  return is_written;
}

void quotation_sheet_clear(struct quotation_sheet *sheet) {
  paper_clear(&sheet->paper);
  buffer_clear(&sheet->name);
  buffer_clear(&sheet->file);
}
