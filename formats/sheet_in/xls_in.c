#include "formats/sheet_in/xls_in.h"

#include <stdlib.h>

#include "calc/array.h"
#include "formats/sheet_in/ole_file.h"
#include "formats/sheet_in/xls_rows.h"
#include "formats/sheet_in/xls_workbook.h"

struct xls_book {
  struct byte_source *bytes;
  struct ole_file ole;
  struct ole_stream stream;
  struct xls_workbook workbook;
  struct sheet_info *sheets; /* owned; views of the workbook's */
  struct xls_rows rows;
};

static void show_sheets(struct xls_book *book) {
  book->sheets = array_new(book->workbook.sheet_count, sizeof *book->sheets);
  for (size_t i = 0; i < book->workbook.sheet_count; i++) {
    const struct xls_sheet *sheet = &book->workbook.sheets[i];
    struct text name = sheet->name.length == 0 ? TEXT("") : buffer_text(&sheet->name);
    book->sheets[i] = (struct sheet_info){name, sheet->visibility, sheet->has_cells};
  }
}

static void close_book(void *of) {
  struct xls_book *book = of;
  xls_rows_close(&book->rows);
  xls_workbook_clear(&book->workbook);
  ole_stream_close(&book->stream);
  ole_file_close(&book->ole);
  free(book->sheets);
  free(book);
}

/* A record that is cut short because the file could not be read is not the file's fault. */
static enum sheet_status judged(const struct xls_book *book, enum sheet_status status) {
  return status == SHEET_RECORD_DAMAGED && book->bytes->error != 0 ? SHEET_READ_ERROR : status;
}

static enum sheet_status read_book(struct xls_book *book) {
  enum sheet_status status = ole_file_open(&book->ole, book->bytes);
  if (status == SHEET_OK) status = ole_file_find(&book->ole, TEXT("Workbook"), &book->stream);
  if (status == SHEET_OK) status = xls_workbook_read(&book->workbook, &book->stream);
  return judged(book, status);
}

static void *open_book(struct byte_source *bytes, struct sheet_error *error) {
  struct xls_book *book = array_new(1, sizeof *book);
  book->bytes = bytes;
  *error = SHEET_NO_ERROR;
  error->status = read_book(book);
  if (error->status == SHEET_OK) {
    show_sheets(book);
    return book;
  }
  error->system = book->workbook.strings.error;
  close_book(book);
  return NULL;
}

static const struct sheet_info *sheets_of(const void *of, size_t *count) {
  const struct xls_book *book = of;
  *count = book->workbook.sheet_count;
  return book->sheets;
}

static enum sheet_status choose(void *of, size_t sheet, struct sheet_error *error) {
  struct xls_book *book = of;
  (void)error;
  return judged(
      book, xls_rows_open(&book->rows, &book->workbook, &book->stream, book->workbook.sheets[sheet].place));
}

/* Which failures belong to a cell; all but those of the world belong to a row. */
static bool is_of_cell(enum sheet_status status) {
  return status == SHEET_TEXT_TOO_LONG || status == SHEET_OUT_OF_ORDER || status == SHEET_BAD_CELL ||
         status == SHEET_BAD_STRING_INDEX || status == SHEET_BAD_FORMAT_INDEX;
}

static enum sheet_status next(void *of, struct sheet_row *row, struct sheet_error *error) {
  struct xls_book *book = of;
  enum sheet_status status = judged(book, xls_rows_next(&book->rows, row));
  if (status == SHEET_OK || status == SHEET_END) return status;
  error->row = book->rows.row.number;
  if (is_of_cell(status)) error->column = (int64_t)book->rows.cell.column;
  if (status == SHEET_SPILL_ERROR) error->system = book->workbook.strings.error;
  return status;
}

static int64_t bytes_read(const void *of) {
  const struct xls_book *book = of;
  return (int64_t)book->rows.reader.next;
}

static int64_t bytes_total(const void *of) {
  const struct xls_book *book = of;
  return (int64_t)book->stream.size;
}

const struct sheet_format xls_in = {open_book, sheets_of, choose, next, bytes_read, bytes_total, close_book};
