/* Workbooks made of parts that are written by hand: what programs write, and what none would. */
#include <criterion/criterion.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <xlsxwriter.h>

#include "folder_fixture.h"
#include "formats/sheet_in/sheet_source.h"
#include "formats/sheet_in/zip_archive.h"
#include "sheet_fixture.h"
#include "zip_fixture.h"

/* The parts of a workbook; NULL: as below, `sheet`: its rows alone. */
struct book {
  const char *rows, *behind_rows, *sheet, *strings, *styles, *workbook, *relations, *package;
};

enum { XML_BLOCK_BYTES = 64 * 1024 }; /* that are unpacked at once */

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"

static const struct book usual = {
    .package = "<Relationships xmlns='" PACKAGE "'><Relationship Id='rId1' Type='" OFFICE
               "/officeDocument' Target='xl/workbook.xml'/></Relationships>",
    .workbook = "<workbook xmlns='" MAIN "' xmlns:r='" OFFICE
                "'><sheets><sheet name='员工' sheetId='1' "
                "r:id='rId1'/></sheets></workbook>",
    .relations = "<Relationships xmlns='" PACKAGE "'><Relationship Id='rId1' Type='" OFFICE
                 "/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='rId2' Type='" OFFICE
                 "/sharedStrings' Target='/xl/sharedStrings.xml'/><Relationship Id='rId3' Type='" OFFICE
                 "/styles' Target='./styles.xml'/></Relationships>",
    /* 0 General, 1 built-in day, 2 own month, 3 percent, 4 own number */
    .styles =
        "<styleSheet xmlns='" MAIN
        "'><numFmts><numFmt numFmtId='164' formatCode='yyyy&quot;年&quot;m&quot;月&quot;'/>"
        "<numFmt numFmtId='165' formatCode='#,##0.00&quot;元&quot;'/></numFmts><cellStyleXfs><xf "
        "numFmtId='14'/>"
        "</cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='9'/>"
        "<xf numFmtId='165'/></cellXfs><dxfs><dxf><numFmt numFmtId='9' "
        "formatCode='yyyy'/></dxf></dxfs></styleSheet>",
    .strings =
        "<sst xmlns='" MAIN "'><si><t>姓名</t></si><si/><si><t xml:space='preserve'> 王小明 </t></si></sst>",
    .rows = "",
    .behind_rows = "",
};

#define OR_USUAL(book, part) ((book).part == NULL ? usual.part : (book).part)

/* The caller clears. */
static struct buffer sheet_of(struct book book) {
  struct buffer out = {0};
  if (book.sheet != NULL) {
    buffer_add_text(&out, text_from(book.sheet));
    return out;
  }
  buffer_add_literal(
      &out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<worksheet xmlns='" MAIN
            "'><sheetData>");
  buffer_add_text(&out, text_from(OR_USUAL(book, rows)));
  buffer_add_literal(&out, "</sheetData>");
  buffer_add_text(&out, text_from(OR_USUAL(book, behind_rows)));
  buffer_add_literal(&out, "</worksheet>");
  return out;
}

static struct buffer archive_of(struct book book) {
  struct buffer sheet = sheet_of(book);
  const struct zip_part parts[] = {
      {"_rels/.rels", text_from(OR_USUAL(book, package)), true},
      {"xl/workbook.xml", text_from(OR_USUAL(book, workbook)), true},
      {"xl/_rels/workbook.xml.rels", text_from(OR_USUAL(book, relations)), true},
      {"xl/styles.xml", text_from(OR_USUAL(book, styles)), true},
      {"xl/sharedStrings.xml", text_from(OR_USUAL(book, strings)), true},
      {"xl/worksheets/sheet1.xml", buffer_text(&sheet), true},
  };
  struct buffer archive = zip_of(parts, sizeof parts / sizeof parts[0]);
  buffer_clear(&sheet);
  return archive;
}

/* What its first sheet holds, or `refused: why`, terminated. The caller clears. */
static struct buffer show_archive(struct text archive) {
  struct buffer out = {0};
  struct sheet_error error;
  struct sheet_source *source = sheet_source_open_memory(archive, &error);
  if (source == NULL) buffer_add_literal(&out, "refused: ");
  if (source == NULL) buffer_add_text(&out, text_from(status_word(error.status)));
  if (source != NULL) add_sheet(&out, source, 0);
  sheet_source_close(source);
  buffer_add_byte(&out, '\0');
  return out;
}

static void expect(struct book book, const char *expected) {
  struct buffer archive = archive_of(book);
  struct buffer shown = show_archive(buffer_text(&archive));
  cr_expect_str_eq(shown.at, expected);
  buffer_clear(&shown);
  buffer_clear(&archive);
}

static void expect_status(struct book book, enum sheet_status status, int64_t row, int64_t column) {
  struct buffer expected = {0};
  buffer_add_text(&expected, text_from(status_word(status)));
  if (row > 0) add_words(&expected, ", row ", row);
  if (column >= 0) add_words(&expected, ", column ", column);
  buffer_add_literal(&expected, "\n\0");
  expect(book, expected.at);
  buffer_clear(&expected);
}

