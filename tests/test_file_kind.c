/* What a file is, whatever its name. */
#include "formats/sheet_in/file_kind.h"

#include <criterion/criterion.h>
#include <stdio.h>

#include "formats/sheet_in/byte_source.h"
#include "ole_fixture.h"
#include "zip_fixture.h"

static enum file_kind kind_of(struct text bytes) {
  struct byte_source source;
  byte_source_open_memory(&source, bytes);
  enum file_kind kind = file_kind_find(&source);
  byte_source_close(&source);
  return kind;
}

#define BYTES(literal) \
  { (literal), sizeof(literal) - 1 }

Test(file_kind, is_told_by_the_first_bytes) {
  static const struct {
    struct text bytes;
    enum file_kind kind;
  } files[] = {
      {BYTES(""), FILE_EMPTY},
      {BYTES("name,wage\n"), FILE_TEXT},
      {BYTES("\xEF\xBB\xBF姓名,工资\n"), FILE_TEXT},
      {BYTES("BMW,1\nand more than that\n"), FILE_TEXT},
      {BYTES("<5 years,1\n"), FILE_TEXT},
      {BYTES("%PDF-1.7\n"), FILE_PDF},
      {BYTES("{\\rtf1\\ansi"), FILE_RTF},
      {BYTES("\x89PNG\r\n\x1A\n"), FILE_PICTURE},
      {BYTES("\xFF\xD8\xFF\xE0"), FILE_PICTURE},
      {BYTES("GIF89a"), FILE_PICTURE},
      {BYTES("BM\x36\x00\x0C\x00\x00\x00\x00\x00\x36\x00\x00\x00"), FILE_PICTURE},
      {BYTES("RIFF\x24\x00\x00\x00WEBPVP8 "), FILE_PICTURE},
      {BYTES("\x1F\x8B\x08"), FILE_ARCHIVE},
      {BYTES("Rar!\x1A\x07\x00"), FILE_ARCHIVE},
      {BYTES("7z\xBC\xAF\x27\x1C"), FILE_ARCHIVE},
      {BYTES("PK\x03\x04 and then nothing"), FILE_BROKEN_ZIP},
      {BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and then nothing"), FILE_OLE},
      {BYTES("\x09\x04\x06\x00\x00\x04\x10\x00"), FILE_XLS_TOO_OLD},
      {BYTES("\x09\x08\x10\x00\x00\x06\x05\x00"), FILE_XLS_TOO_OLD},
  };
  for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
    cr_expect_eq(kind_of(files[i].bytes), files[i].kind, "file %zu", i);
}

Test(file_kind, knows_pages_that_are_named_xls) {
  static const struct {
    struct text bytes;
    enum file_kind kind;
  } files[] = {
      {BYTES("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">"), FILE_HTML},
      {BYTES("\xEF\xBB\xBF\r\n  <TABLE border=1>"), FILE_HTML},
      {BYTES("<!DOCTYPE HTML PUBLIC"), FILE_HTML},
      {BYTES("<meta charset=gbk>"), FILE_HTML},
      {BYTES("\xFF\xFE<\0h\0t\0m\0l\0>\0"), FILE_HTML},
      {BYTES("MIME-Version: 1.0\r\n"), FILE_HTML},
      {BYTES("<?xml version=\"1.0\"?><html>"), FILE_HTML},
      {BYTES("<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>"), FILE_XML_SPREADSHEET},
      {BYTES("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"),
       FILE_XML_SPREADSHEET},
      {BYTES("<?xml version=\"1.0\"?><note/>"), FILE_XML},
  };
  for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
    cr_expect_eq(kind_of(files[i].bytes), files[i].kind, "file %zu", i);
}

Test(file_kind, of_an_archive_is_told_by_the_names_in_it) {
  static const struct {
    const char *names[3];
    enum file_kind kind;
  } archives[] = {
      {{"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"}, FILE_XLSX},
      {{"xl/worksheets/sheet1.bin", "xl/workbook.bin", "a"}, FILE_XLSB},
      {{"[Content_Types].xml", "_rels/.rels", "word/document.xml"}, FILE_WORD},
      {{"[Content_Types].xml", "_rels/.rels", "ppt/presentation.xml"}, FILE_SLIDES},
      {{"_rels/.rels", "book/main.xml", "book/sheet.xml"}, FILE_XLSX},
      {{"XL\\Workbook.xml", "a", "b"}, FILE_XLSX},
      {{"a.csv", "b.csv", "xl.txt"}, FILE_ZIP},
  };
  for (size_t i = 0; i < sizeof archives / sizeof archives[0]; i++) {
    struct zip_part parts[3];
    for (size_t j = 0; j < 3; j++) parts[j] = (struct zip_part){archives[i].names[j], TEXT("x"), false};
    struct buffer archive = zip_of(parts, 3);
    cr_expect_eq(kind_of(buffer_text(&archive)), archives[i].kind, "archive %zu", i);
    buffer_clear(&archive);
  }
}

Test(file_kind, of_text_in_utf_16_with_the_high_byte_first_is_told_with_and_without_its_mark) {
  cr_expect_eq(kind_of((struct text)BYTES("\xFE\xFF\x59\xD3")), FILE_UTF_16BE);
  cr_expect_eq(kind_of((struct text)BYTES("\0n\0a\0m\0e")), FILE_UTF_16BE);
  cr_expect_eq(kind_of((struct text)BYTES("\xFF\xFEn\0a\0m\0e\0")), FILE_TEXT);
  cr_expect_eq(kind_of((struct text)BYTES("name,region")), FILE_TEXT);
}

Test(file_kind, of_an_open_document_is_told_by_its_type) {
  static const struct {
    struct text type;
    enum file_kind kind;
  } types[] = {{BYTES("application/vnd.oasis.opendocument.spreadsheet"), FILE_ODS},
               {BYTES("application/vnd.oasis.opendocument.text"), FILE_ODF},
               {BYTES("application/epub+zip"), FILE_ZIP}};
  for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
    struct zip_part part = {"mimetype", types[i].type, false};
    struct buffer archive = zip_of(&part, 1);
    cr_expect_eq(kind_of(buffer_text(&archive)), types[i].kind);
    buffer_clear(&archive);
  }
}

Test(file_kind, of_an_ole_file_is_told_by_its_streams) {
  static const struct {
    const char *stream;
    enum file_kind kind;
  } files[] = {{"EncryptedPackage", FILE_ENCRYPTED},
               {"Workbook", FILE_XLS},
               {"WORKBOOK", FILE_XLS},
               {"Book", FILE_XLS_TOO_OLD},
               {"WordDocument", FILE_WORD},
               {"PowerPoint Document", FILE_SLIDES},
               {"Contents", FILE_OLE}};
  for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
    struct buffer file = ole_of(files[i].stream, TEXT("anything"), false);
    cr_expect_eq(kind_of(buffer_text(&file)), files[i].kind, "%s", files[i].stream);
    buffer_clear(&file);
  }
}
