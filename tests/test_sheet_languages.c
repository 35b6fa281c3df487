/* What a workbook says is said in its language, or in both. */
#include "formats/words/sheet_words.h"

#include <criterion/criterion.h>
#include <string.h>

/* A label that differs in the two languages. */
static const enum label words = LABEL_PAYER_EMPLOYER;

Test(sheet_languages, a_label_of_both_languages_is_the_chinese_and_behind_it_the_english) {
  cr_expect_str_eq(sheet_words_label(SHEETS_ZH, words), "单位");
  cr_expect_str_eq(sheet_words_label(SHEETS_EN, words), "employer");
  cr_expect_str_eq(sheet_words_label(SHEETS_ZH_EN, words), "单位 employer");
}

Test(sheet_languages, every_label_of_both_languages_begins_and_ends_as_the_two_do) {
  for (int id = 0; id < LABEL_COUNT; id++) {
    const struct text chinese = text_from(label(LANGUAGE_ZH, (enum label)id)),
                      english = text_from(label(LANGUAGE_EN, (enum label)id)),
                      both = text_from(sheet_words_label(SHEETS_ZH_EN, (enum label)id));
    if (text_equals(chinese, english)) {
      cr_expect(text_equals(both, chinese), "%s", both.at);
      continue;
    }
    cr_expect_eq(both.length, chinese.length + 1 + english.length, "%s", both.at);
    cr_expect(text_starts_with(both, chinese) && both.at[chinese.length] == ' ', "%s", both.at);
    cr_expect(text_equals(text_from_offset(both, chinese.length + 1), english), "%s", both.at);
  }
}

/* Excel takes 31 UTF-16 units; none of these characters takes two. `Name (12)` continues a sheet. */
Test(sheet_languages, the_name_of_a_sheet_leaves_room_for_the_number_of_its_continuation) {
  enum { UNITS = 31, CONTINUED = 5 };
  static const enum label names[] = {
#define SHEET(ID, ...) LABEL_SHEET_##ID,
#include "formats/words/sheets.def"
      LABEL_SHEET_COVER, LABEL_SHEET_SUMMARY, LABEL_SHEET_WITHOUT_COVER, LABEL_SHEET_CHECKS,
      LABEL_SHEET_RUN,   LABEL_SHEET_INDEX,   LABEL_SHEET_QUOTATION};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    int units = 0;
    const char *name = sheet_words_label(SHEETS_ZH_EN, names[i]);
    for (const char *at = name; *at != '\0'; at++) units += ((unsigned char)*at & 0xC0U) != 0x80U;
    cr_expect(units <= UNITS - CONTINUED, "%s", name);
    cr_expect(strpbrk(name, "[]:*?/\\'") == NULL, "%s", name);
  }
}

Test(sheet_languages, a_sentence_is_filled_in_once_for_each_language) {
  static const struct {
    enum sheet_language sheets;
    const char *expected;
  } cases[] = {{SHEETS_ZH, "每晚一天约多付 1.85 元"},
               {SHEETS_EN, "each day later costs about 1.85"},
               {SHEETS_ZH_EN, "每晚一天约多付 1.85 元\neach day later costs about 1.85"}};
  const struct text argument = TEXT("1.85");
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct buffer said = {0};
    sheet_words_add(&said, cases[i].sheets, '\n', LABEL_DELAY_PER_DAY, &argument, 1);
    cr_expect(text_is(buffer_text(&said), cases[i].expected), "%.*s", (int)said.length, said.at);
    buffer_clear(&said);
  }
}

/* 9.8% is no word; `9.8% 9.8%` would be two. */
Test(sheet_languages, what_both_languages_say_alike_is_said_once) {
  static const struct {
    const char *said;
    enum sheet_language sheets;
    const char *left;
  } cases[] = {{"9.8% 9.8%", SHEETS_ZH_EN, "9.8%"},
               {"单位 employer", SHEETS_ZH_EN, "单位 employer"},
               {"a-a a-b", SHEETS_ZH_EN, "a-a a-b"},
               {"ha ha", SHEETS_EN, "ha ha"},
               {"", SHEETS_ZH_EN, ""}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct buffer said = {0};
    buffer_add_literal(&said, "1: ");
    buffer_add_text(&said, text_from(cases[i].said));
    sheet_words_once(&said, 3, cases[i].sheets);
    cr_expect(text_is(text_from_offset(buffer_text(&said), 3), cases[i].left), "%s", cases[i].said);
    buffer_clear(&said);
  }
}

Test(sheet_languages, a_part_is_set_apart_from_what_was_said_and_from_nothing_else) {
  struct buffer said = {0};
  buffer_add_literal(&said, "1: ");
  sheet_words_part(&said, 3, '\n');
  buffer_add_literal(&said, "一");
  sheet_words_part(&said, 3, '\n');
  buffer_add_literal(&said, "one");
  cr_expect(text_is(buffer_text(&said), "1: 一\none"));
  buffer_clear(&said);
}

Test(sheet_languages, every_kind_of_workbook_has_the_languages_of_its_key) {
  for (int sheets = 0; sheets < SHEETS_COUNT; sheets++) {
    const char *key = sheet_words_key((enum sheet_language)sheets);
    cr_expect_eq(sheet_words_have((enum sheet_language)sheets, LANGUAGE_ZH), strstr(key, "zh") != NULL);
    cr_expect_eq(sheet_words_have((enum sheet_language)sheets, LANGUAGE_EN), strstr(key, "en") != NULL);
    cr_expect_eq(sheet_words_count((enum sheet_language)sheets), strchr(key, '+') != NULL ? 2 : 1);
  }
  cr_expect_eq(sheet_words_in(LANGUAGE_ZH), SHEETS_ZH);
  cr_expect_eq(sheet_words_in(LANGUAGE_EN), SHEETS_EN);
}
