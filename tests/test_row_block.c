#include "formats/sheet/row_block.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <zlib.h>

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
  bench->deflater = deflater_new(DEFLATE_FULL);
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

/* The formula belongs to the cell that follows, and to no other; a number that became text has none. */
Test(row_block, gives_a_number_or_a_text_its_formula) {
  struct bench *bench = bench_new(&all_shape, all_styles, "");
  struct row_block *block = &bench->block;
  row_block_begin_row(block);
  row_block_formula(block, TEXT("HYPERLINK(\"a\",\"x\")"));
  row_block_text(block, TEXT("x<"));
  row_block_integer(block, 7);
  row_block_formula(block, TEXT("ROUND(B2*100,0)/100"));
  row_block_money(block, 700);
  row_block_formula(block, TEXT("C2"));
  row_block_decimal(block, TEXT("1234567890.1234567"));
  row_block_date(block, 45809);
  row_block_end_row(block);
  expect_rows(block,
              "<row r=\"2\"><c s=\"1\" t=\"str\" r=\"A2\"><f>HYPERLINK(\"a\",\"x\")</f><v>x&lt;</v></c>"
              "<c s=\"2\" r=\"B2\"><v>7</v></c>"
              "<c s=\"3\" r=\"C2\"><f>ROUND(B2*100,0)/100</f><v>7</v></c>"
              "<c s=\"4\" t=\"inlineStr\" r=\"D2\"><is><t>1234567890.1234567</t></is></c>"
              "<c s=\"5\" r=\"E2\"><v>45809</v></c></row>");
  bench_free(bench);
}

/* The mark names the cell itself; the formula behind it is a plain one again. */
Test(row_block, marks_a_formula_over_arrays) {
  struct bench *bench = bench_new(&all_shape, all_styles, "");
  struct row_block *block = &bench->block;
  row_block_begin_row(block);
  row_block_blank(block);
  row_block_array_formula(block, TEXT("SUM(ROUND(C2:C9*2,0))"));
  row_block_integer(block, 7);
  row_block_formula(block, TEXT("B2"));
  row_block_money(block, 700);
  row_block_end_row(block);
  expect_rows(block,
              "<row r=\"2\"><c s=\"1\" r=\"A2\"/><c s=\"2\" r=\"B2\"><f t=\"array\" ref=\"B2\">"
              "SUM(ROUND(C2:C9*2,0))</f><v>7</v></c><c s=\"3\" r=\"C2\"><f>B2</f><v>7</v></c>"
              "<c s=\"4\" r=\"D2\"/><c s=\"5\" r=\"E2\"/></row>");
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

static void add_text(struct row_block *block, const void *text) { row_block_text(block, text_from(text)); }

Test(row_block, keeps_blanks_at_either_end_of_a_text) {
  static const struct {
    const char *text, *expected;
  } cases[] = {{" a", "<t xml:space=\"preserve\"> a</t>"},
               {"a ", "<t xml:space=\"preserve\">a </t>"},
               {"\ta", "<t xml:space=\"preserve\">\ta</t>"},
               {"a\n", "<t xml:space=\"preserve\">a\n</t>"},
               {"a b", "<is><t>a b</t>"},
               {"\x08z", "<is><t>_x0008_z</t>"},
               {"z\x0E", "<is><t>z_x000E_</t>"}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    expect_cell(ROW_TEXT, add_text, cases[i].text, cases[i].expected);
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
      {"1.2x", "<t>1.2x</t>", true},
      {"1:2", "<t>1:2</t>", true},
      {"10000000000000000000000000000000000000000", "<t>10000000000000000000000000000000000000000</t>", true},
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
  struct buffer text = {0};
  for (int i = 0; i < 20000; i++) buffer_add_literal(&text, "\xF0\x9F\x98\x80"); /* 40,000 UTF-16 units */
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

/* Rows are as high as their own text needs, which is known when it has been written. */
Test(row_block, makes_a_row_as_high_as_it_is_told_behind_its_cells) {
  struct row_shape shape = all_shape;
  shape.column_count = 1;
  struct bench *bench = bench_new(&shape, all_styles, "");
  row_block_begin_row(&bench->block);
  row_block_text(&bench->block, TEXT("two lines"));
  row_block_set_height(&bench->block, 30);
  row_block_end_row(&bench->block);
  row_block_begin_row(&bench->block);
  row_block_end_row(&bench->block);
  expect_rows(&bench->block,
              "<row r=\"2\" ht=\"30\" customHeight=\"1\"><c s=\"1\" t=\"inlineStr\" r=\"A2\"><is>"
              "<t>two lines</t></is></c></row><row r=\"3\"><c s=\"1\" r=\"A3\"/></row>");
  bench_free(bench);
}

/* Short pieces are copied with what stands behind them; a longer one must come whole and alone. */
Test(row_block, gives_every_row_the_attributes_of_the_template_however_long) {
  struct row_shape shape = all_shape;
  shape.column_count = 1;
  static const char attributes[] =
      " ht=\"18\" customHeight=\"1\" hidden=\"0\" collapsed=\"0\" thickTop=\"0\" thickBot=\"0\"";
  struct bench *bench = bench_new(&shape, all_styles, attributes);
  struct buffer expected = {0};
  for (int i = 2; i <= 3; i++) {
    row_block_begin_row(&bench->block);
    row_block_end_row(&bench->block);
    buffer_add_text(&expected, i == 2 ? TEXT("<row r=\"2\"") : TEXT("<row r=\"3\""));
    buffer_add_text(&expected, text_from(attributes));
    buffer_add_text(&expected,
                    i == 2 ? TEXT("><c s=\"1\" r=\"A2\"/></row>") : TEXT("><c s=\"1\" r=\"A3\"/></row>"));
  }
  cr_assert(sizeof attributes > ROW_PIECE_OVERREAD);
  buffer_add_byte(&expected, '\0');
  expect_rows(&bench->block, expected.at);
  buffer_clear(&expected);
  bench_free(bench);
}
