#include "formats/words/visible_text.h"

#include <criterion/criterion.h>

static void expect_shown(struct text text, const char *expected) {
  struct buffer out = {0};
  visible_text_add(&out, text);
  cr_expect(text_is(buffer_text(&out), expected), "\"%.*s\", expected \"%s\"", (int)out.length, out.at,
            expected);
  buffer_clear(&out);
}

Test(visible_text, shows_no_character_that_a_terminal_would_obey) {
  expect_shown(TEXT("张\033[2J三\t\x7F\xC2\x9B"
                    "A\r\n"),
               "张\\x1b[2J三\\t\\x7f\\x9bA\\r\\n");
  expect_shown((struct text){"a\0b", 3}, "a\\x00b");
}

Test(visible_text, shows_what_would_turn_letters_round_or_break_a_line) {
  expect_shown(TEXT("a\u202Eb\u2066c\u2069d\u200Fe\u061Cf\u2028g"),
               "a\\u202eb\\u2066c\\u2069d\\u200fe\\u061cf\\u2028g");
}

Test(visible_text, leaves_what_is_text_and_marks_bytes_that_are_not) {
  expect_shown(TEXT("O'Neil 王\u00A0é😀\\n"), "O'Neil 王\u00A0é😀\\n");
  expect_shown(TEXT("a\xFF\xE5\x8D"), "a\\xff\\xe5\\x8d");
  expect_shown(TEXT(""), "");
}

Test(visible_text, changes_only_what_stands_behind_the_start) {
  struct buffer out = {0};
  buffer_add_literal(&out, "\n\n");
  visible_text_from(&out, 1);
  cr_expect(text_is(buffer_text(&out), "\n\\n"));
  buffer_clear(&out);
}
