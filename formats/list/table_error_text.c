#include "formats/list/table_error_text.h"

#include <string.h>

#include "formats/list/table_sheet.h"
#include "formats/words/figures_text.h"
#include "formats/words/system_words.h"

static const enum label kind_labels[FILE_KIND_COUNT] = {
    [FILE_XLS_TOO_OLD] = LABEL_KIND_XLS_TOO_OLD,
    [FILE_XLSB] = LABEL_KIND_XLSB,
    [FILE_ENCRYPTED] = LABEL_KIND_ENCRYPTED,
    [FILE_ODS] = LABEL_KIND_ODS,
    [FILE_XML_SPREADSHEET] = LABEL_KIND_XML_SPREADSHEET,
    [FILE_HTML] = LABEL_KIND_HTML,
    [FILE_WORD] = LABEL_KIND_WORD,
    [FILE_SLIDES] = LABEL_KIND_SLIDES,
    [FILE_ODF] = LABEL_KIND_ODF,
    [FILE_ZIP] = LABEL_KIND_ZIP,
    [FILE_BROKEN_ZIP] = LABEL_KIND_BROKEN_ZIP,
    [FILE_ARCHIVE] = LABEL_KIND_ARCHIVE,
    [FILE_OLE] = LABEL_KIND_OLE,
    [FILE_XML] = LABEL_KIND_XML,
    [FILE_PDF] = LABEL_KIND_PDF,
    [FILE_RTF] = LABEL_KIND_RTF,
    [FILE_PICTURE] = LABEL_KIND_PICTURE,
    [FILE_UTF_16BE] = LABEL_KIND_UTF_16BE,
};

static const enum label book_labels[SHEET_STATUS_COUNT] = {
    [SHEET_SPILL_ERROR] = LABEL_BOOK_SPILL_ERROR,
    [SHEET_ZIP_DAMAGED] = LABEL_BOOK_ZIP_DAMAGED,
    [SHEET_ZIP_BOMB] = LABEL_BOOK_ZIP_BOMB,
    [SHEET_PART_TOO_LARGE] = LABEL_BOOK_PART_TOO_LARGE,
    [SHEET_TOO_MANY_PARTS] = LABEL_BOOK_TOO_MANY_PARTS,
    [SHEET_PART_MISSING] = LABEL_BOOK_PART_MISSING,
    [SHEET_OLE_DAMAGED] = LABEL_BOOK_OLE_DAMAGED,
    [SHEET_XML_MALFORMED] = LABEL_BOOK_XML_MALFORMED,
    [SHEET_XML_HAS_DOCTYPE] = LABEL_BOOK_XML_HAS_DOCTYPE,
    [SHEET_XML_TOO_DEEP] = LABEL_BOOK_XML_TOO_DEEP,
    [SHEET_XML_TAG_TOO_LONG] = LABEL_BOOK_XML_TAG_TOO_LONG,
    [SHEET_NO_SHEETS] = LABEL_BOOK_NO_SHEETS,
    [SHEET_TOO_MANY_SHEETS] = LABEL_BOOK_TOO_MANY_SHEETS,
    [SHEET_HAS_NO_CELLS] = LABEL_BOOK_HAS_NO_CELLS,
    [SHEET_TOO_MANY_STRINGS] = LABEL_BOOK_TOO_MANY_STRINGS,
    [SHEET_TOO_MANY_FORMATS] = LABEL_BOOK_TOO_MANY_FORMATS,
    [SHEET_TEXT_TOO_LONG] = LABEL_BOOK_TEXT_TOO_LONG,
    [SHEET_ROW_TOO_LONG] = LABEL_BOOK_ROW_TOO_LONG,
    [SHEET_BAD_REFERENCE] = LABEL_BOOK_BAD_REFERENCE,
    [SHEET_OUT_OF_ORDER] = LABEL_BOOK_OUT_OF_ORDER,
    [SHEET_BAD_CELL] = LABEL_BOOK_BAD_CELL,
    [SHEET_BAD_STRING_INDEX] = LABEL_BOOK_BAD_STRING_INDEX,
    [SHEET_BAD_FORMAT_INDEX] = LABEL_BOOK_BAD_FORMAT_INDEX,
    [SHEET_BAD_MERGE] = LABEL_BOOK_BAD_MERGE,
    [SHEET_TOO_MANY_MERGES] = LABEL_BOOK_TOO_MANY_MERGES,
    [SHEET_RECORD_DAMAGED] = LABEL_BOOK_RECORD_DAMAGED,
};

