#include "formats/sheet/row_text.h"

#include <criterion/criterion.h>
#include <stdio.h>

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
      {"_x00aF_", "_x005F_x00aF_", false},
      {"_x00/1_ _x00:1_ _x00@1_ _x00`1_ _x00g1_", "_x00/1_ _x00:1_ _x00@1_ _x00`1_ _x00g1_", false},
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

Test(row_text, cuts_and_repairs_at_once) {
  struct buffer text = repeat("\xFF", 32768), xml = {0};
  struct row_text_outcome outcome = row_text_add(&xml, buffer_text(&text), 0);
  cr_expect(outcome.was_cut && outcome.was_repaired);
  cr_expect_eq(xml.length, 32767 * 3); /* 32,766 times U+FFFD and the ellipsis */
  buffer_clear(&text);
  buffer_clear(&xml);
}

Test(row_text, needs_space_where_a_blank_stands_at_either_end) {
  static const char *const with[] = {" a", "a ", "\ta", "a\r", "\na", "a\n", " "};
  static const char backspace[] = {'\b', 'a', '\0'};
  static const char *const without[] = {"", "a", "a b", backspace, "a\x0E", "\xE4\xB8\xAD"};
  for (size_t i = 0; i < sizeof with / sizeof with[0]; i++)
    cr_expect(row_text_needs_space(text_from(with[i])), "with %zu", i);
  for (size_t i = 0; i < sizeof without / sizeof without[0]; i++)
    cr_expect(!row_text_needs_space(text_from(without[i])), "without %zu", i);
}
