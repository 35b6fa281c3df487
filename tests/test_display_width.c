#include "formats/words/display_width.h"

#include <criterion/criterion.h>

Test(display_width, counts_two_columns_for_chinese_and_none_for_combining_marks) {
  static const struct {
    const char *text;
    int columns;
  } table[] = {{"", 0},
               {"abc", 3},
               {"单位", 4},
               {"2026年6月", 9},
               {"，。；", 6},
               {"é", 1},
               {"e\xCC\x81", 1},
               {"\xF0\xA0\x80\x80", 2}, /* U+20000 */
               {"가", 2},
               {"¥100", 4},
               {"￥", 2},
               {"\xE2\x80\x8B", 0},
               {"x\xEF\xB8\x8F", 1},
               {"\xFF", 1},
               {"\xE5\x8D", 2} /* a cut character: a column a byte */,
               {"ａ１", 4},
               {"·–×", 3},
               {"㐀", 2}};
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
    cr_expect(display_width(text_from(table[i].text)) == table[i].columns, "\"%s\": %d", table[i].text,
              display_width(text_from(table[i].text)));
}

static void expect_text(const struct buffer *found, const char *expected) {
  cr_expect(text_is(buffer_text(found), expected), "\"%.*s\", expected \"%s\"", (int)found->length, found->at,
            expected);
}

Test(display_width, breaks_lines_at_blanks_and_between_chinese_characters) {
  static const struct {
    const char *text;
    int used, indent, width;
    const char *expected;
  } table[] = {
      {"", 0, 2, 10, ""},
      {"one two three", 0, 2, 80, "one two three"},
      {"one two three", 0, 2, 7, "one two\n  three"},
      {"one two three", 4, 4, 11, "one two\n    three"},
      /* two columns a character: five fit */
      {"应缴合计滞纳金", 0, 0, 10, "应缴合计滞\n纳金"},
      {"应缴合计滞纳金", 0, 0, 11, "应缴合计滞\n纳金"},
      {"应缴合计滞纳金", 2, 2, 10, "应缴合计\n  滞纳金"},
      /* a closing mark does not begin a line */
      {"应缴合计,滞纳金。", 0, 0, 8, "应缴合\n计,滞纳\n金。"},
      /* words among Chinese stay whole; a word wider than the line sticks out */
      {"来源 https://example.com/a/long/address 见", 0, 0, 12,
       "来源\nhttps://example.com/a/long/address\n见"},
      {"自2025-07-01起", 0, 0, 8, "自\n2025-07-01\n起"},
  };
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct buffer out = {0};
    display_wrap(&out, text_from(table[i].text), table[i].used, table[i].indent, table[i].width);
    expect_text(&out, table[i].expected);
    buffer_clear(&out);
  }
}
