/* What a sheet holds, as text a person can write down: one row per line,
 *
 *   2 A:T(王小明) C:N(8000.3) D:D(2025-01-31) {A2:A4=王小明}
 *
 * T text, N number, D date, B boolean, E error, F formula without a result; behind it f for a formula's
 * result, ! a wrecked number, ~ a rounded one; h behind the row's number: hidden. In braces the merges over
 * the row. */
#ifndef ARREARS_TESTS_SHEET_FIXTURE_H
#define ARREARS_TESTS_SHEET_FIXTURE_H

#include <stdio.h>

#include "calc/buffer.h"
#include "formats/sheet_in/cell_reference.h"
#include "formats/sheet_in/sheet_source.h"

static inline void add_words(struct buffer *out, const char *before, int64_t number) {
  char digits[60];
  snprintf(digits, sizeof digits, "%s%lld", before, (long long)number);
  buffer_add_text(out, text_from(digits));
}

static inline const char *status_word(enum sheet_status status) {
  static const char *const words[SHEET_STATUS_COUNT] = {[SHEET_OK] = "ok",
                                                        [SHEET_END] = "end",
                                                        [SHEET_CANNOT_OPEN] = "cannot open",
                                                        [SHEET_IS_FOLDER] = "is folder",
                                                        [SHEET_READ_ERROR] = "read error",
                                                        [SHEET_SPILL_ERROR] = "spill error",
                                                        [SHEET_NOT_A_WORKBOOK] = "not a workbook",
                                                        [SHEET_IS_ENCRYPTED] = "is encrypted",
                                                        [SHEET_IS_TOO_OLD] = "is too old",
                                                        [SHEET_ZIP_DAMAGED] = "zip damaged",
                                                        [SHEET_ZIP_BOMB] = "zip bomb",
                                                        [SHEET_PART_TOO_LARGE] = "part too large",
                                                        [SHEET_TOO_MANY_PARTS] = "too many parts",
                                                        [SHEET_PART_MISSING] = "part missing",
                                                        [SHEET_OLE_DAMAGED] = "ole damaged",
                                                        [SHEET_XML_MALFORMED] = "xml malformed",
                                                        [SHEET_XML_HAS_DOCTYPE] = "xml has doctype",
                                                        [SHEET_XML_TOO_DEEP] = "xml too deep",
                                                        [SHEET_XML_TAG_TOO_LONG] = "xml tag too long",
                                                        [SHEET_NO_SHEETS] = "no sheets",
                                                        [SHEET_TOO_MANY_SHEETS] = "too many sheets",
                                                        [SHEET_HAS_NO_CELLS] = "has no cells",
                                                        [SHEET_TOO_MANY_STRINGS] = "too many strings",
                                                        [SHEET_TOO_MANY_FORMATS] = "too many formats",
                                                        [SHEET_TEXT_TOO_LONG] = "text too long",
                                                        [SHEET_ROW_TOO_LONG] = "row too long",
                                                        [SHEET_BAD_REFERENCE] = "bad reference",
                                                        [SHEET_OUT_OF_ORDER] = "out of order",
                                                        [SHEET_BAD_CELL] = "bad cell",
                                                        [SHEET_BAD_STRING_INDEX] = "bad string index",
                                                        [SHEET_BAD_FORMAT_INDEX] = "bad format index",
                                                        [SHEET_BAD_MERGE] = "bad merge",
                                                        [SHEET_TOO_MANY_MERGES] = "too many merges",
                                                        [SHEET_RECORD_DAMAGED] = "record damaged"};
  return words[status];
}

static inline void add_column(struct buffer *out, size_t column) {
  cell_reference_format(out, (struct cell_place){1, (int32_t)column});
  out->length -= 1; /* the row's 1 */
}

static inline void add_cell(struct buffer *out, const struct sheet_cell *cell) {
  static const char letters[CELL_KIND_COUNT] = "-TNDBEF";
  buffer_add_byte(out, ' ');
  add_column(out, cell->column);
  buffer_add_byte(out, ':');
  buffer_add_byte(out, letters[cell->kind]);
  if (cell->is_formula && cell->kind != CELL_NO_RESULT) buffer_add_byte(out, 'f');
  if (cell->is_wrecked) buffer_add_byte(out, '!');
  if (cell->was_rounded) buffer_add_byte(out, '~');
  buffer_add_byte(out, '(');
  buffer_add_text(out, cell->text);
  buffer_add_byte(out, ')');
}

static inline void add_cover(struct buffer *out, const struct sheet_cover *cover) {
  buffer_add_literal(out, " {");
  cell_reference_format(out, (struct cell_place){(int32_t)cover->first_row, (int32_t)cover->first_column});
  buffer_add_byte(out, ':');
  cell_reference_format(out, (struct cell_place){(int32_t)cover->last_row, (int32_t)cover->last_column});
  buffer_add_byte(out, '=');
  buffer_add_text(out, cover->value.text);
  buffer_add_byte(out, '}');
}

static inline void add_row(struct buffer *out, const struct sheet_row *row) {
  add_words(out, "", row->number);
  if (row->is_hidden) buffer_add_byte(out, 'h');
  for (size_t i = 0; i < row->count; i++) add_cell(out, &row->cells[i]);
  for (size_t i = 0; i < row->cover_count; i++) add_cover(out, &row->covers[i]);
  buffer_add_byte(out, '\n');
}

/* Appends all rows of a sheet, and how it ended if not well: `out of order, row 5, column 2`. */
static inline void add_sheet(struct buffer *out, struct sheet_source *source, size_t sheet) {
  struct sheet_row row;
  enum sheet_status status = sheet_source_choose(source, sheet);
  while (status == SHEET_OK && (status = sheet_source_next(source, &row)) == SHEET_OK) add_row(out, &row);
  if (status == SHEET_END) return;
  struct sheet_error error = sheet_source_failure(source);
  buffer_add_text(out, text_from(status_word(error.status)));
  if (error.row > 0) add_words(out, ", row ", error.row);
  if (error.column >= 0) add_words(out, ", column ", error.column);
  buffer_add_byte(out, '\n');
}

#endif
