/* Words are found by what they stand for, in both languages. */
#include "formats/words/labels.h"

#include <criterion/criterion.h>
#include <signal.h>

static void expect_words(enum language language, enum label id, const char *expected) {
  cr_expect_str_eq(label(language, id), expected, "%s", expected);
}

Test(labels, every_label_has_words_in_both_languages) {
  for (int id = 0; id < LABEL_COUNT; id++) {
    cr_expect(label(LANGUAGE_ZH, (enum label)id)[0] != '\0', "%d", id);
    cr_expect(label(LANGUAGE_EN, (enum label)id)[0] != '\0', "%d", id);
  }
}

/* Both languages must name the same arguments, or one of them loses a figure. */
static unsigned arguments_of(const char *template) {
  unsigned seen = 0;
  for (const char *at = template; *at != '\0'; at++)
    if (at[0] == '{' && at[1] >= '0' && at[1] <= '9') seen |= 1u << (at[1] - '0');
  return seen;
}

Test(labels, both_languages_name_the_same_arguments) {
  for (int id = 0; id < LABEL_COUNT; id++)
    cr_expect(
        arguments_of(label(LANGUAGE_ZH, (enum label)id)) == arguments_of(label(LANGUAGE_EN, (enum label)id)),
        "%s", label(LANGUAGE_EN, (enum label)id));
  for (int code = 0; code < DIAGNOSTIC_COUNT; code++)
    cr_expect(arguments_of(diagnostics_table[code].zh) == arguments_of(diagnostics_table[code].en), "%s",
              diagnostics_table[code].code);
}

Test(labels, words_are_found_by_their_list_and_value) {
  expect_words(LANGUAGE_EN, word_label(WORDS_KIND, KIND_CREDIT), "account credit");
  expect_words(LANGUAGE_ZH, word_label(WORDS_KIND, KIND_TRANSFER), "转移接续");
  expect_words(LANGUAGE_EN, word_label(WORDS_SCHEME, SCHEME_RESIDENT_MEDICAL), "residents' medical");
  expect_words(LANGUAGE_ZH, word_label(WORDS_SCHEME, SCHEME_INJURY), "工伤");
  expect_words(LANGUAGE_ZH, word_label(WORDS_SEX, SEX_FEMALE), "女");
  expect_words(LANGUAGE_EN, word_label(WORDS_BASE, BASE_AVERAGE), "average");
  expect_words(LANGUAGE_EN, word_label(WORDS_LINE, LINE_WAIVED), "fee waived");
  expect_words(LANGUAGE_EN, word_label(WORDS_COSTS, COSTS_NOT_COVERED), "not covered");
  expect_words(LANGUAGE_EN, word_label(WORDS_CONTINUITY, CONTINUITY_RESET), "start again");
  expect_words(LANGUAGE_EN, word_label(WORDS_WORSENING, WORSENING_WAIVER), "a waiver of the late fee lapses");
  expect_words(LANGUAGE_ZH, word_label(WORDS_ACCOUNT, ACCOUNT_STAYS), "不转移");
}

Test(labels, parties_of_a_rule_are_payers_sexes_or_any) {
  expect_words(LANGUAGE_ZH, party_label((int)party_of_payer(PAYER_FLEXIBLE)), "灵活就业");
  expect_words(LANGUAGE_EN, party_label((int)party_of_sex(SEX_MALE)), "male");
  expect_words(LANGUAGE_EN, party_label(ANY_PARTY), "any");
}

Test(labels, fields_and_parameters_are_found_by_their_number) {
  expect_words(LANGUAGE_ZH, field_label(FIELD_KIND), "业务类型");
  expect_words(LANGUAGE_EN, field_label(FIELD_GAP_FROM), "gap from");
  expect_words(LANGUAGE_ZH, field_label(FIELD_PENSION), "养老金");
  expect_words(LANGUAGE_ZH, parameter_label(PARAMETER_AVERAGE_WAGE), "当地月平均工资(元)");
  expect_words(LANGUAGE_EN, parameter_label(PARAMETER_FEE_RATE), "late fee a day");
  expect_words(LANGUAGE_EN, parameter_label(PARAMETER_AVERAGE_PENSION), "average pension, yuan a month");
}

Test(labels, a_word_that_is_none_of_its_list_is_a_bug, .signal = SIGABRT) {
  (void)word_label(WORDS_SEX, SEX_COUNT);
}