static void expect_refused(struct book book, enum sheet_status status) {
  char expected[80];
  snprintf(expected, sizeof expected, "refused: %s", status_word(status));
  expect(book, expected);
}

/* Values */

Test(xlsx_in, reads_every_kind_of_cell) {
  expect(
      (struct book){
          .rows = "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1'><v>8000.2999999999993</v></c>"
                  "<c r='C1' t='b'><v>1</v></c><c r='D1' t='e'><v>#N/A</v></c>"
                  "<c r='E1' t='str'><f>A1&amp;B1</f><v>a&amp;b</v></c><c r='F1'><f>1/4</f><v>0.25</v></c>"
                  "<c r='G1' s='1'><v>45688</v></c><c r='H1' t='d'><v>2025-01-31T00:00:00</v></c>"
                  "<c r='I1' t='inlineStr'><is><t>直接</t></is></c></row>"},
      "1 A:T(姓名) B:N~(8000.3) C:B(TRUE) D:E(#N/A) E:Tf(a&b) F:Nf(0.25) G:D(2025-01-31) H:D(2025-01-31) "
      "I:T(直接)\n");
}

Test(xlsx_in, counts_empty_shared_texts_and_keeps_their_blanks) {
  expect((struct book){.rows = "<row r='1'><c r='A1' t='s'><v>1</v></c><c r='B1' t='s'><v>2</v></c></row>"},
         "1 A:T() B:T( 王小明 )\n");
}

Test(xlsx_in, joins_rich_text_and_leaves_out_how_it_is_pronounced) {
  expect(
      (struct book){
          .strings = "<sst><si><r><rPr><b/></rPr><t>王</t></r><r><t>小明</t></r>"
                     "<rPh sb='0' eb='1'><t>ワン</t></rPh><phoneticPr fontId='1'/></si>"
                     "<si><t>a_x000D_b_x005F_c</t></si></sst>",
          .rows = "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c>"
                  "<c r='C1' t='inlineStr'><is><r><t>李</t></r><r><t>四</t></r><rPh><t>リ</t></rPh></is>"
                  "</c></row>"},
      "1 A:T(王小明) B:T(a\rb_c) C:T(李四)\n");
}

Test(xlsx_in, tells_dates_by_their_format_alone) {
  expect(
      (struct book){
          .rows = "<row r='1'><c s='0'><v>45688</v></c><c s='1'><v>45688</v></c><c s='2'><v>45688</v></c>"
                  "<c s='3'><v>0.16</v></c><c s='4'><v>8000.5</v></c><c s='1'><v>-5</v></c></row>"},
      "1 A:N(45688) B:D(2025-01-31) C:D(2025-01-31) D:N(0.16) E:N(8000.5) F:N(-5)\n");
}

Test(xlsx_in, counts_from_1904_where_the_workbook_says_so) {
  expect((struct book){.workbook =
                           "<workbook xmlns:r='" OFFICE "'><workbookPr date1904='1'/><sheets><sheet name='a' "
                           "r:id='rId1'/></sheets></workbook>",
                       .rows = "<row r='1'><c r='A1' s='1'><v>44226</v></c></row>"},
         "1 A:D(2025-01-31)\n");
}

Test(xlsx_in, flags_an_identity_number_that_was_kept_as_a_number) {
  expect((struct book){.rows = "<row r='1'><c r='A1'><v>1.1010119900101123E+17</v></c>"
                               "<c r='B1'><v>110101199001011230</v></c></row>"},
         "1 A:N!(110101199001011230) B:N!(110101199001011230)\n");
}

Test(xlsx_in, tells_a_formula_without_a_result_from_one_with_an_empty_text) {
  expect((struct book){.rows = "<row r='1'><c r='A1'><f>B1*2</f></c><c r='B1'><f>C1</f><v></v></c>"
                               "<c r='C1' t='str'><f>\"\"</f><v></v></c><c r='D1' t='str'><f>\"\"</f></c>"
                               "<c r='E1' s='1'/><c r='F1'><v/></c></row>"},
         "1 A:F() B:F() C:Tf() D:F()\n");
}

Test(xlsx_in, leaves_what_is_no_number_to_its_reader) {
  expect((struct book){.rows = "<row r='1'><c r='A1'><v>1E999</v></c><c r='B1'><v>,5</v></c></row>"},
         "1 A:T(1E999) B:T(,5)\n");
}

/* Places */

Test(xlsx_in, counts_rows_and_cells_that_do_not_say_where_they_are) {
  expect(
      (struct book){.rows = "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r='5'><c r='C5'><v>4</v></c>"
                            "<c><v>5</v></c></row><row><c><v>6</v></c></row>"},
      "1 A:N(1) C:N(3)\n5 C:N(4) D:N(5)\n6 A:N(6)\n");
}

Test(xlsx_in, leaves_out_rows_without_a_filled_cell) {
  expect(
      (struct book){.rows = "<row r='1'/><row r='2'><c r='A2' s='1'/></row><row r='3' hidden='1'><c r='B3'>"
                            "<v>1</v></c></row>"},
      "3h B:N(1)\n");
}

