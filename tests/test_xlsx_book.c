#include "formats/sheet/xlsx_book.h"

#include <criterion/criterion.h>
#include <stdio.h>

#include "folder_fixture.h"

TestSuite(xlsx_book, .init = enter_folder, .fini = leave_folder);

static struct xlsx_book open_book(void) {
  struct xlsx_book book;
  xlsx_book_open(&book, "book.xlsx", ".");
  return book;
}

/* One part of book.xlsx, terminated; the caller clears it. */
static struct buffer read_part(const char *name) {
  char command[200];
  struct buffer content = {0};
  snprintf(command, sizeof command, "unzip -p book.xlsx '%s'", name);
  FILE *pipe = popen(command, "r");
  cr_assert_not_null(pipe);
  size_t got;
  while ((got = fread(buffer_room(&content, 4096), 1, 4096, pipe)) > 0) content.length += got;
  cr_assert_eq(pclose(pipe), 0, "%s", name);
  buffer_add_byte(&content, '\0');
  return content;
}

static void expect_in(const char *part, const char *expected) {
  struct buffer content = read_part(part);
  cr_expect(strstr(content.at, expected) != NULL, "%s, expected %s", content.at, expected);
  buffer_clear(&content);
}

static const char sheet_part[] = "xl/worksheets/sheet1.xml", word_part[] = "xl/sharedStrings.xml";

Test(xlsx_book, makes_texts_such_as_every_reader_takes_them) {
  static const struct {
    const char *text, *expected;
  } cases[] = {
      {"中文 & <b>", "<t>中文 &amp; &lt;b&gt;</t>"},
      {"_x0041_", "<t>_x005F_x0041_</t>"},
      {"a_x00fF_", "<t>a_x005F_x00fF_</t>"},
      {"_x004G_ _x0041", "<t>_x004G_ _x0041</t>"},
      {"_y00411 _x00411", "<t>_y00411 _x00411</t>"},
      {"a\x01"
       "b\rc\td\ne",
       "<t>a b c\td\ne</t>"},
      {"a\xEF\xBF\xBE.\xEF\xBF\xBF.\xEF\xBF\xBC.", "<t>a\xEF\xBF\xBD.\xEF\xBF\xBD.\xEF\xBF\xBC.</t>"},
      {"\xD5\xC5.", "<t>??.</t>"}, /* GBK: two bytes that are not UTF-8 */
  };
  struct xlsx_book book = open_book();
  const struct xlsx_sheet sheet = xlsx_book_add(&book, "S");
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    xlsx_text(&sheet, (int)i, 0, text_from(cases[i].text), STYLE_TEXT);
  cr_assert_null(xlsx_book_close(&book));
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) expect_in(word_part, cases[i].expected);
}

Test(xlsx_book, lets_no_text_through_that_xml_forbids) {
  struct xlsx_book book = open_book();
  const struct xlsx_sheet sheet = xlsx_book_add(&book, "S\xEF\xBF\xBE");
  xlsx_book_describe(&book, "title\xEF\xBF\xBF", "subject\x01", "", DATE_NONE);
  xlsx_link(&sheet, 0, 0, "S\xEF\xBF\xBE", TEXT("shown\xEF\xBF\xBE"), STYLE_LINK);
  xlsx_link_file(&sheet, 1, 0, TEXT("a\xEF\xBF\xBE#%\x01.xlsx"));
  xlsx_mark(&sheet, (const int[]){0, 0, 3, 3}, TEXT("m\xEF\xBF\xBE"), STYLE_GOOD);
  cr_assert_null(xlsx_book_close(&book));
  cr_expect_eq(system("unzip -q book.xlsx -d parts && find parts -type f -exec xmllint --noout {} +"), 0);
  expect_in("docProps/core.xml", "<dc:title>title\xEF\xBF\xBD</dc:title>");
  expect_in("xl/workbook.xml", "name=\"S\xEF\xBF\xBD\"");
  expect_in("xl/worksheets/_rels/sheet1.xml.rels", "a%EF%BF%BE%23%25%01.xlsx");
}

