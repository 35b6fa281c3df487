#include "formats/report/basis_lists.h"

#include <criterion/criterion.h>
#include <stdio.h>

enum { RULES = 3 };
#define LABELLED(number, words)                           \
  {                                                       \
    .index = number, .label = { words, sizeof words - 1 } \
  }
static const struct rule rules[RULES] = {
    LABELLED(0, "110000/base_floor@2024-07-01"), LABELLED(1, "000000/fee_rate@2011-07-01"),
    LABELLED(2, "000000/fee_rate@2011-07-01"), /* another tier: another row, the same words */
};

/* An assessment whose rows are given by their places, one digit each. */
static struct assessment assessment_of(const struct rule **storage, const char *places) {
  size_t count = strlen(places);
  for (size_t i = 0; i < count; i++) storage[i] = &rules[places[i] - '0'];
  return (struct assessment){.basis_rows = storage, .basis_row_count = count};
}

static uint32_t word_of(struct basis_lists *lists, struct shared_strings *words, const char *places) {
  const struct rule *storage[9];
  const struct assessment assessment = assessment_of(storage, places);
  return basis_lists_word(lists, words, &assessment, (struct basis){0, assessment.basis_row_count});
}

Test(basis_lists, puts_each_list_of_rows_into_words_once) {
  struct basis_lists lists = {0};
  struct shared_strings words = {0};
  cr_expect(shared_strings_add(&words, TEXT("floor")) == 0);
  cr_expect(word_of(&lists, &words, "01") == 1);
  cr_expect(word_of(&lists, &words, "10") == 2); /* another order is another text */
  cr_expect(word_of(&lists, &words, "01") == 1);
  cr_expect(word_of(&lists, &words, "02") == 1); /* other rows, but the words are the same */
  cr_expect(word_of(&lists, &words, "0") == 3);  /* the beginning of another list */
  cr_expect(
      text_is(shared_strings_text(&words, 1), "110000/base_floor@2024-07-01 000000/fee_rate@2011-07-01"));
  cr_expect(lists.index.count == 4 && words.count == 4);
  basis_lists_clear(&lists);
  shared_strings_clear(&words);
}

Test(basis_lists, gives_no_number_to_a_line_without_rows) {
  struct basis_lists lists = {0};
  struct shared_strings words = {0};
  cr_expect(word_of(&lists, &words, "") == SHARED_STRING_NONE);
  cr_expect(words.count == 0);
  basis_lists_clear(&lists);
  shared_strings_clear(&words);
}

/* Where no word fits any more the line writes its rows out, and so does every later one of that kind. */
Test(basis_lists, stays_without_a_number_once_the_words_are_full) {
  struct basis_lists lists = {0};
  struct shared_strings words = {0};
  char text[16];
  for (int i = 0; i < SHARED_STRINGS_MOST; i++) {
    int length = snprintf(text, sizeof text, "%d", i);
    cr_assert(shared_strings_add(&words, (struct text){text, (size_t)length}) == (uint32_t)i);
  }
  cr_expect(word_of(&lists, &words, "01") == SHARED_STRING_NONE);
  cr_expect(word_of(&lists, &words, "01") == SHARED_STRING_NONE);
  basis_lists_clear(&lists);
  shared_strings_clear(&words);
}

Test(basis_lists, finds_its_way_among_many_lists) {
  struct basis_lists lists = {0};
  struct shared_strings words = {0};
  char places[9] = "";
  for (int round = 0; round < 2; round++)
    for (uint32_t i = 0; i < 6561; i++) { /* 3^8 lists of eight rows */
      uint32_t left = i;
      for (int k = 0; k < 8; k++, left /= 3) places[k] = (char)('0' + left % 3);
      cr_assert(word_of(&lists, &words, places) != SHARED_STRING_NONE);
    }
  cr_expect(lists.index.count == 6561 && words.count == 256, "%zu, %zu", lists.index.count, words.count);
  basis_lists_clear(&lists);
  shared_strings_clear(&words);
}

/* 3^9 lists of nine rows are more than there are places; what was known before stays known. */
Test(basis_lists, is_full_at_its_limit_and_still_knows_every_list) {
  struct basis_lists lists = {0};
  struct shared_strings words = {0};
  char places[10] = "";
  for (int round = 0; round < 2; round++)
    for (uint32_t i = 0; i < 19683; i++) {
      uint32_t left = i;
      for (int k = 0; k < 9; k++, left /= 3) places[k] = (char)('0' + left % 3);
      cr_assert((word_of(&lists, &words, places) == SHARED_STRING_NONE) == (i >= SHARED_STRINGS_MOST), "%u",
                i);
    }
  cr_expect(lists.index.count == SHARED_STRINGS_MOST);
  basis_lists_clear(&lists);
  shared_strings_clear(&words);
}
