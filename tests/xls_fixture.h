/* XLS workbooks made of records that are written by hand, and what their sheet holds. */
#ifndef ARREARS_TESTS_XLS_FIXTURE_H
#define ARREARS_TESTS_XLS_FIXTURE_H

#include <criterion/criterion.h>
#include <stdio.h>

#include "formats/sheet_in/biff_records.h"
#include "formats/sheet_in/sheet_source.h"
#include "ole_fixture.h"
#include "sheet_fixture.h"

/* Records */

static inline void put_record(struct buffer *out, uint16_t type, struct text bytes) {
  put_little(out, type, 2);
  put_little(out, bytes.length, 2);
  buffer_add_text(out, bytes);
}

#define RECORD(out, type, literal) put_record((out), (type), TEXT(literal))

/* A cell's record: row and column counted from 0, a format, and the rest. */
static inline void put_cell(struct buffer *out, uint16_t type, int row, int column, int format,
                            struct text rest) {
  struct buffer bytes = {0};
  put_little(&bytes, (uint64_t)row, 2);
  put_little(&bytes, (uint64_t)column, 2);
  put_little(&bytes, (uint64_t)format, 2);
  buffer_add_text(&bytes, rest);
  put_record(out, type, buffer_text(&bytes));
  buffer_clear(&bytes);
}

#define CELL(out, type, row, column, format, literal) \
  put_cell((out), (type), (row), (column), (format), TEXT(literal))

static inline void put_number(struct buffer *out, uint16_t type, int row, int column, int format,
                              double value) {
  struct buffer bytes = {0};
  buffer_add(&bytes, &value, sizeof value); /* this machine's bytes are those of the file */
  if (type == BIFF_FORMULA) put_little(&bytes, 0, 8);
  put_cell(out, type, row, column, format, buffer_text(&bytes));
  buffer_clear(&bytes);
}

static inline void put_rk(struct buffer *out, int row, int column, uint32_t rk) {
  struct buffer bytes = {0};
  put_little(&bytes, rk, 4);
  put_cell(out, BIFF_RK, row, column, 0, buffer_text(&bytes));
  buffer_clear(&bytes);
}

/* Workbooks */

#define BOF_BOOK "\x00\x06\x05\x00\0\0\0\0\0\0\0\0\0\0\0\0"
#define BOF_SHEET "\x00\x06\x10\x00\0\0\0\0\0\0\0\0\0\0\0\0"
#define BOF_CHART "\x00\x06\x20\x00\0\0\0\0\0\0\0\0\0\0\0\0"

/* Formats 0 General, 1 day, 2 yyyy"x"; texts 0 `ab`, 1 `王` in a rich text of one run, 2 nothing. */
static inline void put_globals(struct buffer *out) {
  RECORD(out, BIFF_FORMAT, "\xA4\x00\x07\x00\x00yyyy\"x\"");
  RECORD(out, BIFF_XF, "\0\0\x00\x00");
  RECORD(out, BIFF_XF, "\0\0\x0E\x00");
  RECORD(out, BIFF_XF, "\0\0\xA4\x00");
  RECORD(out, BIFF_SST,
         "\x03\0\0\0\x03\0\0\0\x02\x00\x00"
         "ab"
         "\x01\x00\x09\x01\x00\x8B\x73\0\0\0\0"
         "\x00\x00\x00");
}

/* A workbook with one sheet `员工`, whose records are `cells`. The caller clears. */
static inline struct buffer book_of(struct text globals, struct text cells, unsigned state) {
  struct buffer sheet = {0}, out = {0};
  size_t place = 20 + globals.length + 4 + 12 + 4; /* BOF, globals, BOUNDSHEET, EOF */
  put_little(&sheet, place, 4);
  put_little(&sheet, state, 2);
  buffer_add_literal(&sheet, "\x02\x01\x58\x54\xE5\x5D");
  RECORD(&out, BIFF_BOF, BOF_BOOK);
  buffer_add_text(&out, globals);
  put_record(&out, BIFF_BOUNDSHEET, buffer_text(&sheet));
  RECORD(&out, BIFF_EOF, "");
  cr_assert_eq(out.length, place);
  RECORD(&out, BIFF_BOF, BOF_SHEET);
  buffer_add_text(&out, cells);
  RECORD(&out, BIFF_EOF, "");
  buffer_clear(&sheet);
  return out;
}

/* What its sheet holds, terminated. The caller clears. */
static inline struct buffer show_stream(struct text stream, bool is_small) {
  struct buffer file = ole_of("Workbook", stream, is_small), out = {0};
  struct sheet_error error;
  struct sheet_source *source = sheet_source_open_memory(buffer_text(&file), &error);
  if (source == NULL) buffer_add_literal(&out, "refused: ");
  if (source == NULL) buffer_add_text(&out, text_from(status_word(error.status)));
  if (source != NULL) add_sheet(&out, source, 0);
  sheet_source_close(source);
  buffer_add_byte(&out, '\0');
  buffer_clear(&file);
  return out;
}

/* Takes `cells` and clears it. */
static inline void expect(struct buffer *cells, const char *expected) {
  struct buffer globals = {0};
  put_globals(&globals);
  struct buffer stream = book_of(buffer_text(&globals), buffer_text(cells), 0);
  for (int is_small = 0; is_small < 2; is_small++) {
    struct buffer shown = show_stream(buffer_text(&stream), is_small == 1);
    cr_expect_str_eq(shown.at, expected);
    buffer_clear(&shown);
  }
  buffer_clear(&stream);
  buffer_clear(&globals);
  buffer_clear(cells);
}

#endif