Test(xlsx_in, reaches_the_last_cell_without_room_for_those_before) {
  expect((struct book){.rows = "<row r='1048576'><c r='XFD1048576'><v>7</v></c></row>"},
         "1048576 XFD:N(7)\n");
}

Test(xlsx_in, refuses_places_that_no_sheet_has) {
  expect_status((struct book){.rows = "<row r='1'><c r='XFE1'><v>7</v></c></row>"}, SHEET_BAD_REFERENCE, 1,
                -1);
  expect_status((struct book){.rows = "<row r='1048577'/>"}, SHEET_BAD_REFERENCE, 0, -1);
  expect_status((struct book){.rows = "<row r='0'/>"}, SHEET_BAD_REFERENCE, 0, -1);
  expect_status((struct book){.rows = "<row r='2'><c r='A3'><v>7</v></c></row>"}, SHEET_BAD_REFERENCE, 2, -1);
  expect_status((struct book){.rows = "<row r='1'><c r='XFD1'/><c/></row>"}, SHEET_BAD_REFERENCE, 1, -1);
}

Test(xlsx_in, refuses_rows_and_cells_that_go_back) {
  expect((struct book){.rows = "<row r='2'><c><v>1</v></c></row><row r='2'><c><v>1</v></c></row>"},
         "2 A:N(1)\nout of order, row 2, column 0\n");
  expect_status((struct book){.rows = "<row r='1'><c r='B1'><v>1</v></c><c r='A1'><v>1</v></c></row>"},
                SHEET_OUT_OF_ORDER, 1, 0);
}

Test(xlsx_in, refuses_cells_that_contradict_the_workbook) {
  expect_status((struct book){.rows = "<row r='4'><c r='C4' t='s'><v>3</v></c></row>"},
                SHEET_BAD_STRING_INDEX, 4, 2);
  expect_status((struct book){.rows = "<row r='4'><c r='C4' t='s'><v>-1</v></c></row>"},
                SHEET_BAD_STRING_INDEX, 4, 2);
  expect_status((struct book){.rows = "<row r='4'><c r='C4' s='5'><v>3</v></c></row>"},
                SHEET_BAD_FORMAT_INDEX, 4, 2);
  expect_status((struct book){.rows = "<row r='4'><c r='C4' t='x'><v>3</v></c></row>"}, SHEET_BAD_CELL, 4, 2);
  expect_status((struct book){.rows = "<row r='4'><c r='C4' t='b'><v>3</v></c></row>"}, SHEET_BAD_CELL, 4, 2);
}

/* Merged cells */

Test(xlsx_in, shows_merged_cells_by_the_value_of_their_first) {
  expect((struct book){.rows = "<row r='1'><c r='A1'><v>1</v></c><c r='C1'><v>3</v></c></row>"
                               "<row r='2'><c r='A2'><v>99</v></c><c r='C2'><v>5</v></c></row>"
                               "<row r='3'><c r='A3'><v>98</v></c></row>"
                               "<row r='4'><c r='A4'><v>6</v></c><c r='B4'><v>7</v></c></row>",
                       .behind_rows = "<mergeCells count='2'><mergeCell ref='A1:A3'/><mergeCell ref='B1:B2'/>"
                                      "<mergeCell ref='D9'/></mergeCells>"},
         "1 A:N(1) C:N(3) {A1:A3=1} {B1:B2=}\n2 C:N(5) {A1:A3=1} {B1:B2=}\n4 A:N(6) B:N(7)\n");
}

Test(xlsx_in, finds_a_cell_under_its_merge) {
  struct buffer archive = archive_of((struct book){
      .rows = "<row r='2'><c r='B2' s='1'><v>45688</v></c></row><row r='3'><c r='E3'><v>5</v></c></row>",
      .behind_rows = "<mergeCells><mergeCell ref='B2:C3'/></mergeCells>"});
  struct sheet_error error;
  struct sheet_row row;
  const struct sheet_cover *cover;
  struct sheet_source *source = sheet_source_open_memory(buffer_text(&archive), &error);
  cr_assert_not_null(source);
  cr_assert_eq(sheet_source_choose(source, 0), SHEET_OK);
  cr_assert_eq(sheet_source_next(source, &row), SHEET_OK);
  cr_assert_eq(sheet_source_next(source, &row), SHEET_OK);
  struct sheet_cell cell = sheet_row_cell(&row, 2, &cover);
  cr_expect(cell.kind == CELL_DATE && cell.column == 2 && text_is(cell.text, "2025-01-31"));
  cr_assert_not_null(cover);
  cr_expect(cover->first_row == 2 && cover->first_column == 1);
  cr_expect_eq(sheet_row_cell(&row, 4, &cover).kind, CELL_NUMBER);
  cr_expect_null(cover);
  cr_expect_eq(sheet_row_cell(&row, 16383, NULL).kind, CELL_EMPTY);
  cr_expect_eq(sheet_source_next(source, &row), SHEET_END);
  cr_expect_eq(sheet_source_next(source, &row), SHEET_END);
  sheet_source_close(source);
  buffer_clear(&archive);
}

