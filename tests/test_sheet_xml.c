#include "formats/sheet/sheet_xml.h"

#include <criterion/criterion.h>

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
      {DECLARATION "<a x='1>2' /><b/>", false},     /* two roots */
      {DECLARATION "<a x='1>2'\ty='\"'><b\n/></a\n>\r\n", true},
      {DECLARATION "<a></a>b", false},
      {DECLARATION "</a>", false},
      {DECLARATION "<>", false},
      {"<?xml version=\"1.0\"", false},
      {"<?xmlx?><a/>", false},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    cr_expect(sheet_xml_is_whole(text_from(cases[i].xml)) == cases[i].is_whole, "%s", cases[i].xml);
}

/* An element inside the other, `depth` of them. */
static bool is_nesting_whole(int depth) {
  struct buffer xml = {0};
  buffer_add_text(&xml, TEXT(DECLARATION));
  for (int i = 0; i < depth; i++) buffer_add_literal(&xml, "<a>");
  for (int i = 0; i < depth; i++) buffer_add_literal(&xml, "</a>");
  bool is_whole = sheet_xml_is_whole(buffer_text(&xml));
  buffer_clear(&xml);
  return is_whole;
}

Test(sheet_xml, follows_elements_to_a_depth_of_64) {
  cr_expect(is_nesting_whole(64));
  cr_expect(!is_nesting_whole(65));
}

/* ---- the template row ---- */

static const enum row_kind kinds[] = {ROW_TEXT, ROW_MONEY};

/* Header, template row, one row of totals. */
static const struct row_shape shape = {"Ledger", kinds, 2, 1, 1, 0};

#define BEFORE "<worksheet><dimension ref=\"A1:B3\"/><sheetData><row r=\"1\"><c r=\"A1\"><v>0</v></c></row>"
#define TEMPLATE "<row r=\"2\" spans=\"1:2\" ht=\"18\"><c r=\"A2\" s=\"3\"/><c r=\"B2\"/></row>"
#define TOTALS "<row r=\"3\"><c r=\"A3\"/></row></sheetData>"
#define AFTER "<autoFilter ref=\"A1:B2\"/></worksheet>"

Test(sheet_xml, finds_the_template_row_its_styles_and_its_attributes) {
  static const struct {
    const char *xml, *attributes;
    int64_t last_row;
  } cases[] = {
      {BEFORE TEMPLATE TOTALS AFTER, " ht=\"18\"", 3},
      {BEFORE TEMPLATE TOTALS, " ht=\"18\"", 3},
      {BEFORE "<row r=\"2\"><c r=\"A2\" s=\"3\"/><c r=\"B2\"/></row></sheetData>" AFTER, "", 2},
      {BEFORE "<row r=\"none\"/><row r=\"1000000000\"/>" TEMPLATE TOTALS, " ht=\"18\"", 3}, /* no numbers */
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct sheet_template found;
    struct row_failure failure = {0};
    uint32_t styles[2] = {9, 9};
    cr_assert(sheet_template_find(&found, styles, text_from(cases[i].xml), &shape, 1, &failure), "%zu: %s", i,
              failure.text);
    cr_expect(styles[0] == 3 && styles[1] == 0, "%zu", i);
    cr_expect(text_is(found.row_attributes, cases[i].attributes), "%zu", i);
    cr_expect_eq(found.last_row, cases[i].last_row, "%zu", i);
    cr_expect(text_is(found.dimension, "A1:B3"), "%zu", i);
  }
}

