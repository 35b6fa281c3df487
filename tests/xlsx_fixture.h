/* Workbooks made of parts that are written by hand, and what their first sheet holds. */
#ifndef ARREARS_TESTS_XLSX_FIXTURE_H
#define ARREARS_TESTS_XLSX_FIXTURE_H

#include <criterion/criterion.h>
#include <stdio.h>

#include "formats/sheet_in/sheet_source.h"
#include "sheet_fixture.h"
#include "zip_fixture.h"

/* The parts of a workbook; NULL: as below, `sheet`: its rows alone. */
struct book {
  const char *rows, *behind_rows, *sheet, *strings, *styles, *workbook, *relations, *package;
};

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
static inline struct buffer sheet_of(struct book book) {
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

static inline struct buffer archive_of(struct book book) {
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
static inline struct buffer show_archive(struct text archive) {
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

static inline void expect(struct book book, const char *expected) {
  struct buffer archive = archive_of(book);
  struct buffer shown = show_archive(buffer_text(&archive));
  cr_expect_str_eq(shown.at, expected);
  buffer_clear(&shown);
  buffer_clear(&archive);
}

static inline void expect_status(struct book book, enum sheet_status status, int64_t row, int64_t column) {
  struct buffer expected = {0};
  buffer_add_text(&expected, text_from(status_word(status)));
  if (row > 0) add_words(&expected, ", row ", row);
  if (column >= 0) add_words(&expected, ", column ", column);
  buffer_add_literal(&expected, "\n\0");
  expect(book, expected.at);
  buffer_clear(&expected);
}

static inline void expect_refused(struct book book, enum sheet_status status) {
  char expected[80];
  snprintf(expected, sizeof expected, "refused: %s", status_word(status));
  expect(book, expected);
}

#endif
