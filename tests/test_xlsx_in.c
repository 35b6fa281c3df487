/* What the sheets of an XLSX workbook hold: cells, rows, merges, the workbook's parts, files. */
#include <criterion/criterion.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <xlsxwriter.h>

#include "folder_fixture.h"
#include "xlsx_fixture.h"

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

/* What is none stays as it is; of half a pair, and of what is no character, remains U+FFFD. */
Test(xlsx_in, resolves_escaped_characters) {
  static const char *const texts[][2] = {{"_x000A_", "\n"},
                                         {"_x00e9_a", "\u00E9a"},
                                         {"_xD83D__xDE00_", "\U0001F600"},
                                         {"_xD83D_a", "\uFFFDa"},
                                         {"_xD83D__x0041_", "\uFFFDA"},
                                         {"_xD83D__xE000_", "\uFFFD\uE000"},
                                         {"_xDE00_", "\uFFFD"},
                                         {"_x0000_", "\uFFFD"},
                                         {"_xFFFE_", "\uFFFD"},
                                         {"_xFFFF_", "\uFFFD"},
                                         {"_x005F_x000A_", "_x000A_"},
                                         {"_x00G0_", "_x00G0_"},
                                         {"_x00:0_", "_x00:0_"},
                                         {"_x00A", "_x00A"},
                                         {"_x00410", "_x00410"},
                                         {"_y000A_", "_y000A_"}};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    char row[120], expected[40];
    snprintf(row, sizeof row, "<row><c t='inlineStr'><is><t>%s</t></is></c></row>", texts[i][0]);
    snprintf(expected, sizeof expected, "1 A:T(%s)\n", texts[i][1]);
    expect((struct book){.rows = row}, expected);
  }
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

Test(xlsx_in, refuses_rows_that_no_sheet_has) {
  static const char *const rows[] = {"<row r='0'/>", "<row r='1048577'/>", "<row r='one'/>", "<row r=''/>",
                                     "<row r='9999999999'/>"};
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
    expect_status((struct book){.rows = rows[i]}, SHEET_BAD_REFERENCE, 0, -1);
}

Test(xlsx_in, knows_both_words_for_true_and_false) {
  expect((struct book){.rows = "<row hidden='1'><c t='b'><v>true</v></c><c t='b'><v>false</v></c></row>"
                               "<row hidden='true'><c t='b' cm='9'><v>0</v></c></row>"
                               "<row hidden='0'><c t='b'><v>1</v></c></row>"},
         "1h A:B(TRUE) B:B(FALSE)\n2h A:B(FALSE)\n3 A:B(TRUE)\n");
  expect_status((struct book){.rows = "<row><c t='b'><v>2</v></c></row>"}, SHEET_BAD_CELL, 1, 0);
}

Test(xlsx_in, reads_a_date_that_is_none_as_a_text) {
  expect(
      (struct book){.rows =
                        "<row><c t='d'><v>2025-02-30</v></c><c t='d'><v>2025-01-31T0x:00:00</v></c></row>"},
      "1 A:T(2025-02-30) B:T(2025-01-31T0x:00:00)\n");
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
