/* The parts of a workbook as bytes: both XML engines read the same, and what no program would write, or what
 * is made to exhaust a reader, is refused. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <time.h>

#include "formats/sheet_in/zip_archive.h"
#include "xlsx_fixture.h"

enum { XML_BLOCK_BYTES = 64 * 1024 }; /* that are unpacked at once */

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

Test(xlsx_parts, reads_the_same_with_both_engines) {
  expect_from_both("<row r = \"1\"\n><c r='A1' t='inlineStr' ><is><t>&#x738B;&lt;\r\nb</t ></is></c></row\t>",
                   "1 A:T(王<\nb)\n");
  expect_from_both("<row r='&#49;'><c r='B&#x31;'><v>1</v></c></row>", "1 B:N(1)\n");
  expect_from_both("<row><c t='str' q='a>b'><f>1&gt;2</f><v>x</v></c></row>", "1 A:Tf(x)\n");
}

Test(xlsx_parts, resolves_references_with_both_engines) {
  expect_from_both("<row><c t='inlineStr'><is><t>a&amp;&#10;&#9;&#x1F600;&quot;&apos;&gt;</t></is></c></row>",
                   "1 A:T(a&\n\t\U0001F600\"'>)\n");
  expect_from_both("<row><c t='inlineStr'><is><t>a\rb&#13;&#xd;\r</t></is></c></row>", "1 A:T(a\nb\r\r\n)\n");
}

/* Cells of the form that nearly all have, which the scanner takes in one go. */
Test(xlsx_parts, reads_whole_cells_with_both_engines) {
  expect_from_both(
      "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&#29579;&#x82B3; \"&amp;\"\r\n</t></is></c>"
      "<c r=\"B1\" s=\"0\" t=\"str\"><v>a&lt;b</v></c><c r=\"C1\" t=\"n\"><v>&#49;2</v></c></row>",
      "1 A:T(王芳 \"&\"\n) B:T(a<b) C:N(12)\n");
}

/* A comment makes the shared texts ones for expat. */
Test(xlsx_parts, reads_whole_shared_texts_with_both_engines) {
  static const char *const strings[] = {
      "<sst><si><t>&#29579;_x0041_</t></si><si><t xml:space=\"preserve\"> "
      "b\r\n</t></si><si><t>c</t></si></sst>",
      "<sst><!-- --><si><t>&#29579;_x0041_</t></si><si><t xml:space=\"preserve\"> "
      "b\r\n</t></si><si><t>c</t></si></sst>"};
  for (size_t i = 0; i < sizeof strings / sizeof strings[0]; i++)
    expect((struct book){.rows = "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='s'><v>2</v></c></row>",
                         .strings = strings[i]},
           "1 A:T(王A) B:T( b\n) C:T(c)\n");
}

/* A byte order mark, and every encoding that is declared; é is C3 A9, in Latin-1 E9. */
Test(xlsx_parts, reads_the_encoding_that_is_declared) {
  static const char *const heads[] = {"\xEF\xBB\xBF",
                                      "\xEF\xBB\xBF<?xml version='1.0' encoding=\"UTF-8\"?>",
                                      "<?xml version='1.0'?>",
                                      "<?xml version='1.0' encoding='UTF-8'?>",
                                      "<?xml version='1.0' encoding=\"utf-8\"?>",
                                      "<?xml version='1.0' encoding='utf-8'?>"};
  static const char rows[] =
      "<a><sheetData><row><c t='inlineStr'><is><t>%s</t></is></c></row></sheetData></a>";
  char sheet[200], body[120];
  for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
    snprintf(body, sizeof body, rows, "\xC3\xA9");
    snprintf(sheet, sizeof sheet, "%s%s", heads[i], body);
    expect((struct book){.sheet = sheet}, "1 A:T(\xC3\xA9)\n");
  }
  snprintf(body, sizeof body, rows, "\xE9");
  snprintf(sheet, sizeof sheet, "<?xml version='1.0' encoding='ISO-8859-1'?>%s", body);
  expect((struct book){.sheet = sheet}, "1 A:T(\xC3\xA9)\n");
}

