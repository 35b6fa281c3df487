#include "formats/sheet_in/xlsx_in.h"

#include <stdlib.h>

#include "calc/array.h"
#include "formats/sheet_in/xlsx_merges.h"
#include "formats/sheet_in/xlsx_rows.h"
#include "formats/sheet_in/xlsx_strings.h"
#include "formats/sheet_in/xlsx_styles.h"
#include "formats/sheet_in/xlsx_survey.h"
#include "formats/sheet_in/xlsx_workbook.h"

struct xlsx_book {
  struct zip_archive archive;
  struct xlsx_workbook workbook;
  struct sheet_info *sheets; /* owned; views of the workbook's */
  bool has_shared;           /* texts and formats were read */
  struct text_store strings;
  struct cell_formats formats;
  struct merge_ranges merges;
  struct xlsx_rows rows;
};

static void show_sheets(struct xlsx_book *book) {
  book->sheets = array_new(book->workbook.sheet_count, sizeof *book->sheets);
  for (size_t i = 0; i < book->workbook.sheet_count; i++) {
    const struct xlsx_sheet *sheet = &book->workbook.sheets[i];
    struct text name = sheet->name.length == 0 ? TEXT("") : buffer_text(&sheet->name);
    book->sheets[i] = (struct sheet_info){name, sheet->visibility, sheet->has_cells};
  }
}

static void close_book(void *of) {
  struct xlsx_book *book = of;
  xlsx_rows_close(&book->rows);
  merge_ranges_clear(&book->merges);
  cell_formats_clear(&book->formats);
  text_store_clear(&book->strings);
  xlsx_workbook_clear(&book->workbook);
  zip_archive_close(&book->archive);
  free(book->sheets);
  free(book);
}

static void *open_book(struct byte_source *bytes, struct sheet_error *error) {
  struct xlsx_book *book = array_new(1, sizeof *book);
  *error = SHEET_NO_ERROR;
  error->status = zip_archive_open(&book->archive, bytes);
  if (error->status == SHEET_OK) error->status = xlsx_workbook_read(&book->workbook, &book->archive);
  if (error->status == SHEET_OK) {
    show_sheets(book);
    return book;
  }
  close_book(book);
  return NULL;
}

static const struct sheet_info *sheets_of(const void *of, size_t *count) {
  const struct xlsx_book *book = of;
  *count = book->workbook.sheet_count;
  return book->sheets;
}

/* What all sheets share is read when the first is chosen. */
static enum sheet_status read_shared(struct xlsx_book *book) {
  if (book->has_shared) return SHEET_OK;
  text_store_clear(&book->strings);
  cell_formats_clear(&book->formats);
  struct text strings = buffer_text(&book->workbook.strings_part);
  struct text styles = buffer_text(&book->workbook.styles_part);
  enum sheet_status status = xlsx_styles_read(&book->formats, &book->archive, styles);
  if (status == SHEET_OK) status = xlsx_strings_read(&book->strings, &book->archive, strings);
  book->has_shared = status == SHEET_OK;
  return status;
}

/* What may be kept of a sheet, so that it is not unpacked twice: what the shared texts leave, and nothing of
 * a book so large that they went to a file. */
static uint64_t kept_of_sheet(const struct xlsx_book *book) {
  enum { MOST = 40 * 1024 * 1024 };
  const size_t strings = text_store_memory(&book->strings);
  return text_store_is_in_file(&book->strings) || strings >= MOST ? 0 : MOST - strings;
}

static enum sheet_status open_rows(struct xlsx_book *book, struct text part) {
  struct xlsx_survey survey;
  struct xlsx_book_values values = {&book->strings, &book->formats, book->workbook.dates};
  enum sheet_status status =
      xlsx_survey_part(&survey, &book->archive, part, XLSX_SHEET_PART_LIMIT, kept_of_sheet(book));
  if (status == SHEET_OK && survey.may_merge)
    status = xlsx_merges_read(&book->merges, &book->archive, part, &survey);
  if (status != SHEET_OK) return status;
  return xlsx_rows_open(&book->rows, &book->archive, part, survey.is_plain, values, &book->merges);
}

static enum sheet_status choose(void *of, size_t sheet, struct sheet_error *error) {
  struct xlsx_book *book = of;
  struct text part = buffer_text(&book->workbook.sheets[sheet].part);
  xlsx_rows_close(&book->rows);
  merge_ranges_reset(&book->merges);
  if (part.length == 0) return SHEET_PART_MISSING;
  enum sheet_status status = read_shared(book);
  if (status == SHEET_OK) status = open_rows(book, part);
  if (status == SHEET_SPILL_ERROR) error->system = book->strings.error;
  return status;
}

/* Which failures belong to a row, and to a cell of it. */
static void tell_place(const struct xlsx_book *book, enum sheet_status status, struct sheet_error *error) {
  static const bool is_of_row[SHEET_STATUS_COUNT] = {
      [SHEET_TEXT_TOO_LONG] = true,    [SHEET_ROW_TOO_LONG] = true,     [SHEET_BAD_REFERENCE] = true,
      [SHEET_OUT_OF_ORDER] = true,     [SHEET_BAD_CELL] = true,         [SHEET_BAD_STRING_INDEX] = true,
      [SHEET_BAD_FORMAT_INDEX] = true, [SHEET_BAD_MERGE] = true,        [SHEET_TOO_MANY_MERGES] = true,
      [SHEET_XML_MALFORMED] = true,    [SHEET_XML_TAG_TOO_LONG] = true, [SHEET_ZIP_DAMAGED] = true};
  static const bool is_of_cell[SHEET_STATUS_COUNT] = {[SHEET_TEXT_TOO_LONG] = true,
                                                      [SHEET_OUT_OF_ORDER] = true,
                                                      [SHEET_BAD_CELL] = true,
                                                      [SHEET_BAD_STRING_INDEX] = true,
                                                      [SHEET_BAD_FORMAT_INDEX] = true};
  if (is_of_row[status]) error->row = book->rows.row.number;
  if (is_of_cell[status]) error->column = (int64_t)book->rows.cell.column;
}

static enum sheet_status next(void *of, struct sheet_row *row, struct sheet_error *error) {
  struct xlsx_book *book = of;
  enum sheet_status status = xlsx_rows_next(&book->rows, row);
  if (status != SHEET_OK && status != SHEET_END) tell_place(book, status, error);
  if (status == SHEET_SPILL_ERROR) error->system = book->strings.error;
  return status;
}

static int64_t bytes_read(const void *of) {
  const struct xlsx_book *book = of;
  return (int64_t)book->archive.part_taken;
}

static int64_t bytes_total(const void *of) {
  const struct xlsx_book *book = of;
  return (int64_t)book->archive.part_size;
}

const struct sheet_format xlsx_in = {open_book, sheets_of, choose, next, bytes_read, bytes_total, close_book};
