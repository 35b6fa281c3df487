#include "formats/sheet/shared_strings.h"

#include <criterion/criterion.h>
#include <stdio.h>

Test(shared_strings, numbers_texts_in_the_order_they_come_and_equal_ones_once) {
  struct shared_strings words = {0};
  cr_expect(shared_strings_add(&words, TEXT("floor")) == 0);
  cr_expect(shared_strings_add(&words, TEXT("ceiling")) == 1);
  cr_expect(shared_strings_add(&words, TEXT("floor")) == 0);
  cr_expect(shared_strings_add(&words, TEXT("flo")) == 2); /* a prefix is another text */
  cr_expect(words.count == 3);
  cr_expect(text_is(shared_strings_text(&words, 1), "ceiling"));
  cr_expect_str_eq(shared_strings_text(&words, 2).at, "flo"); /* terminated, for the workbook library */
  shared_strings_clear(&words);
}

Test(shared_strings, finds_what_was_added_and_nothing_else) {
  struct shared_strings words = {0};
  cr_expect(shared_strings_find(&words, TEXT("floor")) == SHARED_STRING_NONE);
  (void)shared_strings_add(&words, TEXT("ceiling"));
  cr_expect(shared_strings_find(&words, TEXT("ceiling")) == 0);
  cr_expect(shared_strings_find(&words, TEXT("floor")) == SHARED_STRING_NONE);
  shared_strings_clear(&words);
}

/* What may come out otherwise when libxlsxwriter writes it than when a row does, is no word. */
Test(shared_strings, leaves_out_texts_that_programs_write_in_more_than_one_way) {
  static const char *const odd[] = {"",        " a",    "a\n",  "a\tb",     "a\x7F",
                                    "_x0041_", "a_xyz", "\xFF", "\xE4\xB8", "a\xEF\xBF\xBE"};
  static const char *const plain[] = {"a b",         "a & <b> \"c\"", "a_b", "a_", "\xE4\xB8\xAD\xE6\x96\x87",
                                      "\xEF\xBC\x9A"};
  struct shared_strings words = {0};
  for (size_t i = 0; i < sizeof odd / sizeof odd[0]; i++)
    cr_expect(shared_strings_add(&words, text_from(odd[i])) == SHARED_STRING_NONE, "odd %zu", i);
  cr_expect(words.count == 0);
  for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++)
    cr_expect(shared_strings_add(&words, text_from(plain[i])) == i, "plain %zu", i);
  shared_strings_clear(&words);
}

static struct text numbered(char *storage, size_t size, int number) {
  return (struct text){storage, (size_t)snprintf(storage, size, "word %d", number)};
}

Test(shared_strings, is_full_at_its_limit_and_still_knows_every_word) {
  struct shared_strings words = {0};
  char storage[32];
  for (int i = 0; i < SHARED_STRINGS_MOST; i++)
    cr_assert(shared_strings_add(&words, numbered(storage, sizeof storage, i)) == (uint32_t)i);
  cr_expect(shared_strings_add(&words, TEXT("one more")) == SHARED_STRING_NONE);
  for (int i = 0; i < SHARED_STRINGS_MOST; i++)
    cr_assert(shared_strings_add(&words, numbered(storage, sizeof storage, i)) == (uint32_t)i);
  shared_strings_clear(&words);
}

Test(shared_strings, takes_no_more_bytes_than_allowed) {
  enum { LENGTH = 8192, FIT = SHARED_STRINGS_BYTES_MOST / (LENGTH + 1) };
  static char text[LENGTH];
  struct shared_strings words = {0};
  memset(text, 'a', sizeof text);
  for (int i = 0; i < FIT; i++) {
    int length = snprintf(text, 8, "%06d", i);
    text[length] = 'a';
    cr_assert(shared_strings_add(&words, (struct text){text, sizeof text}) == (uint32_t)i);
  }
  memcpy(text, "last", 4);
  cr_expect(shared_strings_add(&words, (struct text){text, sizeof text}) == SHARED_STRING_NONE);
  shared_strings_clear(&words);
}

Test(shared_strings, copies_a_table_with_its_numbers) {
  struct shared_strings first = {0}, second = {0};
  (void)shared_strings_add(&first, TEXT("floor"));
  (void)shared_strings_add(&first, TEXT("ceiling"));
  shared_strings_add_all(&second, &first);
  cr_expect(shared_strings_find(&second, TEXT("ceiling")) == 1 &&
            shared_strings_find(&second, TEXT("floor")) == 0);
  shared_strings_clear(&first);
  shared_strings_clear(&second);
}