Test(xlsx_in, refuses_merges_that_overlap_or_are_none) {
  expect((struct book){.rows = "<row r='1'><c><v>1</v></c></row><row r='2'><c><v>1</v></c></row>",
                       .behind_rows =
                           "<mergeCells><mergeCell ref='A1:B3'/><mergeCell ref='B2:C2'/></mergeCells>"},
         "1 A:N(1) {A1:B3=1}\nbad merge, row 2\n");
  expect_status((struct book){.behind_rows = "<mergeCells><mergeCell ref='B1:A1'/></mergeCells>"},
                SHEET_BAD_MERGE, 0, -1);
}

static struct buffer many_merges(const char *format, int count) {
  struct buffer out = {0};
  buffer_add_literal(&out, "<mergeCells>");
  for (int i = 1; i <= count; i++) {
    char range[80];
    snprintf(range, sizeof range, format, 2 * i, 2 * i + 1);
    buffer_add_text(&out, text_from(range));
  }
  buffer_add_literal(&out, "</mergeCells>");
  buffer_add_byte(&out, '\0');
  return out;
}

Test(xlsx_in, takes_ten_thousand_merges_in_their_stride) {
  struct buffer merges = many_merges("<mergeCell ref='A%d:A%d'/>", 10000);
  expect(
      (struct book){
          .rows = "<row r='20000'><c><v>1</v></c></row><row r='20001'><c r='B20001'><v>2</v></c></row>",
          .behind_rows = merges.at},
      "20000 A:N(1) {A20000:A20001=1}\n20001 B:N(2) {A20000:A20001=1}\n");
  buffer_clear(&merges);
}

Test(xlsx_in, refuses_more_merges_over_one_row_than_any_list_has) {
  struct buffer merges = {0};
  buffer_add_literal(&merges, "<mergeCells>");
  for (int32_t column = 0; column < 1025; column++) {
    buffer_add_literal(&merges, "<mergeCell ref='");
    cell_reference_format(&merges, (struct cell_place){1, column});
    buffer_add_byte(&merges, ':');
    cell_reference_format(&merges, (struct cell_place){9, column});
    buffer_add_literal(&merges, "'/>");
  }
  buffer_add_literal(&merges, "</mergeCells>");
  buffer_add_byte(&merges, '\0');
  expect_status((struct book){.rows = "<row r='3'><c><v>1</v></c></row>", .behind_rows = merges.at},
                SHEET_TOO_MANY_MERGES, 3, -1);
  buffer_clear(&merges);
}

/* Workbooks */

Test(xlsx_in, names_all_sheets_and_who_can_see_them) {
  struct buffer archive = archive_of((struct book){
      .workbook =
          "<workbook xmlns:r='" OFFICE "'><sheets><sheet name='A&amp;B' r:id='rId1'/><sheet name='b' "
          "state='hidden' r:id='rId1'/><sheet name='c' state='veryHidden' r:id='rId1'/><sheet name='图表' "
          "r:id='rId9'/></sheets></workbook>",
      .relations =
          "<Relationships><Relationship Id='rId1' Type='" OFFICE
          "/worksheet' Target='worksheets/sheet1.xml'/>"
          "<Relationship Id='rId9' Type='" OFFICE "/chartsheet' Target='charts/1.xml'/></Relationships>"});
  static const struct {
    const char *name;
    enum sheet_visibility visibility;
    bool has_cells;
  } expected[] = {{"A&B", SHEET_VISIBLE, true},
                  {"b", SHEET_HIDDEN, true},
                  {"c", SHEET_VERY_HIDDEN, true},
                  {"图表", SHEET_VISIBLE, false}};
  struct sheet_error error;
  size_t count;
  struct sheet_source *source = sheet_source_open_memory(buffer_text(&archive), &error);
  cr_assert_not_null(source);
  const struct sheet_info *sheets = sheet_source_sheets(source, &count);
  cr_assert_eq(count, 4);
  for (size_t i = 0; i < count; i++) {
    cr_expect(text_is(sheets[i].name, expected[i].name));
    cr_expect_eq(sheets[i].visibility, expected[i].visibility);
    cr_expect_eq(sheets[i].has_cells, expected[i].has_cells);
  }
  cr_expect_eq(sheet_source_choose(source, 3), SHEET_HAS_NO_CELLS);
  cr_expect_eq(sheet_source_failure(source).sheet, 3);
  cr_expect_eq(sheet_source_choose(source, 4), SHEET_HAS_NO_CELLS);
  sheet_source_close(source);
  buffer_clear(&archive);
}

Test(xlsx_in, begins_a_sheet_anew_as_often_as_asked) {
  struct buffer archive =
      archive_of((struct book){.rows = "<row><c t='s'><v>0</v></c></row><row><c><v>2</v></c></row>"});
  struct sheet_error error;
  struct sheet_row row;
  struct sheet_source *source = sheet_source_open_memory(buffer_text(&archive), &error);
  for (int i = 0; i < 3; i++) {
    cr_assert_eq(sheet_source_choose(source, 0), SHEET_OK);
    cr_assert_eq(sheet_source_next(source, &row), SHEET_OK);
    cr_expect(row.number == 1 && text_is(row.cells[0].text, "姓名"));
  }
  cr_expect_gt(sheet_source_bytes_total(source), 0);
  cr_expect_eq(sheet_source_kind(source), FILE_XLSX);
  sheet_source_close(source);
  buffer_clear(&archive);
}

