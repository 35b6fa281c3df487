#define _GNU_SOURCE
#include "formats/sheet/row_stream.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xlsxwriter.h>
#include <zlib.h>

#include "formats/sheet/row_text.h"
#include "formats/sheet/sheet_xml.h"

/* ---- text ---- */

Test(row_text, knows_utf8_from_what_is_not) {
  static const struct {
    const char *text;
    bool is_utf8;
  } cases[] = {
      {"", true},
      {"abc", true},
      {"\xE4\xB8\xAD", true},      /* U+4E2D */
      {"\xF0\x9F\x98\x80", true},  /* U+1F600 */
      {"\xF4\x8F\xBF\xBF", true},  /* U+10FFFF */
      {"\xF4\x90\x80\x80", false}, /* U+110000 */
      {"\xC0\x80", false},         /* overlong NUL */
      {"\xC1\xBF", false},         /* overlong U+007F */
      {"\xE0\x9F\xBF", false},     /* overlong U+07FF */
      {"\xF0\x8F\xBF\xBF", false}, /* overlong U+FFFF */
      {"\xED\xA0\x80", false},     /* surrogate U+D800 */
      {"\xED\x9F\xBF", true},      /* U+D7FF */
      {"\xE4\xB8", false},         /* cut off */
      {"\x80", false},             /* continuation alone */
      {"\xE4\xB8\x41", false},     /* lead without its second continuation */
      {"\xFF", false},
      {"\xD6\xD0\xCE\xC4", false}, /* GBK */
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    cr_expect(row_text_is_utf8(text_from(cases[i].text)) == cases[i].is_utf8, "case %zu", i);
}

static void expect_escaped(struct text text, const char *expected, bool was_repaired) {
  struct buffer xml = {0};
  struct row_text_outcome outcome = row_text_add(&xml, text, 0);
  cr_expect(text_is(buffer_text(&xml), expected), "%.*s, expected %s", (int)xml.length, xml.at, expected);
  cr_expect(outcome.was_repaired == was_repaired && !outcome.was_cut, "%s", expected);
  buffer_clear(&xml);
}

Test(row_text, escapes_what_xml_or_a_spreadsheet_program_would_take_for_something_else) {
  static const struct {
    const char *text, *expected;
    bool was_repaired;
  } cases[] = {
      {"", "", false},
      {"a<b>&\"c'", "a&lt;b&gt;&amp;\"c'", false},
      {"tab\tline\nreturn\r", "tab\tline\nreturn_x000D_", false},
      {"\x01\x1F\x7F", "_x0001__x001F_\x7F", false},
      {"_x0041_", "_x005F_x0041_", false},
      {"_x0041", "_x0041", false},
      {"_X0041_ _x004G_ __", "_X0041_ _x004G_ __", false},
      {"_x0041_x0042_", "_x005F_x0041_x005F_x0042_", false},
      {"_x0041\x01", "_x005F_x0041_x0001_", false}, /* our own escape must not close theirs */
      {"\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBF\xBD", "_xFFFE__xFFFF_\xEF\xBF\xBD", false},
      {"\xE5\xBC\xA0\xE4\xB8\x89 & \xF0\x9F\x98\x80", "\xE5\xBC\xA0\xE4\xB8\x89 &amp; \xF0\x9F\x98\x80",
       false},
      {"ok\xFFok", "ok\xEF\xBF\xBDok", true},
      {"\xE4\xB8", "\xEF\xBF\xBD\xEF\xBF\xBD", true},
      {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", true},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    expect_escaped(text_from(cases[i].text), cases[i].expected, cases[i].was_repaired);
  expect_escaped((struct text){"a\0b", 3}, "a_x0000_b", false);
}

/* Each character to escape at each place of the words that are copied eight bytes at a time. */
Test(row_text, finds_a_special_character_at_any_place) {
  for (size_t length = 1; length <= 40; length++) {
    for (size_t place = 0; place < length; place++) {
      char text[40], expected[48];
      memset(text, 'x', sizeof text);
      memset(expected, 'x', sizeof expected);
      text[place] = '<';
      memcpy(expected + place, "&lt;", 4);
      expected[length + 3] = '\0';
      expect_escaped((struct text){text, length}, expected, false);
    }
  }
}

/* `count` times `unit`; the caller frees the buffer. */
static struct buffer repeat(const char *unit, size_t count) {
  struct buffer text = {0};
  for (size_t i = 0; i < count; i++) buffer_add_text(&text, text_from(unit));
  return text;
}

static void expect_cut(const char *unit, size_t count, size_t kept, bool was_cut) {
  struct buffer text = repeat(unit, count), xml = {0};
  struct row_text_outcome outcome = row_text_add(&xml, buffer_text(&text), 0);
  size_t expected = kept * strlen(unit) + (was_cut ? 3 : 0);
  cr_expect(outcome.was_cut == was_cut && !outcome.was_repaired);
  cr_expect(xml.length == expected, "%zu bytes, expected %zu", xml.length, expected);
  cr_expect(!was_cut || memcmp(xml.at + xml.length - 3, "\xE2\x80\xA6", 3) == 0);
  cr_expect(row_text_is_utf8(buffer_text(&xml)));
  buffer_clear(&text);
  buffer_clear(&xml);
}

Test(row_text, cuts_at_32767_utf16_units_and_never_inside_a_character) {
  expect_cut("a", 32767, 32767, false);
  expect_cut("a", 32768, 32766, true);
  expect_cut("\xE4\xB8\xAD", 32767, 32767, false);
  expect_cut("\xE4\xB8\xAD", 40000, 32766, true);
  expect_cut("\xF0\x9F\x98\x80", 16383, 16383, false); /* 32,766 units */
  expect_cut("\xF0\x9F\x98\x80", 16384, 16383,
             true); /* 32,768 units: 16,383 characters and the ellipsis fit */
}

/* ---- blocks ---- */

Test(row_sheet, counts_columns_in_letters) {
  static const struct {
    size_t column;
    const char *letters;
  } cases[] = {{0, "A"},   {25, "Z"},   {26, "AA"},   {51, "AZ"},
               {52, "BA"}, {701, "ZZ"}, {702, "AAA"}, {16383, "XFD"}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char letters[ROW_COLUMN_LETTERS];
    cr_expect(row_column_letters(cases[i].column, letters) == strlen(cases[i].letters));
    cr_expect_str_eq(letters, cases[i].letters);
  }
}

/* Unpacks `count` bytes of raw deflate that need not end the stream. The caller frees the buffer. */
static struct buffer unpack(const char *packed, size_t count) {
  struct buffer xml = {0};
  z_stream stream = {0};
  cr_assert(inflateInit2(&stream, -MAX_WBITS) == Z_OK);
  stream.next_in = (Bytef *)(uintptr_t)packed;
  stream.avail_in = (uInt)count;
  int outcome = Z_OK;
  while (outcome == Z_OK) {
    stream.next_out = (Bytef *)buffer_room(&xml, 4096);
    stream.avail_out = 4096;
    outcome = inflate(&stream, Z_SYNC_FLUSH);
    xml.length += 4096 - stream.avail_out;
  }
  cr_assert(outcome == Z_STREAM_END || (outcome == Z_BUF_ERROR && stream.avail_in == 0), "inflate: %d",
            outcome);
  inflateEnd(&stream);
  return xml;
}

/* The XML of the rows of a block, checked against its lengths and checksums. The caller frees the buffer. */
static struct buffer block_xml(const struct row_block *block) {
  struct buffer xml = unpack(block->packed.at, block->packed.length);
  size_t offset = 0;
  for (size_t i = 0; i < block->segment_count; i++) {
    const struct row_segment *segment = &block->segments[i];
    cr_assert(offset + segment->xml_length <= xml.length);
    uLong checksum = crc32_z(0, (const Bytef *)xml.at + offset, segment->xml_length);
    cr_expect(segment->rows == 0 || checksum == segment->xml_checksum);
    offset += segment->xml_length;
  }
  cr_expect(offset == xml.length);
  return xml;
}

static void expect_rows(struct row_block *block, const char *expected) {
  row_block_finish(block);
  struct buffer xml = block_xml(block);
  cr_expect(text_is(buffer_text(&xml), expected), "%.*s", (int)xml.length, xml.at == NULL ? "" : xml.at);
  buffer_clear(&xml);
}

static const enum row_kind all_kinds[] = {ROW_TEXT, ROW_INTEGER, ROW_MONEY, ROW_DECIMAL, ROW_DATE};
static const uint32_t all_styles[] = {1, 2, 3, 4, 5};
static const struct row_shape all_shape = {"All", all_kinds, 5, 1, 1, 0};

/* A block of a sheet of its own. */
struct bench {
  struct row_sheet sheet;
  struct deflater *deflater;
  struct row_block block;
};

static struct bench *bench_new(const struct row_shape *shape, const uint32_t *styles,
                               const char *attributes) {
  struct bench *bench = calloc(1, sizeof *bench);
  row_sheet_init(&bench->sheet, shape, styles, attributes);
  bench->deflater = deflater_new();
  row_block_start(&bench->block, &bench->sheet, 0, bench->deflater);
  return bench;
}

static void bench_free(struct bench *bench) {
  row_block_clear(&bench->block);
  deflater_free(bench->deflater);
  row_sheet_clear(&bench->sheet);
  free(bench);
}

Test(row_block, writes_every_kind_of_cell_with_row_and_reference) {
  struct bench *bench = bench_new(&all_shape, all_styles, " ht=\"18\"");
  struct row_block *block = &bench->block;
  row_block_begin_row(block);
  row_block_text(block, TEXT(" a&b"));
  row_block_integer(block, -7);
  row_block_money(block, 123456);
  row_block_decimal(block, TEXT("0.0719"));
  row_block_date(block, 45809);
  row_block_end_row(block);
  row_block_begin_row(block);
  row_block_text(block, TEXT(""));
  row_block_blank(block);
  row_block_decimal(block, TEXT("1.5"));
  row_block_end_row(block);
  expect_rows(block,
              "<row r=\"2\" ht=\"18\"><c s=\"1\" t=\"inlineStr\" r=\"A2\"><is><t xml:space=\"preserve\"> "
              "a&amp;b</t></is></c>"
              "<c s=\"2\" r=\"B2\"><v>-7</v></c><c s=\"3\" r=\"C2\"><v>1234.56</v></c>"
              "<c s=\"4\" r=\"D2\"><v>0.0719</v></c><c s=\"5\" r=\"E2\"><v>45809</v></c></row>"
              "<row r=\"3\" ht=\"18\"><c s=\"1\" r=\"A3\"/><c s=\"2\" r=\"B3\"/><c s=\"3\" "
              "r=\"C3\"><v>1.5</v></c><c s=\"4\" r=\"D3\"/><c s=\"5\" r=\"E3\"/></row>");
  bench_free(bench);
}

/* One row of one column; `expected` is what stands after the reference. */
static struct row_counts expect_cell(enum row_kind kind, void (*add)(struct row_block *, const void *),
                                     const void *value, const char *expected) {
  struct row_shape shape = {"One", &kind, 1, 0, 0, 0};
  struct bench *bench = bench_new(&shape, (const uint32_t[]){0}, "");
  row_block_begin_row(&bench->block);
  add(&bench->block, value);
  row_block_end_row(&bench->block);
  row_block_finish(&bench->block);
  struct buffer xml = block_xml(&bench->block);
  buffer_add_byte(&xml, '\0');
  cr_expect(strstr(xml.at, expected) != NULL, "%s, expected %s", xml.at, expected);
  buffer_clear(&xml);
  struct row_counts counts = bench->block.counts;
  bench_free(bench);
  return counts;
}

static void add_money(struct row_block *block, const void *fen) {
  row_block_money(block, *(const int64_t *)fen);
}

static void add_integer(struct row_block *block, const void *value) {
  row_block_integer(block, *(const int64_t *)value);
}

static void add_decimal(struct row_block *block, const void *text) {
  row_block_decimal(block, text_from(text));
}

Test(row_block, writes_fen_as_exact_yuan_and_as_text_from_10_to_the_15) {
  static const struct {
    int64_t fen;
    const char *expected;
    bool is_wide;
  } cases[] = {
      {0, "<v>0</v>", false},
      {5, "<v>0.05</v>", false},
      {-5, "<v>-0.05</v>", false},
      {10, "<v>0.1</v>", false},
      {100, "<v>1</v>", false},
      {1230, "<v>12.3</v>", false},
      {-1234, "<v>-12.34</v>", false},
      {7735382, "<v>77353.82</v>", false}, /* 77353.82000000001 in the library */
      {999999999999999, "<v>9999999999999.99</v>", false},
      {1000000000000000, "<t>10000000000000.00</t>", true},
      {-1000000000000000, "<t>-10000000000000.00</t>", true},
      {INT64_MAX, "<t>92233720368547758.07</t>", true},
      {INT64_MIN, "<t>-92233720368547758.08</t>", true},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct row_counts counts = expect_cell(ROW_MONEY, add_money, &cases[i].fen, cases[i].expected);
    cr_expect(counts.wide_numbers == cases[i].is_wide);
  }
}

Test(row_block, writes_whole_numbers_up_to_15_digits) {
  static const struct {
    int64_t value;
    const char *expected;
  } cases[] = {{0, "<v>0</v>"},
               {-1, "<v>-1</v>"},
               {100, "<v>100</v>"},
               {999999999999999, "<v>999999999999999</v>"},
               {1000000000000000, "<t>1000000000000000</t>"},
               {INT64_MIN, "<t>-9223372036854775808</t>"}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    expect_cell(ROW_INTEGER, add_integer, &cases[i].value, cases[i].expected);
}

Test(row_block, writes_decimals_as_they_stand_and_the_rest_as_text) {
  static const struct {
    const char *text, *expected;
    bool is_wide;
  } cases[] = {
      {"0.0719", "<v>0.0719</v>", false},
      {"-12.50", "<v>-12.50</v>", false},
      {"123456789012345", "<v>123456789012345</v>", false},
      {"0.000123456789012345", "<v>0.000123456789012345</v>", false},
      {"100000000000000000", "<v>100000000000000000</v>", false}, /* one significant digit */
      {"1234567890123456", "<t>1234567890123456</t>", true},
      {"0.3333333333333333", "<t>0.3333333333333333</t>", true},
      {"1/3", "<t>1/3</t>", true},
      {"NaN", "<t>NaN</t>", true},
      {"1e5", "<t>1e5</t>", true},
      {"1.", "<t>1.</t>", true},
      {".5", "<t>.5</t>", true},
      {"-", "<t>-</t>", true},
      {"1,5", "<t>1,5</t>", true},
      {"", "<row r=\"1\"></row>", false},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct row_counts counts = expect_cell(ROW_DECIMAL, add_decimal, cases[i].text, cases[i].expected);
    cr_expect(counts.wide_numbers == cases[i].is_wide, "%s", cases[i].text);
  }
}

Test(row_block, names_a_shared_text_by_its_number) {
  struct bench *bench = bench_new(&all_shape, all_styles, "");
  row_block_begin_row(&bench->block);
  row_block_word(&bench->block, 120);
  row_block_end_row(&bench->block);
  expect_rows(
      &bench->block,
      "<row r=\"2\"><c s=\"1\" t=\"s\" r=\"A2\"><v>120</v></c><c s=\"2\" r=\"B2\"/><c s=\"3\" r=\"C2\"/>"
      "<c s=\"4\" r=\"D2\"/><c s=\"5\" r=\"E2\"/></row>");
  bench_free(bench);
}

Test(row_block, counts_texts_that_were_cut_or_repaired) {
  struct bench *bench = bench_new(&all_shape, all_styles, "");
  struct buffer text = repeat("\xF0\x9F\x98\x80", 20000);
  row_block_begin_row(&bench->block);
  row_block_text(&bench->block, buffer_text(&text));
  row_block_end_row(&bench->block);
  row_block_begin_row(&bench->block);
  row_block_text(&bench->block, TEXT("\xFF"));
  row_block_end_row(&bench->block);
  row_block_finish(&bench->block);
  cr_expect(bench->block.counts.cut_texts == 1 && bench->block.counts.repaired_texts == 1);
  buffer_clear(&text);
  bench_free(bench);
}

Test(row_block, goes_on_at_the_first_data_row_when_a_sheet_is_full) {
  struct row_shape shape = all_shape;
  shape.column_count = 1;
  shape.row_limit = 4; /* header, two rows, totals */
  struct bench *bench = bench_new(&shape, all_styles, "");
  row_block_start(&bench->block, &bench->sheet, 3, bench->deflater); /* the last row of the second sheet */
  for (int i = 0; i < 4; i++) {
    row_block_begin_row(&bench->block);
    row_block_end_row(&bench->block);
  }
  expect_rows(&bench->block,
              "<row r=\"3\"><c s=\"1\" r=\"A3\"/></row><row r=\"2\"><c s=\"1\" r=\"A2\"/></row>"
              "<row r=\"3\"><c s=\"1\" r=\"A3\"/></row><row r=\"2\"><c s=\"1\" r=\"A2\"/></row>");
  cr_expect(bench->block.segment_count == 3 && bench->block.segments[0].rows == 1 &&
            bench->block.segments[1].rows == 2 && bench->block.segments[2].rows == 1);
  bench_free(bench);
}

Test(sheet_xml, tells_whole_documents_from_cut_ones) {
#define DECLARATION "<?xml version=\"1.0\"?>\n"
  static const struct {
    const char *xml;
    bool is_whole;
  } cases[] = {
      {DECLARATION "<a><b x=\"1>2\"/><c>t</c></a>", true},
      {DECLARATION "<a/>", true},
      {DECLARATION "<a></a>\n", true},
      {"<a/>", false},
      {"", false},
      {DECLARATION, false},
      {DECLARATION "<a><b>", false},
      {DECLARATION "<a><b></a>", false},
      {DECLARATION "<a></a", false},
      {DECLARATION "<a></a><a>", false},
      {DECLARATION "<a></a></a>", false},
      {DECLARATION "<a x=\"1", false},
      {DECLARATION "<a><row><c></row></a>", false}, /* cut out of the middle */
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    cr_expect(sheet_xml_is_whole(text_from(cases[i].xml)) == cases[i].is_whole, "%s", cases[i].xml);
}

/* ---- whole workbooks ---- */

enum { LEDGER, CASES, COLUMNS = 8 };

static const enum row_kind ledger_kinds[COLUMNS] = {ROW_TEXT,    ROW_TEXT, ROW_INTEGER, ROW_MONEY,
                                                    ROW_DECIMAL, ROW_DATE, ROW_MONEY,   ROW_TEXT};
static const enum row_kind case_kinds[] = {ROW_TEXT, ROW_MONEY};

enum fault {
  NO_FAULT,
  REPORTS_AN_ERROR,
  TOTALS_TOO_HIGH,
  FILTER_TOO_SHORT,
  NO_TEMPLATE,
  CELL_MISSING,
  OTHER_STYLES,
  WRONG_WORKSHEET,
  NO_WORDS,
  OTHER_WORDS,
  TEMPORARY_FOLDER_FULL
};

/* What the skeleton function of these tests is told. */
struct book {
  struct row_shape shapes[2];
  struct shared_strings words;
  enum fault fault; /* at the second call */
  bool writes_rows; /* the whole workbook through libxlsxwriter alone, for comparison */
  lxw_workbook *workbook;
  lxw_format *formats[COLUMNS + 1]; /* of the columns, and of headers */
};

/* Words of the last column of the ledger; one must be escaped, one is also a header. */
static const char *const reasons[] = {"110000/rate@2024-07-01 & <more>", "header",
                                      "\xE7\x90\x86\xE7\x94\xB1"};
enum { REASONS = 3 };

static struct book make_book(int64_t row_limit) {
  struct book book = {.shapes = {{"Ledger", ledger_kinds, COLUMNS, 1, 1, row_limit},
                                 {"Cases", case_kinds, 2, 2, 0, row_limit}}};
  for (uint32_t i = 0; i < REASONS; i++)
    cr_assert(shared_strings_add(&book.words, text_from(reasons[i])) == i);
  return book;
}

/* Row `i` of the ledger: the same values for both ways of writing. */
struct values {
  char id[24], name[64];
  int64_t days, fen, product;
  char rate[16];
  int32_t date;
};

static struct values make_values(int64_t i) {
  static const char *const names[] = {"\xE5\xBC\xA0\xE4\xB8\x89", "A & B <c> \"d\"", " \xE5\x89\x8D blank ",
                                      "\xF0\x9F\x98\x80",         "line_x",          "=1+1"};
  struct values values = {
      .days = i % 40, .fen = (i * 7919) % 5000000 - 1000000, .date = 45000 + (int32_t)(i % 800)};
  values.product = values.fen * values.days;
  snprintf(values.id, sizeof values.id, "11010119900101%04d", (int)(i % 10000));
  snprintf(values.name, sizeof values.name, "%s", names[i % 6]);
  snprintf(values.rate, sizeof values.rate, "0.0%d", (int)(i % 900) + 100);
  return values;
}

static void make_formats(struct book *book, bool is_shifted) {
  static const char *const number_formats[COLUMNS] = {"@",      "",           "0", "#,##0.00;[Red]-#,##0.00",
                                                      "0.0000", "yyyy-mm-dd", "",  "@"};
  for (size_t i = 0; i <= COLUMNS; i++) {
    lxw_format *format = book->formats[i] = workbook_add_format(book->workbook);
    format_set_font_size(format, 8 + (double)i);
    if (i < COLUMNS && number_formats[i][0] != '\0') format_set_num_format(format, number_formats[i]);
  }
  if (is_shifted) lxw_format_get_xf_index(book->formats[COLUMNS]);
  for (size_t i = 0; i <= COLUMNS; i++) lxw_format_get_xf_index(book->formats[i]);
}

static void write_values(struct book *book, lxw_worksheet *sheet, lxw_row_t row, int64_t i) {
  struct values values = make_values(i);
  worksheet_write_string(sheet, row, 0, values.id, book->formats[0]);
  worksheet_write_string(sheet, row, 1, values.name, book->formats[1]);
  worksheet_write_number(sheet, row, 2, (double)values.days, book->formats[2]);
  worksheet_write_number(sheet, row, 3, (double)values.fen / 100, book->formats[3]);
  worksheet_write_number(sheet, row, 4, strtod(values.rate, NULL), book->formats[4]);
  if (i % 5 == 0)
    worksheet_write_blank(sheet, row, 5, book->formats[5]);
  else
    worksheet_write_number(sheet, row, 5, values.date, book->formats[5]);
  worksheet_write_number(sheet, row, 6, (double)values.product / 100, book->formats[6]);
  worksheet_write_string(sheet, row, 7, reasons[i % REASONS], book->formats[7]);
}

static void write_template(struct book *book, lxw_worksheet *sheet, lxw_row_t row, size_t columns,
                           enum fault fault) {
  if (fault == NO_TEMPLATE) return;
  for (size_t i = 0; i < columns; i++)
    if (fault != CELL_MISSING || i != 3) worksheet_write_blank(sheet, row, (lxw_col_t)i, book->formats[i]);
}

/* What follows is written over them; only their numbers stay. */
static void write_words(const struct shared_strings *words, lxw_worksheet *sheet) {
  for (size_t i = 0; i < words->count; i++)
    worksheet_write_string(sheet, 0, 0, shared_strings_text(words, i).at, NULL);
}

static void write_ledger(struct book *book, struct planned_sheet *planned, int64_t first_row,
                         enum fault fault, const struct shared_strings *words) {
  char name[32];
  snprintf(name, sizeof name, planned->continuation == 0 ? "Ledger" : "Ledger (%zu)",
           planned->continuation + 1);
  lxw_worksheet *sheet = workbook_add_worksheet(book->workbook, name);
  planned->worksheet = sheet->index + 1;
  if (words != NULL) write_words(words, sheet);
  lxw_row_t last = (lxw_row_t)planned->span;
  for (size_t i = 0; i < COLUMNS; i++)
    worksheet_write_string(sheet, 0, (lxw_col_t)i, "header", book->formats[COLUMNS]);
  worksheet_autofilter(sheet, 0, 0, fault == FILTER_TOO_SHORT ? last - 1 : last, COLUMNS - 1);
  worksheet_freeze_panes(sheet, 1, 0);
  if (!book->writes_rows || planned->rows == 0) write_template(book, sheet, 1, COLUMNS, fault);
  for (int64_t i = 0; book->writes_rows && i < planned->rows; i++)
    write_values(book, sheet, (lxw_row_t)(i + 1), first_row + i);
  worksheet_write_string(sheet, fault == TOTALS_TOO_HIGH ? last : last + 1, 0, "total",
                         book->formats[COLUMNS]);
}

/* Long sheet without totals; its rows are as high as the template says. */
static void write_cases(struct book *book, struct planned_sheet *planned) {
  char name[32];
  snprintf(name, sizeof name, planned->continuation == 0 ? "Cases" : "Cases (%zu)",
           planned->continuation + 1);
  lxw_worksheet *sheet = workbook_add_worksheet(book->workbook, name);
  planned->worksheet = sheet->index + 1;
  worksheet_write_string(sheet, 0, 0, "title", book->formats[COLUMNS]);
  worksheet_write_string(sheet, 1, 0, "header", book->formats[COLUMNS]);
  lxw_row_t rows = book->writes_rows ? (lxw_row_t)planned->span : 1;
  for (lxw_row_t i = 0; i < rows; i++) {
    worksheet_set_row(sheet, i + 2, 24, NULL);
    write_template(book, sheet, i + 2, 2, NO_FAULT);
  }
}

static const char *close_book(struct book *book, enum fault fault) {
  struct rlimit old, small = {.rlim_cur = 16 * 1024, .rlim_max = RLIM_INFINITY};
  getrlimit(RLIMIT_FSIZE, &old);
  small.rlim_max = old.rlim_max;
  if (fault == TEMPORARY_FOLDER_FULL) setrlimit(RLIMIT_FSIZE, &small);
  lxw_error error = workbook_close(book->workbook);
  setrlimit(RLIMIT_FSIZE, &old);
  if (error != LXW_NO_ERROR) return lxw_strerror(error);
  return fault == REPORTS_AN_ERROR ? "no more ink" : NULL;
}

static const char *write_skeleton(void *context, const char *path, struct row_plan *plan) {
  struct book *book = context;
  enum fault fault = plan->is_probe ? NO_FAULT : book->fault;
  lxw_workbook_options options = {.constant_memory = fault == NO_WORDS};
  lxw_doc_properties properties = {.title = "test", .created = 1700000000};
  book->workbook = workbook_new_opt(path, &options);
  workbook_set_properties(book->workbook, &properties);
  make_formats(book, fault == OTHER_STYLES);
  lxw_worksheet *summary = workbook_add_worksheet(book->workbook, "Summary");
  if (fault == OTHER_WORDS) worksheet_write_string(summary, 0, 0, "before", NULL);
  write_words(&book->words, summary);
  int lines = fault == TEMPORARY_FOLDER_FULL ? 2000 : 3;
  for (int i = 0; i < lines; i++)
    worksheet_write_string(summary, (lxw_row_t)i, 0, "summary", book->formats[COLUMNS]);
  int64_t ledger_rows = 0;
  for (size_t i = 0; i < plan->sheet_count; i++) {
    if (plan->sheets[i].shape == CASES) {
      write_cases(book, &plan->sheets[i]);
      continue;
    }
    write_ledger(book, &plan->sheets[i], ledger_rows, fault, NULL);
    ledger_rows += plan->sheets[i].rows;
    if (fault == WRONG_WORKSHEET) plan->sheets[i].worksheet = 1;
  }
  return close_book(book, fault);
}

static void add_values(struct row_block *block, int64_t i) {
  struct values values = make_values(i);
  row_block_begin_row(block);
  row_block_text(block, text_from(values.id));
  row_block_text(block, text_from(values.name));
  row_block_integer(block, values.days);
  row_block_money(block, values.fen);
  row_block_decimal(block, text_from(values.rate));
  if (i % 5 == 0)
    row_block_blank(block);
  else
    row_block_date(block, values.date);
  row_block_money(block, values.product);
  row_block_word(block, (uint32_t)(i % REASONS));
  row_block_end_row(block);
}

enum { BLOCK_ROWS = 700, BLOCKS_MOST = 64 };

/* One thread's share: every `step`-th block. */
struct share {
  const struct row_sheet *sheet;
  struct row_block *blocks;
  int64_t rows, first, step;
};

static void *fill_share(void *argument) {
  struct share *share = argument;
  struct deflater *deflater = deflater_new();
  for (int64_t block = share->first; block * BLOCK_ROWS < share->rows; block += share->step) {
    row_block_start(&share->blocks[block], share->sheet, block * BLOCK_ROWS, deflater);
    for (int64_t i = block * BLOCK_ROWS; i < (block + 1) * BLOCK_ROWS && i < share->rows; i++)
      add_values(&share->blocks[block], i);
    row_block_finish(&share->blocks[block]);
  }
  deflater_free(deflater);
  return NULL;
}

static bool append_ledger(struct row_stream *stream, int64_t rows, int threads) {
  static struct row_block blocks[BLOCKS_MOST];
  struct share shares[4];
  pthread_t handles[4];
  for (int i = 0; i < threads; i++) {
    shares[i] = (struct share){row_stream_sheet(stream, LEDGER), blocks, rows, i, threads};
    cr_assert(pthread_create(&handles[i], NULL, fill_share, &shares[i]) == 0);
  }
  for (int i = 0; i < threads; i++) pthread_join(handles[i], NULL);
  bool is_appended = true;
  for (int64_t i = 0; i * BLOCK_ROWS < rows; i++) {
    is_appended = is_appended && row_stream_append(stream, LEDGER, &blocks[i]);
    row_block_clear(&blocks[i]);
  }
  return is_appended;
}

/* Rows of nothing but blanks. */
static bool append_cases(struct row_stream *stream, int64_t rows) {
  struct row_block block = {0};
  struct deflater *deflater = deflater_new();
  row_block_start(&block, row_stream_sheet(stream, CASES), 0, deflater);
  for (int64_t i = 0; i < rows; i++) {
    row_block_begin_row(&block);
    row_block_end_row(&block);
  }
  row_block_finish(&block);
  bool is_appended = row_stream_append(stream, CASES, &block);
  row_block_clear(&block);
  deflater_free(deflater);
  return is_appended;
}

/* A folder of its own for a test; removed by remove_folder. */
static char folder[] = "/tmp/row-stream-XXXXXX";

static void make_folder(void) { cr_assert(mkdtemp(folder) != NULL); }

static void remove_folder(void) {
  char command[64];
  snprintf(command, sizeof command, "rm -rf %s", folder);
  cr_expect(system(command) == 0);
}

static const char *in_folder(const char *name) {
  static char paths[4][128];
  static size_t next = 0;
  char *path = paths[next++ % 4];
  snprintf(path, sizeof paths[0], "%s/%s", folder, name);
  return path;
}

static bool write_book(struct book *book, struct row_failure *failure, int64_t ledger_rows, int64_t case_rows,
                       int threads, const char *path) {
  struct row_stream stream;
  bool is_written = row_stream_open(&stream, folder, book->shapes, 2, &book->words, write_skeleton, book) &&
                    append_ledger(&stream, ledger_rows, threads) && append_cases(&stream, case_rows) &&
                    row_stream_finish(&stream, path);
  row_stream_close(&stream);
  shared_strings_clear(&book->words);
  *failure = stream.failure;
  cr_expect(is_written == (failure->kind == ROW_FAILURE_NONE));
  return is_written;
}

static void write_good_book(int64_t row_limit, int64_t ledger_rows, int64_t case_rows, int threads,
                            const char *path) {
  struct book book = make_book(row_limit);
  struct row_failure failure;
  cr_assert(write_book(&book, &failure, ledger_rows, case_rows, threads, path), "%s", failure.text);
}

/* Runs tests/row_stream_readers.py; -1 when it could not be run. */
static int judge(const char *verb, const char *first, const char *second) {
  char command[1024];
  snprintf(command, sizeof command, "/usr/bin/python3 '%s/row_stream_readers.py' %s %s %s 1>&2", TEST_FOLDER,
           verb, first, second);
  int status = system(command);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* The workbook that libxlsxwriter alone writes of the same rows. */
static void write_reference(int64_t row_limit, int64_t ledger_rows, int64_t case_rows, const char *path) {
  struct book book = make_book(row_limit);
  book.writes_rows = true;
  struct planned_sheet sheets[BLOCKS_MOST];
  struct row_plan plan = {.sheets = sheets};
  for (size_t sheet = 0; sheet < 2; sheet++) {
    int64_t capacity = row_shape_capacity(&book.shapes[sheet]),
            left = sheet == LEDGER ? ledger_rows : case_rows;
    for (size_t i = 0; i == 0 || left > 0; i++) {
      int64_t rows = left < capacity ? left : capacity;
      sheets[plan.sheet_count++] = (struct planned_sheet){sheet, i, rows, rows == 0 ? 1 : rows, 0};
      left -= rows;
    }
  }
  cr_assert(write_skeleton(&book, path, &plan) == NULL);
  shared_strings_clear(&book.words);
}

static void expect_same_as_library(int64_t row_limit, int64_t ledger_rows, int64_t case_rows) {
  write_good_book(row_limit, ledger_rows, case_rows, 2, in_folder("ours.xlsx"));
  write_reference(row_limit, ledger_rows, case_rows, in_folder("theirs.xlsx"));
  cr_expect(judge("same", in_folder("ours.xlsx"), in_folder("theirs.xlsx")) == 0);
}

TestSuite(row_stream, .init = make_folder, .fini = remove_folder, .timeout = 300);

Test(row_stream, equals_cell_by_cell_what_libxlsxwriter_alone_writes) {
  expect_same_as_library(0, 5000, 300);
}

Test(row_stream, continues_on_further_sheets_at_the_row_limit) {
  expect_same_as_library(12, 10, 10);  /* both sheets exactly full: 12 - 1 - 1, 12 - 2 */
  expect_same_as_library(12, 11, 11);  /* one row over */
  expect_same_as_library(302, 900, 5); /* blocks of 700 rows straddle two limits */
}

Test(row_stream, keeps_an_empty_styled_row_when_there_are_no_rows) { expect_same_as_library(0, 0, 0); }

static bool same_bytes(const char *first, const char *second) {
  char command[300];
  snprintf(command, sizeof command, "cmp %s %s 1>&2", first, second);
  return system(command) == 0;
}

Test(row_stream, gives_the_same_bytes_for_any_number_of_threads_and_in_every_run) {
  write_good_book(9000, 20000, 10, 1, in_folder("one.xlsx"));
  write_good_book(9000, 20000, 10, 2, in_folder("two.xlsx"));
  write_good_book(9000, 20000, 10, 4, in_folder("four.xlsx"));
  cr_expect(same_bytes(in_folder("one.xlsx"), in_folder("two.xlsx")));
  cr_expect(same_bytes(in_folder("one.xlsx"), in_folder("four.xlsx")));
  sleep(2); /* ZIP times count in steps of two seconds */
  write_good_book(9000, 20000, 10, 1, in_folder("two.xlsx"));
  cr_expect(same_bytes(in_folder("one.xlsx"), in_folder("two.xlsx")));
}

/* A workbook whose first sheet takes rows: readers look at that one. */
static const char *write_plain_skeleton(void *context, const char *path, struct row_plan *plan) {
  struct book *book = context;
  book->workbook = workbook_new(path);
  make_formats(book, false);
  write_ledger(book, &plan->sheets[0], 0, NO_FAULT, &book->words);
  return close_book(book, NO_FAULT);
}

static void write_expected(const char *path, int64_t rows) {
  FILE *file = fopen(path, "w");
  cr_assert(file != NULL);
  fprintf(file, "header\theader\theader\theader\theader\theader\theader\theader\n");
  for (int64_t i = 0; i < rows; i++) {
    struct values values = make_values(i);
    fprintf(file, "%s\t%s\t%d\t%.2f\t%s\t", values.id, values.name, (int)values.days,
            (double)values.fen / 100, values.rate);
    if (i % 5 != 0) fprintf(file, "%d", values.date);
    fprintf(file, "\t%.2f\t%s\n", (double)values.product / 100, reasons[i % REASONS]);
  }
  fprintf(file, "total\t\t\t\t\t\t\t\n");
  cr_assert(fclose(file) == 0);
}

static void expect_read_by(const char *reader) {
  struct book book = make_book(0);
  struct row_stream stream;
  cr_assert(row_stream_open(&stream, folder, book.shapes, 1, &book.words, write_plain_skeleton, &book), "%s",
            stream.failure.text);
  cr_assert(append_ledger(&stream, 1500, 2) && row_stream_finish(&stream, in_folder("book.xlsx")), "%s",
            stream.failure.text);
  row_stream_close(&stream);
  shared_strings_clear(&book.words);
  write_expected(in_folder("expected.txt"), 1500);
  int outcome = judge(reader, in_folder("book.xlsx"), in_folder("expected.txt"));
  if (outcome == 77)
    cr_skip("%s is not installed", reader);
  else
    cr_expect(outcome == 0, "%s reads something else", reader);
}

Test(row_stream, is_read_by_openpyxl) { expect_read_by("openpyxl"); }
Test(row_stream, is_read_by_xlsx2csv) { expect_read_by("xlsx2csv"); }
Test(row_stream, is_read_by_gnumeric) { expect_read_by("gnumeric"); }
Test(row_stream, is_read_by_libreoffice) { expect_read_by("libreoffice"); }
Test(row_stream, is_read_by_exceljs) { expect_read_by("exceljs"); }

Test(row_stream, refuses_a_skeleton_that_is_broken_or_not_as_agreed) {
  static const struct {
    enum fault fault;
    enum row_failure_kind kind;
  } cases[] = {{REPORTS_AN_ERROR, ROW_FAILURE_SKELETON},
               {TOTALS_TOO_HIGH, ROW_FAILURE_SKELETON_DISAGREES},
               {FILTER_TOO_SHORT, ROW_FAILURE_SKELETON_DISAGREES},
               {NO_TEMPLATE, ROW_FAILURE_SKELETON_DISAGREES},
               {CELL_MISSING, ROW_FAILURE_SKELETON_DISAGREES},
               {OTHER_STYLES, ROW_FAILURE_SKELETON_DISAGREES},
               {WRONG_WORKSHEET, ROW_FAILURE_SKELETON_DISAGREES},
               {NO_WORDS, ROW_FAILURE_SKELETON_DISAGREES},
               {OTHER_WORDS, ROW_FAILURE_SKELETON_DISAGREES},
               {TEMPORARY_FOLDER_FULL, ROW_FAILURE_SKELETON_BROKEN}};
  signal(SIGXFSZ, SIG_IGN);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct book book = make_book(0);
    book.fault = cases[i].fault;
    struct row_failure failure;
    cr_expect(!write_book(&book, &failure, 5, 5, 1, in_folder("book.xlsx")), "fault %d", (int)cases[i].fault);
    cr_expect(failure.kind == cases[i].kind, "fault %d: %d %s", (int)cases[i].fault, (int)failure.kind,
              failure.text);
    cr_expect(failure.text[0] != '\0');
  }
}

/* Writes a book with files limited to `limit` bytes. */
static struct row_failure write_with_limit(rlim_t limit, int64_t rows) {
  signal(SIGXFSZ, SIG_IGN);
  struct rlimit old;
  cr_assert(getrlimit(RLIMIT_FSIZE, &old) == 0);
  struct rlimit limited = {.rlim_cur = limit, .rlim_max = old.rlim_max};
  cr_assert(setrlimit(RLIMIT_FSIZE, &limited) == 0);
  struct book book = make_book(0);
  struct row_failure failure;
  (void)write_book(&book, &failure, rows, 5, 1, in_folder("book.xlsx"));
  setrlimit(RLIMIT_FSIZE, &old);
  return failure;
}

Test(row_stream, reports_a_full_disk_wherever_it_strikes) {
  write_good_book(0, 20000, 5, 1, in_folder("whole.xlsx"));
  struct stat whole;
  cr_assert(stat(in_folder("whole.xlsx"), &whole) == 0);
  struct row_failure failure = write_with_limit(100 * 1024, 20000);
  cr_expect(failure.kind == ROW_FAILURE_SPOOL && failure.error_number == EFBIG, "%s", failure.text);
  for (off_t missing = 1; missing < 3000; missing += 500) {
    failure = write_with_limit((rlim_t)(whole.st_size - missing), 20000);
    cr_expect(failure.kind == ROW_FAILURE_OUTPUT && failure.error_number == EFBIG, "%d: %s", (int)missing,
              failure.text);
  }
  failure = write_with_limit((rlim_t)whole.st_size, 20000);
  cr_expect(failure.kind == ROW_FAILURE_NONE, "%s", failure.text);
}

Test(row_stream, reports_folders_that_do_not_exist) {
  struct book book = make_book(0);
  struct row_failure failure;
  cr_expect(!write_book(&book, &failure, 5, 5, 1, in_folder("none/book.xlsx")));
  cr_expect(failure.kind == ROW_FAILURE_OUTPUT && failure.error_number == ENOENT, "%s", failure.text);
  struct row_stream stream;
  cr_expect(!row_stream_open(&stream, in_folder("none"), book.shapes, 2, NULL, write_skeleton, &book));
  cr_expect(stream.failure.kind == ROW_FAILURE_SPOOL && stream.failure.error_number == ENOENT);
  row_stream_close(&stream);
}

Test(row_stream, leaves_nothing_in_the_folder_when_it_is_given_up) {
  struct book book = make_book(0);
  struct row_stream stream;
  cr_assert(row_stream_open(&stream, folder, book.shapes, 2, &book.words, write_skeleton, &book));
  cr_assert(append_ledger(&stream, 2000, 2));
  row_stream_close(&stream);
  shared_strings_clear(&book.words);
  cr_expect(rmdir(folder) == 0, "%s", strerror(errno));
  cr_assert(mkdir(folder, 0700) == 0);
}
