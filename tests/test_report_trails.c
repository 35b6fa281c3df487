#include "formats/report_trails.h"

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
  return (struct assessment){.trail = storage, .trail_count = count};
}

static uint32_t word_of(struct report_trails *trails, struct row_words *words, const char *places) {
  const struct rule *storage[8];
  const struct assessment assessment = assessment_of(storage, places);
  return report_trails_word(trails, words, &assessment, (struct trail){0, assessment.trail_count});
}

Test(report_trails, puts_each_list_of_rows_into_words_once) {
  struct report_trails trails = {0};
  struct row_words words = {0};
  cr_expect(row_words_add(&words, TEXT("floor")) == 0);
  cr_expect(word_of(&trails, &words, "01") == 1);
  cr_expect(word_of(&trails, &words, "10") == 2); /* another order is another text */
  cr_expect(word_of(&trails, &words, "01") == 1);
  cr_expect(word_of(&trails, &words, "02") == 1); /* other rows, but the words are the same */
  cr_expect(word_of(&trails, &words, "0") == 3);  /* the beginning of another list */
  cr_expect(text_is(row_words_text(&words, 1), "110000/base_floor@2024-07-01 000000/fee_rate@2011-07-01"));
  cr_expect(trails.count == 4 && words.count == 4);
  report_trails_clear(&trails);
  row_words_clear(&words);
}

Test(report_trails, gives_no_number_to_a_line_without_rows) {
  struct report_trails trails = {0};
  struct row_words words = {0};
  cr_expect(word_of(&trails, &words, "") == ROW_WORD_NONE);
  cr_expect(words.count == 0);
  report_trails_clear(&trails);
  row_words_clear(&words);
}

/* Where no word fits any more the line writes its rows out, and so does every later one of that kind. */
Test(report_trails, stays_without_a_number_once_the_words_are_full) {
  struct report_trails trails = {0};
  struct row_words words = {0};
  char text[16];
  for (int i = 0; i < ROW_WORDS_MOST; i++) {
    int length = snprintf(text, sizeof text, "%d", i);
    cr_assert(row_words_add(&words, (struct text){text, (size_t)length}) == (uint32_t)i);
  }
  cr_expect(word_of(&trails, &words, "01") == ROW_WORD_NONE);
  cr_expect(word_of(&trails, &words, "01") == ROW_WORD_NONE);
  report_trails_clear(&trails);
  row_words_clear(&words);
}

Test(report_trails, finds_its_way_among_many_lists) {
  struct report_trails trails = {0};
  struct row_words words = {0};
  char places[9] = "";
  for (int round = 0; round < 2; round++)
    for (uint32_t i = 0; i < 6561; i++) { /* 3^8 lists of eight rows */
      uint32_t left = i;
      for (int k = 0; k < 8; k++, left /= 3) places[k] = (char)('0' + left % 3);
      cr_assert(word_of(&trails, &words, places) != ROW_WORD_NONE);
    }
  cr_expect(trails.count == 6561 && words.count == 256, "%zu, %zu", trails.count, words.count);
  report_trails_clear(&trails);
  row_words_clear(&words);
}