Test(sheet_xml, says_what_is_wrong_with_a_sheet_that_is_not_as_agreed) {
  static const struct {
    const char *xml, *words;
  } cases[] = {
      {"<worksheet><sheetData>" TEMPLATE TOTALS AFTER, "it has no dimension"},
      {"<worksheet><dimension/><sheetData>" TEMPLATE TOTALS AFTER, "it has no dimension"},
      {"<worksheet><dimension ref=\"\"/><sheetData>" TEMPLATE TOTALS AFTER, "it has no dimension"},
      {"<worksheet><dimension ref=\"A1:B3></worksheet>", "it has no dimension"},
      {BEFORE "</sheetData>" AFTER, "no template row"},
      {BEFORE "<row >" TEMPLATE "</sheetData>", "no template row"},
      {BEFORE "<row r=\"\"/><row r=\"2x\"/></sheetData>" AFTER, "no template row"},
      {BEFORE "<row r=\"2\"><c r=\"A2\"/><c r=\"B2\"/>", "no template row"}, /* cut off */
      {BEFORE "<row r=\"2\"", "no template row"},
      {BEFORE "<row r=\"2\"/>" TOTALS AFTER, "another number of cells than columns (0)"},
      {BEFORE "<row r=\"2\"><c r=\"A2\"/></row>" TOTALS AFTER, "another number of cells than columns (1)"},
      {BEFORE "<row r=\"2\"><c r=\"A2\"/><c r=\"B2\"/><c r=\"C2\"/></row>" TOTALS AFTER,
       "another number of cells than columns (3)"},
      {BEFORE "<row r=\"2\"><c r=\"A2\"/><c r=\"C2\"/></row>" TOTALS AFTER, "lacks a cell in column (2)"},
      {BEFORE TEMPLATE "<row r=\"2\"/><row r=\"4\"/>" TOTALS AFTER, "another number of cells"},
      {BEFORE TEMPLATE "<row r=\"4\"><c r=\"A4\"/></row>" TOTALS AFTER, "stands in the wrong place (4)"},
      {BEFORE TEMPLATE TOTALS "<autoFilter ref=\"A1:B3\"/>", "does not end with the last data row (3)"},
      {BEFORE TEMPLATE TOTALS "<autoFilter ref=\"A1:B\"/>", "does not end with the last data row (-1)"},
      {BEFORE TEMPLATE TOTALS "<autoFilter ref=\"12\"/>", "does not end with the last data row (12)"},
      {BEFORE TEMPLATE TOTALS "<autoFilter x=\"1\"/>", "does not end with the last data row (-1)"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct sheet_template found;
    struct row_failure failure = {0};
    uint32_t styles[2];
    cr_expect(!sheet_template_find(&found, styles, text_from(cases[i].xml), &shape, 1, &failure), "%zu", i);
    cr_expect(failure.kind == ROW_FAILURE_SKELETON_DISAGREES, "%zu", i);
    cr_expect(strstr(failure.text, cases[i].words) != NULL, "%zu: %s", i, failure.text);
    cr_expect(strncmp(failure.text, "sheet Ledger: ", 14) == 0, "%zu: %s", i, failure.text);
  }
}

/* Where the template stands for two rows the totals begin behind them. */
Test(sheet_xml, leaves_room_for_the_rows_that_will_come) {
  struct sheet_template found;
  struct row_failure failure = {0};
  uint32_t styles[2];
  const char *xml = BEFORE TEMPLATE "<row r=\"4\"><c r=\"A4\"/></row></sheetData><autoFilter ref=\"A1:B3\"/>";
  cr_expect(sheet_template_find(&found, styles, text_from(xml), &shape, 2, &failure), "%s", failure.text);
  cr_expect_eq(found.last_row, 4);
  cr_expect(!sheet_template_find(&found, styles, text_from(BEFORE TEMPLATE TOTALS), &shape, 2, &failure));
}

Test(sheet_xml, corrects_the_dimension_in_what_stands_before_the_rows) {
  static const struct {
    const char *dimension, *corrected;
  } cases[] = {
      {"A1:B3", "A1:B3"}, {"A1:B2", "A1:B3"}, {"A1", "A1:A3"}, {"A1:1", "A1:3"}, {"A1:AB", "A1:AB3"}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct buffer xml = {0}, expected = {0}, before = {0};
    buffer_add_literal(&xml, "<worksheet><dimension ref=\"");
    buffer_add_text(&xml, text_from(cases[i].dimension));
    buffer_add_literal(&xml, "\"/><sheetData>");
    buffer_add_text(&xml, TEXT(TEMPLATE TOTALS AFTER));
    buffer_add_literal(&expected, "<worksheet><dimension ref=\"");
    buffer_add_text(&expected, text_from(cases[i].corrected));
    buffer_add_literal(&expected, "\"/><sheetData>");
    struct sheet_template found;
    struct row_failure failure = {0};
    uint32_t styles[2];
    cr_assert(sheet_template_find(&found, styles, buffer_text(&xml), &shape, 1, &failure), "%s",
              failure.text);
    sheet_template_add_before(&found, buffer_text(&xml), &before);
    cr_expect(text_equals(buffer_text(&before), buffer_text(&expected)), "%.*s", (int)before.length,
              before.at);
    buffer_clear(&xml);
    buffer_clear(&expected);
    buffer_clear(&before);
  }
}

Test(sheet_xml, knows_the_words_of_a_workbook_by_their_places) {
  static const struct {
    const char *xml;
    bool has_words;
  } cases[] = {
      {"<sst count=\"3\"><si><t>a &amp; b</t></si><si><t>c</t></si><si><t>d</t></si></sst>", true},
      {"<sst count=\"2\"><si><t>a &amp; b</t></si><si><t>c</t></si></sst>", true},
      {"<sst count=\"2\"><si><t>c</t></si><si><t>a &amp; b</t></si></sst>", false},
      {"<sst count=\"1\"><si><t>a &amp; b</t></si></sst>", false},
      {"<sst", false},
      {"", false},
  };
  struct shared_strings words = {0};
  cr_assert(shared_strings_add(&words, TEXT("a & b")) == 0 && shared_strings_add(&words, TEXT("c")) == 1);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    cr_expect(sheet_xml_has_words(text_from(cases[i].xml), &words) == cases[i].has_words, "%zu", i);
  shared_strings_clear(&words);
}
