#include "formats/words/json_text.h"

#include <criterion/criterion.h>

static void expect_text(struct buffer *found, struct text expected) {
  cr_expect(text_equals(buffer_text(found), expected), "<%.*s>, expected <%.*s>", (int)found->length,
            found->at, (int)expected.length, expected.at);
  buffer_clear(found);
}

/* RFC 8259, 7: quotation mark, backslash and what is below a blank must be escaped; nothing else is. */
static const struct {
  struct text text, string;
} strings[] = {
    {{"", 0}, {"\"\"", 2}},
    {{"a b", 3}, {"\"a b\"", 5}},
    {{"\"", 1}, {"\"\\\"\"", 4}},
    {{"\\", 1}, {"\"\\\\\"", 4}},
    {{"C:\\n", 4}, {"\"C:\\\\n\"", 7}},
    {{"a\nb", 3}, {"\"a\\nb\"", 6}},
    {{"\r\n\t", 3}, {"\"\\r\\n\\t\"", 8}},
    {{"\0", 1}, {"\"\\u0000\"", 8}},
    {{"\x01\x1f", 2}, {"\"\\u0001\\u001f\"", 14}},
    {{"\x7f/<", 3}, {"\"\x7f/<\"", 5}},
    {{"张三", 6}, {"\"张三\"", 8}},
};

Test(json_text, escapes_what_a_string_cannot_hold_and_nothing_else) {
  for (size_t i = 0; i < sizeof strings / sizeof strings[0]; i++) {
    struct buffer found = {0};
    json_add_string(&found, strings[i].text);
    expect_text(&found, strings[i].string);
  }
}

Test(json_text, makes_a_string_of_what_was_appended_last) {
  for (size_t i = 0; i < sizeof strings / sizeof strings[0]; i++) {
    struct buffer found = {0}, expected = {0};
    buffer_add_literal(&found, "x:");
    buffer_add_text(&found, strings[i].text);
    json_string_from(&found, 2);
    buffer_add_literal(&expected, "x:");
    buffer_add_text(&expected, strings[i].string);
    expect_text(&found, buffer_text(&expected));
    buffer_clear(&expected);
  }
}

Test(json_text, writes_an_object_member_by_member) {
  struct buffer found = {0};
  struct money amount = {0};
  integer_set_small(&amount.fen, -1205);
  json_text_member(&found, '{', "na\"me", TEXT("a\\b"));
  json_number_member(&found, ',', "rows", INT64_MIN);
  json_money_member(&found, ',', "total", &amount);
  json_name(&found, ',', TEXT("open"));
  buffer_add_literal(&found, "[]}");
  money_clear(&amount);
  expect_text(
      &found,
      TEXT("{\"na\\\"me\":\"a\\\\b\",\"rows\":-9223372036854775808,\"total\":\"-12.05\",\"open\":[]}"));
}
