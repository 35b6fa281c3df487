/* Any bytes as text on every way into a workbook: cells, words, headings, formulas, links, title. Every part
 * of what is written is XML by expat's word, and cell text comes back as it went in. libFuzzer: sh
 * tests/run.sh fuzz 1 workbook */
#include <expat.h>

#include "formats/file/encoding.h"
#include "formats/sheet/row_text.h"
#include "formats/sheet/xlsx_book.h"
#include "formats/sheet_in/xlsx_text.h"
#include "formats/sheet_in/zip_archive.h"
#include "tests/fuzz/fuzz_folder.h"

static void must_be_xml(struct text xml) {
  XML_Parser parser = XML_ParserCreate("UTF-8");
  must_be(XML_Parse(parser, xml.at, (int)xml.length, 1) == XML_STATUS_OK);
  XML_ParserFree(parser);
}

/* Text of a long sheet's cell, on the way that the library does not go. */
static void check_row_text(struct text text) {
  struct buffer xml = {0};
  buffer_add_literal(&xml, "<t xml:space=\"preserve\">");
  const struct row_text_outcome outcome = row_text_add(&xml, text, 8);
  buffer_add_literal(&xml, "</t>");
  must_be(outcome.was_repaired == !row_text_is_utf8(text));
  must_be_xml(buffer_text(&xml));
  buffer_clear(&xml);
}

static void write_book(const char *path, struct text text, const char *string) {
  struct xlsx_book book;
  struct money amount = {integer_from(12345)};
  xlsx_book_open(&book, path, fuzz_folder);
  const struct xlsx_sheet sheet = xlsx_book_add(&book, "S");
  struct buffer formula = {0};
  buffer_add_literal(&formula, "=LEN(\"a\")");
  xlsx_book_describe(&book, string, string, string, (struct date){20000});
  xlsx_text(&sheet, 0, 0, text, STYLE_TEXT);
  xlsx_link(&sheet, 1, 0, "S", text, STYLE_LINK);
  xlsx_link_file(&sheet, 2, 0, text);
  xlsx_formula_text(&sheet, 3, 0, buffer_text(&formula), text, STYLE_TEXT);
  xlsx_formula_money(&sheet, 4, 0, TEXT("=1"), &amount, STYLE_MONEY);
  xlsx_merge(&sheet, 5, 0, 2, text, STYLE_TEXT);
  must_be(xlsx_book_close(&book) == NULL);
  buffer_clear(&formula);
}

struct parts {
  struct zip_archive archive;
  struct buffer names; /* each terminated */
};

static bool note_name(void *context, struct text name) {
  struct buffer *names = context;
  buffer_add_text(names, name);
  buffer_add_byte(names, '\0');
  return true;
}

static void check_part(struct zip_archive *archive, struct text name) {
  enum { MOST = 8 * 1024 * 1024, BLOCK = 16384 };
  struct buffer xml = {0};
  size_t got = 1;
  must_be(zip_archive_open_part(archive, name, MOST) == SHEET_OK);
  while (got > 0) {
    must_be(zip_archive_read(archive, buffer_room(&xml, BLOCK), BLOCK, &got) == SHEET_OK);
    xml.length += got;
  }
  must_be_xml(buffer_text(&xml));
  buffer_clear(&xml);
}

static void check_book(const char *path) {
  struct byte_source source = {0};
  struct zip_archive archive = {0};
  struct buffer file = {0}, names = {0};
  fuzz_get(&file, path);
  byte_source_open_memory(&source, buffer_text(&file));
  must_be(zip_archive_open(&archive, &source) == SHEET_OK);
  zip_archive_list(&archive, note_name, &names);
  for (size_t at = 0; at < names.length; at += strlen(names.at + at) + 1)
    check_part(&archive, text_from(names.at + at));
  must_be(names.length > 0);
  zip_archive_close(&archive);
  buffer_clear(&names);
  buffer_clear(&file);
}

/* With a folder named by KEEP_BOOKS, where sh tests/fuzz_books.sh has every one read by other programs. */
static void keep_book(const char *path) {
  static int number;
  const char *const folder = getenv("KEEP_BOOKS");
  struct buffer file = {0};
  char kept[1024];
  if (folder == NULL) return;
  (void)snprintf(kept, sizeof kept, "%s/book-%d.xlsx", folder, ++number);
  fuzz_get(&file, path);
  fuzz_put(kept, buffer_text(&file));
  buffer_clear(&file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const struct text text = {(const char *)data, size};
  struct buffer string = {0};
  const char *const path = fuzz_path("book.xlsx", 0);
  check_row_text(text);
  if (memchr(data, 0, size) == NULL && utf8_valid_length(text) == size) {
    buffer_add_text(&string, text);
    buffer_add_byte(&string, '\0');
  } else {
    buffer_add(&string, "", 1);
  }
  write_book(path, text, string.at);
  check_book(path);
  keep_book(path);
  buffer_clear(&string);
  return 0;
}