Test(xlsx_book, cuts_a_text_that_no_cell_would_hold) {
  struct xlsx_book book = open_book();
  const struct xlsx_sheet sheet = xlsx_book_add(&book, "S");
  struct buffer text = {0};
  for (int i = 0; i < 40000; i++) buffer_add_byte(&text, 'a');
  xlsx_text(&sheet, 0, 0, buffer_text(&text), STYLE_TEXT);
  cr_assert_null(xlsx_book_close(&book));
  struct buffer words = read_part(word_part);
  const char *start = strstr(words.at, "<t>");
  cr_assert_not_null(start);
  cr_expect_eq(strspn(start + 3, "a"), 32000);
  buffer_clear(&text);
  buffer_clear(&words);
}

/* 4,571 texts that look like an escape are 31,997 bytes, and 59,423 once their underscores are escaped: more
 * than a cell has. 2,461 of 13 bytes are 31,993; the next ends behind 32,000. */
Test(xlsx_book, cuts_a_text_that_its_escapes_make_too_long) {
  struct xlsx_book book = open_book();
  const struct xlsx_sheet sheet = xlsx_book_add(&book, "S");
  struct buffer text = {0};
  for (int i = 0; i < 4571; i++) buffer_add_literal(&text, "_x0041_");
  xlsx_text(&sheet, 0, 0, buffer_text(&text), STYLE_TEXT);
  xlsx_merge(&sheet, 1, 0, 2, buffer_text(&text), STYLE_TEXT);
  xlsx_link_file(&sheet, 2, 0, buffer_text(&text));
  xlsx_formula_text(&sheet, 3, 0, TEXT("=\"a\""), buffer_text(&text), STYLE_TEXT);
  cr_assert_null(xlsx_book_close(&book));
  struct buffer words = read_part(word_part);
  size_t count = 0;
  for (const char *at = words.at; (at = strstr(at, "_x005F_x0041_")) != NULL; at++) count++;
  cr_expect_eq(count, 2461);
  buffer_clear(&text);
  buffer_clear(&words);
}

/* 10^20 fen need more than 64 bits. */
static struct money huge(void) {
  struct money amount = {0};
  integer_scale(&amount.fen, &(const struct integer){1, NULL}, 20);
  return amount;
}

