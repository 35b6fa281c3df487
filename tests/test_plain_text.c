/* What people's typing leaves around and inside a value. U+00A0 is C2 A0, U+3000 E3 80 80, U+200B E2 80 8B.
 */
#include "formats/file/plain_text.h"

#include <criterion/criterion.h>

static void expect_text(struct text found, const char *expected, const char *given) {
  cr_expect(text_is(found, expected), "%s: \"%.*s\", expected \"%s\"", given, (int)found.length, found.at,
            expected);
}

Test(plain_text, trims_blanks_of_every_kind_at_the_ends_only) {
  static const char *const table[][2] = {
      {"", ""},
      {" ", ""},
      {"a", "a"},
      {" a b ", "a b"},
      {"\t8000\r\n", "8000"},
      {"\xC2\xA0王 芳\xE3\x80\x80", "王 芳"},
      {"\xEF\xBB\xBF姓名\xE2\x80\x8B", "姓名"},
      {"\xE3\x80\x80 \xC2\xA0\t", ""},
      {"\x7Fz\x7F", "\x7Fz\x7F"},
      {"一", "一"}, /* E4 B8 80 ends in the byte that ends U+3000 too */
  };
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
    expect_text(text_trim(text_from(table[i][0])), table[i][1], table[i][0]);
}

Test(plain_text, writes_full_width_forms_as_ascii_and_drops_blanks) {
  static const char *const table[][2] = {
      {"", ""},
      {"8000", "8000"},
      {"８０００．５０", "8000.50"},
      {"１２％", "12%"},
      {"２０２５－０６－３０", "2025-06-30"},
      {"８，０００", "8,000"},
      {"Ａｚ～", "Az~"},
      {"1 234\xC2\xA0 5\xE3\x80\x80 6", "123456"},
      {"元、八", "元、八"},             /* what has no ASCII twin stays */
      {"\xEF\xBC\x80", "\xEF\xBC\x80"}, /* U+FF00, below the forms */
      {"\xEF\xBD\x9F", "\xEF\xBD\x9F"}, /* U+FF5F, above them */
  };
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct buffer out = {0};
    plain_text_add(&out, text_from(table[i][0]));
    expect_text(buffer_text(&out), table[i][1], table[i][0]);
    buffer_clear(&out);
  }
}

Test(plain_text, counts_characters_and_not_bytes) {
  struct text text = TEXT("a王b䶮😀"); /* 1 + 3 + 1 + 3 + 4 bytes */
  static const struct {
    size_t at, length, index;
  } table[] = {{0, 1, 0}, {1, 3, 1}, {4, 1, 2}, {5, 3, 3}, {8, 4, 4}};
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    cr_expect(character_length(text, table[i].at) == table[i].length, "length at %zu", table[i].at);
    cr_expect(character_index(text, table[i].at) == table[i].index, "index at %zu", table[i].at);
  }
  cr_expect(character_index(text, text.length) == 5);
  cr_expect(character_index(text, 1000) == 5, "no further than the text");
}

Test(plain_text, clips_between_characters) {
  static const struct {
    size_t limit;
    const char *expected;
  } table[] = {{100, "a王b"}, {5, "a王b"}, {4, "a王"}, {3, "a"}, {2, "a"}, {1, "a"}, {0, ""}};
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
    expect_text(text_clip(TEXT("a王b"), table[i].limit), table[i].expected, "a王b");
}

Test(plain_text, sets_the_case_of_ascii_letters_aside) {
  cr_expect(text_equals_any_case(TEXT("Gap_From"), TEXT("gap_FROM")));
  cr_expect(text_equals_any_case(TEXT(""), TEXT("")));
  cr_expect_not(text_equals_any_case(TEXT("gap"), TEXT("gap_")));
  cr_expect_not(text_equals_any_case(TEXT("@"), TEXT("`")), "only letters have a case");
}

Test(plain_text, counts_the_steps_between_two_words) {
  static const struct {
    const char *left, *right;
    int limit, expected;
  } table[] = {
      {"wage", "wage", 3, 0},
      {"wages", "wage", 3, 1},
      {"wge", "wage", 3, 1},
      {"wags", "wage", 3, 1},
      {"WAGE", "wage", 3, 0},
      {"ouptut", "output", 3, 2}, /* two letters changed places */
      {"raport", "report", 3, 1},
      {"kitten", "sitting", 5, 3},
      {"", "abc", 5, 3},
      {"abcdef", "uvwxyz", 3, 4}, /* never more than the limit and one */
      {"a word longer than the forty letters that are looked at", "wage", 3, 4},
      {"wage", "a word longer than the forty letters that are looked at", 3, 4},
  };
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    int found = text_distance(text_from(table[i].left), text_from(table[i].right), table[i].limit);
    cr_expect(found == table[i].expected, "%s to %s: %d", table[i].left, table[i].right, found);
  }
}
