#include "calc/text.h"

#include <criterion/criterion.h>

static const struct text nothing = {NULL, 0};

static int sign(int order) { return (order > 0) - (order < 0); }

Test(text, counts_the_bytes_of_a_literal_also_behind_a_nul) {
  cr_expect(TEXT("").length == 0);
  cr_expect(TEXT("张三").length == 6);
  cr_expect(TEXT("a\0b").length == 3);
  cr_expect(text_from("a\0b").length == 1);
}

Test(text, is_equal_byte_for_byte) {
  cr_expect(text_equals(TEXT("a\0b"), TEXT("a\0b")));
  cr_expect_not(text_equals(TEXT("a\0b"), TEXT("a\0c")));
  cr_expect_not(text_equals(TEXT("a"), TEXT("a\0")));
  cr_expect_not(text_equals(TEXT("a"), TEXT("A")));
  cr_expect(text_is(TEXT("张三"), "张三"));
  cr_expect_not(text_is(TEXT("张"), "张三"));
}

Test(text, of_no_bytes_may_lie_nowhere) {
  cr_expect(text_is_empty(nothing) && text_is_empty(TEXT("")) && !text_is_empty(TEXT(" ")));
  cr_expect(text_equals(nothing, TEXT("")) && text_is(nothing, ""));
  cr_expect(text_equals_any_case(nothing, TEXT("")));
  cr_expect(text_compare(nothing, TEXT("")) == 0 && text_compare(nothing, nothing) == 0);
  cr_expect(text_starts_with(nothing, nothing) && text_starts_with(TEXT("a"), nothing));
  cr_expect_not(text_starts_with(nothing, TEXT("a")));
  cr_expect(text_is_empty(text_from_offset(nothing, 0)));
  cr_expect_not(text_is_digits(nothing));
}

Test(text, is_cut_at_an_offset_up_to_its_length) {
  cr_expect(text_is(text_from_offset(TEXT("abc"), 0), "abc"));
  cr_expect(text_is(text_from_offset(TEXT("abc"), 2), "c"));
  cr_expect(text_is(text_from_offset(TEXT("abc"), 3), ""));
}

Test(text, starts_with_its_prefixes_and_nothing_else) {
  static const struct {
    const char *text, *prefix;
    bool expected;
  } pairs[] = {{"doc:123", "doc:", true}, {"doc:", "doc:", true},   {"doc", "doc:", false},
               {"Doc:1", "doc:", false},  {"adoc:", "doc:", false}, {"x", "", true}};
  for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
    cr_expect(text_starts_with(text_from(pairs[i].text), text_from(pairs[i].prefix)) == pairs[i].expected,
              "%s %s", pairs[i].text, pairs[i].prefix);
}

Test(text, is_digits_when_it_has_one_or_more_of_them_and_nothing_else) {
  static const struct {
    const char *text;
    bool expected;
  } texts[] = {{"0", true},   {"9", true},    {"0123456789", true}, {"", false},    {"/", false},
               {":", false},  {"-1", false},  {"+1", false},        {"1.0", false}, {" 1", false},
               {"1 ", false}, {"1a2", false}, {"１", false}};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
    cr_expect(text_is_digits(text_from(texts[i].text)) == texts[i].expected, "\"%s\"", texts[i].text);
  cr_expect_not(text_is_digits(TEXT("1\0")));
}

Test(text, lowers_ascii_letters_and_nothing_else) {
  for (int byte = -128; byte < 128; byte++) {
    int expected = byte >= 65 && byte <= 90 ? byte + 32 : byte; /* A..Z are 65..90, a is 97 */
    cr_expect(lower_case((char)byte) == (char)expected, "%d", byte);
  }
}

Test(text, sets_the_case_of_ascii_letters_aside) {
  static const struct {
    const char *left, *right;
    bool expected;
  } pairs[] = {{"GB18030", "gb18030", true},
               {"AZaz", "azAZ", true},
               {"a", "ab", false},
               {"@", "`", false}, /* 64 and 96: 32 apart, but no letters */
               {"[", "{", false},
               {"Ä", "ä", false},
               {"张A", "张a", true}};
  for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
    struct text left = text_from(pairs[i].left), right = text_from(pairs[i].right);
    cr_expect(text_equals_any_case(left, right) == pairs[i].expected, "%s %s", pairs[i].left, pairs[i].right);
    cr_expect(text_equals_any_case(right, left) == pairs[i].expected, "%s %s", pairs[i].right, pairs[i].left);
  }
}

Test(text, compares_by_bytes_with_a_prefix_before_the_longer_text) {
  /* bytes above 127 come last: they are not negative; NUL comes first, but behind the end */
  const struct text ascending[] = {nothing,      TEXT("\0"),   TEXT(" "),  TEXT("10"),  TEXT("2"),  TEXT("A"),
                                   TEXT("A\0"),  TEXT("AB"),   TEXT("B"),  TEXT("a"),   TEXT("aa"), TEXT("b"),
                                   TEXT("\x7F"), TEXT("\x80"), TEXT("中"), TEXT("\xFF")};
  enum { COUNT = sizeof ascending / sizeof ascending[0] };
  for (int i = 0; i < COUNT; i++)
    for (int k = 0; k < COUNT; k++)
      cr_expect(sign(text_compare(ascending[i], ascending[k])) == (i > k) - (i < k), "%d %d", i, k);
}