Test(xlsx_book, keeps_amounts_below_ten_to_the_fifteen_fen) {
  static const struct {
    int64_t fen;
    bool keeps;
  } cases[] = {{0, true},
               {999999999999999, true},
               {-999999999999999, true},
               {1000000000000000, false},
               {-1000000000000000, false}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    cr_expect(xlsx_keeps(&(const struct money){integer_from(cases[i].fen)}) == cases[i].keeps, "%zu", i);
  struct money amount = huge();
  cr_expect(!xlsx_keeps(&amount));
  money_clear(&amount);
}

Test(xlsx_book, writes_an_amount_as_a_number_or_as_text_where_a_number_would_not_keep_it) {
  const struct money small = {integer_from(123456)}, wide = {integer_from(1000000000000000)};
  struct money amount = huge();
  struct xlsx_book book = open_book();
  const struct xlsx_sheet sheet = xlsx_book_add(&book, "S");
  xlsx_money(&sheet, 0, 0, &small, STYLE_MONEY);
  xlsx_money(&sheet, 1, 0, &wide, STYLE_MONEY);
  xlsx_money(&sheet, 2, 0, &amount, STYLE_MONEY);
  xlsx_formula_money(&sheet, 3, 0, TEXT("=A1"), &small, STYLE_MONEY);
  xlsx_formula_money(&sheet, 4, 0, TEXT("=A2"), &wide, STYLE_MONEY);
  cr_assert_null(xlsx_book_close(&book));
  expect_in(sheet_part, "<v>1234.56</v></c></row><row r=\"2\"");
  expect_in(word_part, "<t>10000000000000.00</t>");
  expect_in(word_part, "<t>1000000000000000000.00</t>");
  expect_in(sheet_part, "<f>A1</f><v>1234.56</v>");
  struct buffer xml = read_part(sheet_part);
  cr_expect_null(strstr(xml.at, "<f>A2</f>"));
  buffer_clear(&xml);
  money_clear(&amount);
}

Test(xlsx_book, leads_to_a_file_whatever_its_name) {
  struct xlsx_book book = open_book();
  const struct xlsx_sheet sheet = xlsx_book_add(&book, "S");
  xlsx_link_file(&sheet, 0, 0, TEXT("50%#1.xlsx"));
  cr_assert_null(xlsx_book_close(&book));
  expect_in("xl/worksheets/_rels/sheet1.xml.rels", "Target=\"50%25%231.xlsx\"");
  expect_in(word_part, "<t>50%#1.xlsx</t>");
}

/* An address has at most 2,079 characters, three for each byte of a name. */
Test(xlsx_book, shows_as_text_what_is_too_long_for_a_name_of_a_file) {
  static const struct {
    int count;
    char byte;
    bool is_link;
  } cases[] = {{255, '#', true}, {256, 'a', false}, {800, '#', false}, {3000, '&', false}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct buffer name = {0};
    struct xlsx_book book = open_book();
    const struct xlsx_sheet sheet = xlsx_book_add(&book, "S");
    for (int k = 0; k < cases[i].count; k++) buffer_add_byte(&name, cases[i].byte);
    xlsx_link_file(&sheet, 0, 0, buffer_text(&name));
    cr_assert_null(xlsx_book_close(&book), "%zu", i);
    struct buffer cells = read_part(sheet_part);
    cr_expect((strstr(cells.at, "<hyperlink ") != NULL) == cases[i].is_link, "%zu", i);
    cr_expect(strstr(cells.at, "<c r=\"A1\" s=") != NULL, "%zu: no text: %s", i, cells.at);
    buffer_clear(&cells);
    buffer_clear(&name);
  }
}

Test(xlsx_book, numbers_words_before_any_other_text) {
  struct shared_strings words = {0};
  cr_assert(shared_strings_add(&words, TEXT("first")) == 0 &&
            shared_strings_add(&words, TEXT("second")) == 1);
  struct xlsx_book book = open_book();
  const struct xlsx_sheet sheet = xlsx_book_add(&book, "S");
  xlsx_words(&sheet, NULL);
  xlsx_words(&sheet, &words);
  xlsx_text(&sheet, 0, 0, TEXT("title"), STYLE_TITLE);
  cr_assert_null(xlsx_book_close(&book));
  expect_in(word_part, "<si><t>first</t></si><si><t>second</t></si><si><t>title</t></si>");
  shared_strings_clear(&words);
}

Test(xlsx_book, tells_at_its_end_of_the_first_thing_that_went_wrong) {
  struct xlsx_book book = open_book();
  const struct xlsx_sheet sheet = xlsx_book_add(&book, "Ledger"), twin = xlsx_book_add(&book, "LEDGER");
  cr_expect_eq(xlsx_sheet_number(&sheet), 1);
  cr_expect_eq(xlsx_sheet_number(&twin), 2);
  xlsx_text(&twin, 0, 0, TEXT("stands on a sheet of another name"), STYLE_TEXT);
  xlsx_text(&twin, 0, 16384, TEXT("a column too many"), STYLE_TEXT);
  const char *reason = xlsx_book_close(&book);
  cr_assert_not_null(reason);
  cr_expect_not_null(strstr(reason, "name"), "%s", reason);
}

Test(xlsx_book, says_why_it_cannot_be_written) {
  struct xlsx_book book;
  xlsx_book_open(&book, "nowhere/book.xlsx", ".");
  (void)xlsx_book_add(&book, "S");
  cr_expect_not_null(xlsx_book_close(&book));
  cr_expect_eq(names_in("."), 0);
}