Test(xlsx_in, reads_strict_names_prefixes_and_parts_in_other_places) {
  const struct zip_part parts[] = {
      {"_rels/.rels",
       TEXT("<Relationships><Relationship Id='a' "
            "Type='http://purl.oclc.org/ooxml/officeDocument/relationships/"
            "officeDocument' Target='/Book/Main.xml'/></Relationships>"),
       false},
      {"book/MAIN.xml",
       TEXT("<x:workbook xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main' "
            "xmlns:q='q'><x:sheets><x:sheet "
            "name='s' sheetId='1' q:id='z'/></x:sheets></x:workbook>"),
       true},
      {"Book\\_rels\\Main.xml.rels",
       TEXT("<Relationships><Relationship Id='z' "
            "Type='http://purl.oclc.org/ooxml/officeDocument/relationships/"
            "worksheet' Target='../Sheets/./One.xml'/><Relationship Id='y' TargetMode='External' "
            "Type='x/styles' "
            "Target='http://example.org/'/></Relationships>"),
       true},
      {"sheets/one.xml",
       TEXT("<x:worksheet xmlns:x='m'><x:sheetData><x:row><x:c t='inlineStr'><x:is><x:t>a</x:t></x:is>"
            "</x:c></x:row></x:sheetData></x:worksheet>"),
       true},
  };
  struct buffer archive = zip_of(parts, sizeof parts / sizeof parts[0]);
  struct buffer shown = show_archive(buffer_text(&archive));
  cr_expect_str_eq(shown.at, "1 A:T(a)\n");
  buffer_clear(&shown);
  buffer_clear(&archive);
}

Test(xlsx_in, refuses_workbooks_that_lack_a_part) {
  expect_refused((struct book){.package = "<Relationships><Relationship Id='a' Type='x/officeDocument' "
                                          "Target='xl/other.xml'/></Relationships>"},
                 SHEET_PART_MISSING);
  expect_refused((struct book){.workbook = "<workbook/>"}, SHEET_NO_SHEETS);
  expect_status(
      (struct book){.workbook =
                        "<workbook xmlns:r='r'><sheets><sheet name='a' r:id='rId7'/></sheets></workbook>"},
      SHEET_PART_MISSING, 0, -1);
  expect_status((struct book){.relations = "<Relationships><Relationship Id='rId1' Type='x/worksheet' "
                                           "Target='gone.xml'/></Relationships>"},
                SHEET_PART_MISSING, 0, -1);
}

Test(xlsx_in, does_without_shared_texts_and_formats) {
  expect((struct book){.relations = "<Relationships><Relationship Id='rId1' Type='x/worksheet' "
                                    "Target='worksheets/sheet1.xml'/><Relationship Id='b' Type='x/styles' "
                                    "Target='gone.xml'/></Relationships>",
                       .rows = "<row><c s='7'><v>45688</v></c></row>"},
         "1 A:N(45688)\n");
}

/* The caller clears; terminated. */
static struct buffer repeated(const char *before, const char *piece, size_t count, const char *after) {
  struct buffer out = {0};
  buffer_add_text(&out, text_from(before));
  for (size_t i = 0; i < count; i++) buffer_add_text(&out, text_from(piece));
  buffer_add_text(&out, text_from(after));
  buffer_add_byte(&out, '\0');
  return out;
}

/* XML. A comment makes a part one for expat; both engines must read the same. */

static void expect_from_both(const char *rows, const char *expected) {
  struct buffer with_comment = {0};
  buffer_add_literal(&with_comment, "<!-- expat's -->");
  buffer_add_text(&with_comment, text_from(rows));
  buffer_add_byte(&with_comment, '\0');
  expect((struct book){.rows = rows}, expected);
  expect((struct book){.rows = with_comment.at}, expected);
  buffer_clear(&with_comment);
}

Test(xlsx_in, reads_the_same_with_both_engines) {
  expect_from_both("<row r = \"1\"\n><c r='A1' t='inlineStr' ><is><t>&#x738B;&lt;\r\nb</t ></is></c></row\t>",
                   "1 A:T(王<\nb)\n");
  expect_from_both("<row r='&#49;'><c r='B&#x31;'><v>1</v></c></row>", "1 B:N(1)\n");
  expect_from_both("<row><c t='str' q='a>b'><f>1&gt;2</f><v>x</v></c></row>", "1 A:Tf(x)\n");
}