/* A prefix, or the word in a text before, and the merges are looked for among the rows. */
Test(xlsx_parts, finds_merges_wherever_they_stand) {
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

Test(xlsx_parts, finds_merges_behind_any_number_of_bytes) {
  for (size_t blanks = XML_BLOCK_BYTES - 160; blanks < XML_BLOCK_BYTES; blanks++) {
    struct buffer sheet = repeated("<a><sheetData><row><c><v>1</v></c></row></sheetData>", " ", blanks,
                                   "<mergeCells><mergeCell ref='A1:B1'/></mergeCells></a>");
    expect((struct book){.sheet = sheet.at}, "1 A:N(1) {A1:B1=1}\n");
    buffer_clear(&sheet);
  }
}

Test(xlsx_parts, reads_comments_cdata_and_instructions) {
  expect(
      (struct book){
          .rows =
              "<?a b?><row><!-- <row/> --><c t='inlineStr'><is><t>a<![CDATA[<b>&amp;]]></t></is></c></row>"},
      "1 A:T(a<b>&amp;)\n");
}

Test(xlsx_parts, reads_utf_16_as_expat_does) {
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

Test(xlsx_parts, refuses_xml_that_is_not_well_formed_with_both_engines) {
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
                                      "<worksheet>]]></worksheet>",
                                      "<worksheet ='1'/>",
                                      "<worksheet a",
                                      "<worksheet a=",
                                      "<worksheet a='1",
                                      "<?xml version='1.0'",
                                      "<worksheet>\xEF\xBF\xBE</worksheet>",
                                      "<worksheet>\xEF\xBF\xBF</worksheet>",
                                      "<worksheet>\x0C</worksheet>",
                                      "<worksheet>&#xFFFE;</worksheet>",
                                      "<worksheet>&#xFFFF;</worksheet>",
                                      "<worksheet>&#11;</worksheet>",
                                      "<worksheet>&#xD800;</worksheet>",
                                      "<worksheet>&#x110000;</worksheet>",
                                      "<worksheet>&#99999999999;</worksheet>",
                                      "<worksheet>&#;</worksheet>",
                                      "<worksheet>&#x;</worksheet>",
                                      "<worksheet>&#1G;</worksheet>",
                                      "<worksheet>&#xG;</worksheet>",
                                      "<worksheet>&;</worksheet>",
                                      "<worksheet>&amp</worksheet>",
                                      "<worksheet>&</worksheet>"};
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

Test(xlsx_parts, refuses_a_document_type_and_with_it_entity_bombs) {
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

Test(xlsx_parts, refuses_deep_nesting_with_both_engines) {
  expect_repeated(SHEET_XML_TOO_DEEP, "", "<a>", 1000000, "");
  expect_repeated(SHEET_XML_TOO_DEEP, "<!-- -->", "<a>", 1000000, "");
}

Test(xlsx_parts, refuses_endless_tags_with_both_engines) {
  expect_repeated(SHEET_XML_TAG_TOO_LONG, "<a b='", "xxxxxxxxxxxxxxxx", 100000, "'/>");
  expect_repeated(SHEET_XML_TAG_TOO_LONG, "<!-- --><a b='", "xxxxxxxxxxxxxxxx", 100000, "'/>");
}

Test(xlsx_parts, refuses_more_attributes_than_any_tag_has) {
  struct buffer tag = {0};
  buffer_add_literal(&tag, "<!-- --><a");
  for (int i = 0; i < 257; i++) {
    char attribute[20];
    snprintf(attribute, sizeof attribute, " a%d='1'", i);
    buffer_add_text(&tag, text_from(attribute));
  }
  buffer_add_literal(&tag, "/>\0");
  expect_status((struct book){.sheet = tag.at}, SHEET_XML_TAG_TOO_LONG, 0, -1);
  expect_status((struct book){.sheet = tag.at + sizeof "<!-- -->" - 1}, SHEET_XML_TAG_TOO_LONG, 0, -1);
  buffer_clear(&tag);
}

Test(xlsx_parts, refuses_texts_longer_than_any_cell_has) {
  struct buffer text = repeated("<row><c t='inlineStr'><is><t>", "0123456789", 20000, "</t></is></c></row>");
  expect_status((struct book){.rows = text.at}, SHEET_TEXT_TOO_LONG, 1, 0);
  buffer_clear(&text);
  text = repeated("<row><c><v>", "0123456789", 100000, "</v></c></row>"); /* longer than any tag, too */
  expect_status((struct book){.rows = text.at}, SHEET_TEXT_TOO_LONG, 1, 0);
  buffer_clear(&text);
  text = repeated("<sst><si><t>", "0123456789", 20000, "</t></si></sst>");
  expect_status((struct book){.strings = text.at}, SHEET_TEXT_TOO_LONG, 0, -1);
  buffer_clear(&text);
}

Test(xlsx_parts, refuses_rows_longer_than_any_list_has) {
  struct buffer strings =
      repeated("<sst><si><t>", "0123456789", 10000, "</t></si></sst>"); /* 100,000 bytes */
  struct buffer row = repeated("<row>", "<c t='s'><v>0</v></c>", 50, "</row>");
  expect_status((struct book){.strings = strings.at, .rows = row.at}, SHEET_ROW_TOO_LONG, 1, -1);
  buffer_clear(&strings);
  buffer_clear(&row);
}

Test(xlsx_parts, refuses_a_part_that_unpacks_to_far_more_than_it_is) {
  struct buffer strings = repeated("<sst>", "<si><t>zero</t></si>", 1100000, "</sst>"); /* 22 MB */
  expect_status((struct book){.strings = strings.at}, SHEET_ZIP_BOMB, 0, -1);
  buffer_clear(&strings);
}

Test(xlsx_parts, passes_over_a_million_empty_rows) {
  struct buffer rows = repeated("", "<row/>", 1000000, "<row><c><v>1</v></c></row>");
  double start = seconds_now();
  expect((struct book){.rows = rows.at}, "1000001 A:N(1)\n");
  cr_expect_lt(seconds_now() - start, 10);
  buffer_clear(&rows);
}

Test(xlsx_parts, refuses_more_columns_than_a_sheet_has) {
  struct buffer row = repeated("<row>", "<c/>", 1000000, "</row>");
  expect_status((struct book){.rows = row.at}, SHEET_BAD_REFERENCE, 1, -1);
  buffer_clear(&row);
}

Test(xlsx_parts, refuses_more_formats_than_a_workbook_has) {
  struct buffer styles = repeated("<styleSheet><cellXfs>", "<xf/>", 65537, "</cellXfs></styleSheet>");
  expect_status((struct book){.styles = styles.at}, SHEET_TOO_MANY_FORMATS, 0, -1);
  buffer_clear(&styles);
}

Test(xlsx_parts, refuses_more_sheets_than_a_workbook_has) {
  struct buffer workbook = repeated("<workbook><sheets>", "<sheet name='a'/>", 4097, "</sheets></workbook>");
  expect_refused((struct book){.workbook = workbook.at}, SHEET_TOO_MANY_SHEETS);
  buffer_clear(&workbook);
}

/* The ZIP archive */

Test(xlsx_parts, refuses_an_archive_that_was_damaged_anywhere) {
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

Test(xlsx_parts, refuses_an_archive_that_was_cut_anywhere) {
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

Test(xlsx_parts, refuses_an_archive_with_more_parts_than_any_workbook) {
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

Test(xlsx_parts, opens_no_part_larger_than_its_kind_may_be) {
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
