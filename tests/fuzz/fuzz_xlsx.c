/* Workbooks made of any bytes go through the reader: a whole file, or (by the first byte) one part of a
 * workbook that is sound otherwise. A sheet that expat reads to its end the scanner must read to the same
 * rows. libFuzzer: sh tests/run.sh fuzz 1 xlsx */
#include <stdint.h>

#include "formats/file/encoding.h"
#include "tests/ole_fixture.h"
#include "tests/sheet_fixture.h"
#include "tests/zip_fixture.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum part { PART_PACKAGE, PART_WORKBOOK, PART_RELATIONS, PART_STYLES, PART_STRINGS, PART_SHEET, PART_COUNT };

#define TEXT_OF(literal) \
  { (literal), sizeof(literal) - 1 }

static const struct zip_part sound[PART_COUNT] = {
    {"_rels/.rels", TEXT_OF("<a><Relationship Id='a' Type='x/officeDocument' Target='xl/workbook.xml'/></a>"),
     false},
    {"xl/workbook.xml", TEXT_OF("<a xmlns:r='r'><sheet name='a' r:id='a'/></a>"), false},
    {"xl/_rels/workbook.xml.rels",
     TEXT_OF("<a><Relationship Id='a' Type='x/worksheet' Target='a'/><Relationship Id='b' Type='x/styles' "
             "Target='b'/>"
             "<Relationship Id='c' Type='x/sharedStrings' Target='c'/></a>"),
     false},
    {"xl/b", TEXT_OF("<a><cellXfs><xf/><xf numFmtId='14'/></cellXfs></a>"), false},
    {"xl/c", TEXT_OF("<a><si><t>x</t></si><si/></a>"), false},
    {"xl/a",
     TEXT_OF("<a><sheetData><row><c t='s'><v>0</v></c><c s='1'><v>45688</v></c></row></sheetData></a>"),
     false}};

static void check_cell(const struct sheet_cell *cell) {
  if (utf8_valid_length(cell->text) != cell->text.length) __builtin_trap();
  if (cell->text.length > 0 && memchr(cell->text.at, 0, cell->text.length) != NULL) __builtin_trap();
}

static void check_row(const struct sheet_row *row) {
  if (row->count == 0 || row->number < 1 || row->number > SHEET_LAST_ROW) __builtin_trap();
  for (size_t i = 0; i < row->count; i++) {
    check_cell(&row->cells[i]);
    if (row->cells[i].kind == CELL_EMPTY || row->cells[i].column >= SHEET_COLUMNS) __builtin_trap();
    if (i > 0 && row->cells[i].column <= row->cells[i - 1].column) __builtin_trap();
  }
  for (size_t i = 0; i < row->cover_count; i++) {
    check_cell(&row->covers[i].value);
    if (row->covers[i].first_row > row->number || row->covers[i].last_row < row->number) __builtin_trap();
    if (i > 0 && row->covers[i].first_column <= row->covers[i - 1].last_column) __builtin_trap();
    sheet_row_cell(row, row->covers[i].last_column, NULL);
  }
}

/* All rows as text; *is_whole: every sheet was read to its end. The caller clears. */
static struct buffer read_all(struct text bytes, bool *is_whole) {
  enum { MOST_SHEETS = 8 };
  struct buffer out = {0};
  struct sheet_error error;
  size_t count = 0;
  struct sheet_source *source = sheet_source_open_memory(bytes, &error);
  *is_whole = source != NULL;
  if (source != NULL) sheet_source_sheets(source, &count);
  for (size_t i = 0; i < count && i < MOST_SHEETS; i++) {
    struct sheet_row row;
    enum sheet_status status = sheet_source_choose(source, i);
    while (status == SHEET_OK && (status = sheet_source_next(source, &row)) == SHEET_OK) {
      check_row(&row);
      add_row(&out, &row);
    }
    *is_whole &= status == SHEET_END;
  }
  sheet_source_close(source);
  return out;
}

static struct buffer read_part(enum part part, struct text content, bool *is_whole) {
  struct zip_part parts[PART_COUNT];
  memcpy(parts, sound, sizeof parts);
  parts[part].content = content;
  struct buffer archive = zip_of(parts, PART_COUNT);
  struct buffer rows = read_all(buffer_text(&archive), is_whole);
  buffer_clear(&archive);
  return rows;
}

/* A comment in front makes a part one for expat. */
static void compare_engines(enum part part, struct text content) {
  bool is_whole, is_whole_with_expat;
  struct buffer commented = {0};
  buffer_add_literal(&commented, "<!---->");
  buffer_add_text(&commented, content);
  struct buffer rows = read_part(part, content, &is_whole);
  struct buffer expected = read_part(part, buffer_text(&commented), &is_whole_with_expat);
  if (is_whole_with_expat && !is_whole) __builtin_trap();
  if (is_whole_with_expat && !text_equals(buffer_text(&rows), buffer_text(&expected))) __builtin_trap();
  buffer_clear(&rows);
  buffer_clear(&expected);
  buffer_clear(&commented);
}

static void read_records(struct text records) {
  enum { TABLE_REACH = 100 * OLE_SECTOR };
  bool is_whole;
  if (records.length > TABLE_REACH) records.length = TABLE_REACH;
  struct buffer file = ole_of("Workbook", records, false);
  struct buffer rows = read_all(buffer_text(&file), &is_whole);
  buffer_clear(&rows);
  buffer_clear(&file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char letters[PART_COUNT + 1] = "pwryts";
  const struct text bytes = {(const char *)data, size};
  bool is_whole;
  struct buffer rows = read_all(bytes, &is_whole);
  buffer_clear(&rows);
  if (size == 0) return 0;
  for (int part = 0; part < PART_COUNT; part++)
    if (data[0] == (uint8_t)letters[part]) compare_engines((enum part)part, text_from_offset(bytes, 1));
  if (data[0] == 'b') read_records(text_from_offset(bytes, 1));
  return 0;
}