static const enum label labels[TABLE_STATUS_COUNT] = {
    [TABLE_CANNOT_OPEN] = LABEL_SAY_CANNOT_OPEN,
    [TABLE_IS_FOLDER] = LABEL_SAY_IS_FOLDER,
    [TABLE_READ_ERROR] = LABEL_SAY_READ_ERROR,
    [TABLE_EMPTY] = LABEL_SAY_EMPTY,
    [TABLE_IS_BINARY] = LABEL_SAY_IS_BINARY,
    [TABLE_NOT_DECODABLE] = LABEL_SAY_NOT_DECODABLE,
    [TABLE_NO_CONVERTER] = LABEL_SAY_NO_CONVERTER,
    [TABLE_HEADER_MALFORMED] = LABEL_SAY_HEADER_MALFORMED,
    [TABLE_HEADER_TOO_LONG] = LABEL_SAY_HEADER_TOO_LONG,
    [TABLE_NO_HEADER] = LABEL_SAY_NO_HEADER,
    [TABLE_TWO_LISTS] = LABEL_SAY_TWO_LISTS,
    [TABLE_NO_SUCH_SHEET] = LABEL_SAY_NO_SUCH_SHEET,
    [TABLE_HAS_NO_SHEETS] = LABEL_SAY_HAS_NO_SHEETS,
    [TABLE_OTHER_COLUMNS] = LABEL_SAY_OTHER_COLUMNS,
    [TABLE_ARE_RESULTS] = LABEL_SAY_COLUMNS_ARE_RESULTS,
};

enum label table_error_label(const struct table_error *error) {
  if (error->status == TABLE_IS_OTHER_KIND) return kind_labels[error->kind];
  return error->status == TABLE_BAD_WORKBOOK ? book_labels[error->sheet_status] : labels[error->status];
}

const char *table_file_name(enum language language, const char *path) {
  return strcmp(path, "-") == 0 ? label(language, LABEL_STANDARD_INPUT) : path;
}

/* The file, and of a workbook the sheet and the cell as far as they are known. */
static void add_place(struct buffer *out, enum language language, const char *path,
                      const struct table_error *error) {
  const struct table_sheet sheet = {.name = text_from(error->sheet)};
  const size_t column = error->column < 0 ? SHEET_COLUMN_NONE : (size_t)error->column;
  const bool is_of_sheet = error->status == TABLE_BAD_WORKBOOK || error->status == TABLE_READ_ERROR ||
                           error->status == TABLE_NO_HEADER || error->status == TABLE_EMPTY;
  if (is_of_sheet && sheet.name.length > 0 && error->line > 0) {
    table_place_add(out, text_from(table_file_name(language, path)), &sheet, column, error->line);
    return;
  }
  buffer_add_text(out, text_from(table_file_name(language, path)));
  if (!is_of_sheet || sheet.name.length == 0) return;
  buffer_add_byte(out, '[');
  buffer_add_text(out, sheet.name);
  buffer_add_byte(out, ']');
}

/* What the arguments of a message are. */
static void tell_with(const struct listener *listener, const struct table_error *error, struct text place) {
  struct buffer offset = {0}, line = {0}, reason = {0};
  const bool names_sheets = error->status == TABLE_TWO_LISTS || error->status == TABLE_NO_SUCH_SHEET ||
                            error->status == TABLE_OTHER_COLUMNS;
  figure_number(&offset, error->offset + 1);
  figure_number(&line, error->line);
  system_words_add(&reason, listener->language, error->system);
  const struct text arguments[] = {place,
                                   names_sheets                         ? text_from(error->sheet)
                                   : error->status == TABLE_ARE_RESULTS ? text_from(error->other)
                                                                        : buffer_text(&reason),
                                   names_sheets ? text_from(error->other) : buffer_text(&offset),
                                   buffer_text(&line)};
  tell_texts(listener, table_error_label(error), arguments, 4);
  buffer_clear(&reason);
  buffer_clear(&offset);
  buffer_clear(&line);
}

static void tell_try(const struct listener *listener, const struct header_try *try) {
  struct buffer line = {0}, known = {0};
  figure_number(&line, try->line);
  figure_number(&known, try->known);
  const struct text arguments[] = {buffer_text(&line), buffer_text(&known), text_from(try->text)};
  tell_texts(listener, LABEL_SAY_HEADER_TRY, arguments, 3);
  buffer_clear(&line);
  buffer_clear(&known);
}

void table_error_tell(const struct listener *listener, const char *path, const struct table_error *error) {
  struct buffer place = {0};
  add_place(&place, listener->language, path, error);
  tell_with(listener, error, buffer_text(&place));
  buffer_clear(&place);
  for (int i = 0; error->status == TABLE_NO_HEADER && i < error->try_count; i++)
    tell_try(listener, &error->tries[i]);
}