/* A prefix, or the word in a text before, and the merges are looked for among the rows. */
Test(xlsx_in, finds_merges_wherever_they_stand) {
  static const char *const sheets[] = {
      "<a><sheetData><row><c><v>1</v></c></row></sheetData><mergeCells><mergeCell "
      "ref='A1:B1'/></mergeCells></a>",
      "<a><sheetData><row><c><v>1</v></c></row></sheetData><mergeCells\n><mergeCell "
      "ref='A1:B1'/></mergeCells></a>",
      "<a><!-- mergeCells --><sheetData><row><c><v>1</v></c></row></sheetData><mergeCells "
      "count='1'><mergeCell "
      "ref='A1:B1'/></mergeCells><mergeCells><mergeCell ref='A1:C1'/></mergeCells></a>",
      "<x:a><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell "
      "ref='A1:B1'/></x:mergeCells></x:a>",
      "<a><mergeCells><mergeCell "
      "ref='A1:B1'/></mergeCells><sheetData><row><c><v>1</v></c></row></sheetData></a>",
      "<a b='mergeCells'><sheetData><row><c><v>1</v></c></row></sheetData><mergeCell "
      "ref='A1:C1'/><mergeCells>"
      "<mergeCell ref='A1:B1'/></mergeCells></a>"};
  for (size_t i = 0; i < sizeof sheets / sizeof sheets[0]; i++)
    expect((struct book){.sheet = sheets[i]}, "1 A:N(1) {A1:B1=1}\n");
}

Test(xlsx_in, finds_merges_behind_any_number_of_bytes) {
  for (size_t blanks = XML_BLOCK_BYTES - 160; blanks < XML_BLOCK_BYTES; blanks++) {
    struct buffer sheet = repeated("<a><sheetData><row><c><v>1</v></c></row></sheetData>", " ", blanks,
                                   "<mergeCells><mergeCell ref='A1:B1'/></mergeCells></a>");
    expect((struct book){.sheet = sheet.at}, "1 A:N(1) {A1:B1=1}\n");
    buffer_clear(&sheet);
  }
}

Test(xlsx_in, reads_comments_cdata_and_instructions) {
  expect(
      (struct book){
          .rows =
              "<?a b?><row><!-- <row/> --><c t='inlineStr'><is><t>a<![CDATA[<b>&amp;]]></t></is></c></row>"},
      "1 A:T(a<b>&amp;)\n");
}

Test(xlsx_in, reads_utf_16_as_expat_does) {
  static const char sheet[] = "<worksheet><sheetData><row><c><v>5</v></c></row></sheetData></worksheet>";
  struct buffer wide = {0};
  buffer_add_literal(&wide, "\xFF\xFE");
  for (size_t i = 0; i + 1 < sizeof sheet; i++) put_little(&wide, (unsigned char)sheet[i], 2);
  const struct zip_part parts[] = {{"_rels/.rels", text_from(usual.package), true},
                                   {"xl/workbook.xml", text_from(usual.workbook), true},
                                   {"xl/_rels/workbook.xml.rels", text_from(usual.relations), true},
                                   {"xl/worksheets/sheet1.xml", buffer_text(&wide), true}};
  struct buffer archive = zip_of(parts, sizeof parts / sizeof parts[0]);
  struct buffer shown = show_archive(buffer_text(&archive));
  cr_expect_str_eq(shown.at, "1 A:N(5)\n");
  buffer_clear(&shown);
  buffer_clear(&archive);
  buffer_clear(&wide);
}

static void expect_malformed(const char *sheet) {
  struct buffer archive = archive_of((struct book){.sheet = sheet});
  struct buffer shown = show_archive(buffer_text(&archive));
  cr_expect_eq(strncmp(shown.at, "xml malformed", 13), 0, "%s: %s", sheet, shown.at);
  buffer_clear(&shown);
  buffer_clear(&archive);
}

Test(xlsx_in, refuses_xml_that_is_not_well_formed_with_both_engines) {
  static const char *const wrong[] = {"<worksheet><sheetData><row></sheetData></worksheet>",
                                      "<worksheet>",
                                      "<worksheet></worksheet><a/>",
                                      "<worksheet a='1' a='2'/>",
                                      "<worksheet a=1/>",
                                      "<worksheet a='<'/>",
                                      "<worksheet>&nbsp;</worksheet>",
                                      "<worksheet a/>",
                                      "text",
                                      "<worksheet></worksheet>text",
                                      "<worksheet a='1'b='2'/>",
                                      "<1/>",
                                      "<worksheet/ >",
                                      "</worksheet>",
                                      "<worksheet a='&x;'/>",
                                      "<worksheet></ worksheet>",
                                      "<worksheet></worksheet/>",
                                      "",
                                      "<worksheet></worksheet a='1'>",
                                      "<worksheet>\x01</worksheet>",
                                      "<worksheet>\xC3</worksheet>",
                                      "<worksheet>]]></worksheet>"};
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
    struct buffer commented = {0};
    buffer_add_literal(&commented, "<!-- -->");
    buffer_add_text(&commented, text_from(wrong[i]));
    buffer_add_byte(&commented, '\0');
    expect_malformed(wrong[i]);
    expect_malformed(commented.at);
    buffer_clear(&commented);
  }
}

/* What is made to exhaust a reader */

static double seconds_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

Test(xlsx_in, refuses_a_document_type_and_with_it_entity_bombs) {
  expect_status(
      (struct book){.sheet = "<!DOCTYPE a [<!ENTITY b 'lol'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;'>"
                             "<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;'>]><worksheet>&d;</worksheet>"},
      SHEET_XML_HAS_DOCTYPE, 0, -1);
  expect_refused((struct book){.workbook = "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><workbook/>"},
                 SHEET_XML_HAS_DOCTYPE);
}

static void expect_repeated(enum sheet_status status, const char *before, const char *piece, size_t count,
                            const char *after) {
  struct buffer sheet = repeated(before, piece, count, after);
  double start = seconds_now();
  expect_status((struct book){.sheet = sheet.at}, status, 0, -1);
  cr_expect_lt(seconds_now() - start, 10);
  buffer_clear(&sheet);
}

Test(xlsx_in, refuses_deep_nesting_with_both_engines) {
  expect_repeated(SHEET_XML_TOO_DEEP, "", "<a>", 1000000, "");
  expect_repeated(SHEET_XML_TOO_DEEP, "<!-- -->", "<a>", 1000000, "");
}

Test(xlsx_in, refuses_endless_tags_with_both_engines) {
  expect_repeated(SHEET_XML_TAG_TOO_LONG, "<a b='", "xxxxxxxxxxxxxxxx", 100000, "'/>");
  expect_repeated(SHEET_XML_TAG_TOO_LONG, "<!-- --><a b='", "xxxxxxxxxxxxxxxx", 100000, "'/>");
}

Test(xlsx_in, refuses_texts_longer_than_any_cell_has) {
  struct buffer text = repeated("<row><c t='inlineStr'><is><t>", "0123456789", 20000, "</t></is></c></row>");
  expect_status((struct book){.rows = text.at}, SHEET_TEXT_TOO_LONG, 1, 0);
  buffer_clear(&text);
  text = repeated("<sst><si><t>", "0123456789", 20000, "</t></si></sst>");
  expect_status((struct book){.strings = text.at}, SHEET_TEXT_TOO_LONG, 0, -1);
  buffer_clear(&text);
}

Test(xlsx_in, refuses_rows_longer_than_any_list_has) {
  struct buffer strings =
      repeated("<sst><si><t>", "0123456789", 10000, "</t></si></sst>"); /* 100,000 bytes */
  struct buffer row = repeated("<row>", "<c t='s'><v>0</v></c>", 50, "</row>");
  expect_status((struct book){.strings = strings.at, .rows = row.at}, SHEET_ROW_TOO_LONG, 1, -1);
  buffer_clear(&strings);
  buffer_clear(&row);
}

Test(xlsx_in, refuses_a_part_that_unpacks_to_far_more_than_it_is) {
  struct buffer strings = repeated("<sst>", "<si><t>zero</t></si>", 1100000, "</sst>"); /* 22 MB */
  expect_status((struct book){.strings = strings.at}, SHEET_ZIP_BOMB, 0, -1);
  buffer_clear(&strings);
}

Test(xlsx_in, passes_over_a_million_empty_rows) {
  struct buffer rows = repeated("", "<row/>", 1000000, "<row><c><v>1</v></c></row>");
  double start = seconds_now();
  expect((struct book){.rows = rows.at}, "1000001 A:N(1)\n");
  cr_expect_lt(seconds_now() - start, 10);
  buffer_clear(&rows);
}

Test(xlsx_in, refuses_more_columns_than_a_sheet_has) {
  struct buffer row = repeated("<row>", "<c/>", 1000000, "</row>");
  expect_status((struct book){.rows = row.at}, SHEET_BAD_REFERENCE, 1, -1);
  buffer_clear(&row);
}

Test(xlsx_in, refuses_more_formats_than_a_workbook_has) {
  struct buffer styles = repeated("<styleSheet><cellXfs>", "<xf/>", 65537, "</cellXfs></styleSheet>");
  expect_status((struct book){.styles = styles.at}, SHEET_TOO_MANY_FORMATS, 0, -1);
  buffer_clear(&styles);
}

Test(xlsx_in, refuses_more_sheets_than_a_workbook_has) {
  struct buffer workbook = repeated("<workbook><sheets>", "<sheet name='a'/>", 4097, "</sheets></workbook>");
  expect_refused((struct book){.workbook = workbook.at}, SHEET_TOO_MANY_SHEETS);
  buffer_clear(&workbook);
}

/* The ZIP archive */

Test(xlsx_in, refuses_an_archive_that_was_damaged_anywhere) {
  struct buffer archive =
      archive_of((struct book){.rows = "<row><c><v>1</v></c></row><row><c><v>2</v></c></row>"});
  static const char expected[] = "1 A:N(1)\n2 A:N(2)\n";
  size_t unnoticed = 0;
  for (size_t i = 0; i < archive.length; i++) {
    archive.at[i] ^= 0x10;
    struct buffer shown = show_archive(buffer_text(&archive));
    bool is_same = strcmp(shown.at, expected) == 0;
    bool is_told = strstr(shown.at, "refused: ") != NULL || shown.at[strlen(shown.at) - 2] != ')';
    cr_expect(is_told || is_same, "byte %zu: %s", i, shown.at);
    unnoticed += is_same;
    buffer_clear(&shown);
    archive.at[i] ^= 0x10;
  }
  cr_expect_lt(unnoticed, archive.length / 2); /* times, names of parts that are not read */
  buffer_clear(&archive);
}

Test(xlsx_in, refuses_an_archive_that_was_cut_anywhere) {
  struct buffer archive = archive_of((struct book){.rows = "<row><c><v>1</v></c></row>"});
  for (size_t length = 0; length < archive.length; length++) {
    struct buffer shown = show_archive((struct text){archive.at, length});
    bool is_whole = strcmp(shown.at, "1 A:N(1)\n") == 0; /* the last bytes are 0 anyway */
    cr_expect(strstr(shown.at, "refused: ") != NULL || (is_whole && length + 4 >= archive.length),
              "%zu bytes: %s", length, shown.at);
    buffer_clear(&shown);
  }
  buffer_clear(&archive);
}

Test(xlsx_in, refuses_an_archive_with_more_parts_than_any_workbook) {
  enum { COUNT = 16385 };
  struct zip_part *parts = calloc(COUNT, sizeof *parts);
  for (size_t i = 0; i < COUNT; i++) parts[i] = (struct zip_part){"xl/a", TEXT(""), false};
  struct buffer archive = zip_of(parts, COUNT);
  struct sheet_error error;
  cr_expect_null(sheet_source_open_memory(buffer_text(&archive), &error));
  cr_expect_eq(error.status, SHEET_TOO_MANY_PARTS);
  buffer_clear(&archive);
  free(parts);
}

Test(xlsx_in, opens_no_part_larger_than_its_kind_may_be) {
  const struct zip_part part = {"a", TEXT("0123456789"), false};
  struct buffer archive = zip_of(&part, 1);
  struct byte_source bytes;
  struct zip_archive opened;
  byte_source_open_memory(&bytes, buffer_text(&archive));
  cr_assert_eq(zip_archive_open(&opened, &bytes), SHEET_OK);
  cr_expect_eq(zip_archive_open_part(&opened, TEXT("A"), 10), SHEET_OK);
  cr_expect_eq(zip_archive_open_part(&opened, TEXT("A"), 9), SHEET_PART_TOO_LARGE);
  zip_archive_close(&opened);
  byte_source_close(&bytes);
  buffer_clear(&archive);
}

/* Files */

TestSuite(xlsx_files, .init = enter_folder, .fini = leave_folder);

static void expect_cannot_open(const char *path, enum sheet_status status, int system) {
  struct sheet_error error;
  cr_expect_null(sheet_source_open(path, &error));
  cr_expect_eq(error.status, status);
  cr_expect_eq(error.system, system);
}

Test(xlsx_files, that_cannot_be_opened_say_why) {
  expect_cannot_open("gone.xlsx", SHEET_CANNOT_OPEN, ENOENT);
  expect_cannot_open(".", SHEET_IS_FOLDER, EISDIR);
  put("list.xlsx", "name,wage\n");
  expect_cannot_open("list.xlsx", SHEET_NOT_A_WORKBOOK, 0);
}

static void write_workbook(void) {
  lxw_workbook *workbook = workbook_new("list.xlsx");
  lxw_worksheet *sheet = workbook_add_worksheet(workbook, "名单");
  lxw_format *day = workbook_add_format(workbook);
  lxw_datetime date = {.year = 2025, .month = 1, .day = 31};
  format_set_num_format(day, "yyyy-mm-dd");
  worksheet_merge_range(sheet, 0, 0, 0, 2, "补缴名单", NULL);
  worksheet_write_string(sheet, 1, 0, "王小明", NULL);
  worksheet_write_number(sheet, 1, 1, 8000.3, NULL);
  worksheet_write_datetime(sheet, 1, 2, &date, day);
  worksheet_write_formula_num(sheet, 1, 3, "=B2*2", NULL, 16000.6);
  worksheet_write_string(sheet, 1, 4, "line\r\nend", NULL);
  cr_assert_eq(workbook_close(workbook), LXW_NO_ERROR);
}

static const char written[] =
    "1 A:T(补缴名单) {A1:C1=补缴名单}\n2 A:T(王小明) B:N(8000.3) C:D(2025-01-31) D:Nf(16000.6) "
    "E:T(line\r\nend)\n";

static void expect_written(const char *path) {
  struct buffer out = {0};
  struct sheet_error error;
  struct sheet_source *source = sheet_source_open(path, &error);
  cr_assert_not_null(source);
  add_sheet(&out, source, 0);
  buffer_add_byte(&out, '\0');
  cr_expect_str_eq(out.at, written);
  sheet_source_close(source);
  buffer_clear(&out);
}

Test(xlsx_files, of_a_library_are_read_as_they_were_written) {
  write_workbook();
  expect_written("list.xlsx");
}

Test(xlsx_files, are_read_from_a_pipe_as_well) {
  write_workbook();
  cr_assert_not_null(freopen("/dev/null", "r", stdin));
  FILE *pipe = popen("cat list.xlsx", "r");
  cr_assert_not_null(pipe);
  cr_assert_geq(dup2(fileno(pipe), STDIN_FILENO), 0);
  expect_written("-");
  pclose(pipe);
}
