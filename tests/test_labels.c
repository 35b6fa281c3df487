/* The words stand in the order of the enums that index them; the keys are fixed by CONTRACT 3. */
#include "formats/words/labels.h"

#include <criterion/criterion.h>

static void expect_words(enum language language, enum label first, int index, const char *expected) {
  cr_expect_str_eq(label_of(language, first, index), expected, "%s", expected);
}

static void expect_keys(const char *const *found, const char *const *expected, int count) {
  for (int i = 0; i < count; i++) cr_expect_str_eq(found[i], expected[i], "%s", expected[i]);
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

Test(labels, words_follow_the_order_of_their_enums) {
  expect_words(LANGUAGE_EN, LABEL_KIND_BACKPAY, KIND_CREDIT, "account credit");
  expect_words(LANGUAGE_ZH, LABEL_KIND_BACKPAY, KIND_TRANSFER, "转移接续");
  expect_words(LANGUAGE_EN, LABEL_SCHEME_MEDICAL, SCHEME_RESIDENT_MEDICAL, "residents' medical");
  expect_words(LANGUAGE_ZH, LABEL_SCHEME_MEDICAL, SCHEME_INJURY, "工伤");
  expect_words(LANGUAGE_ZH, LABEL_PAYER_EMPLOYER, PAYER_FEMALE, "女");
  expect_words(LANGUAGE_EN, LABEL_BASE_STATED, BASE_AVERAGE, "average wage");
  expect_words(LANGUAGE_EN, LABEL_LINE_OK, LINE_WAIVED, "fee waived");
  expect_words(LANGUAGE_EN, LABEL_COSTS_RETROACTIVE, COSTS_NOT_COVERED, "not covered");
  expect_words(LANGUAGE_EN, LABEL_CONTINUITY_KEPT, CONTINUITY_RESET, "start again");
  expect_words(LANGUAGE_EN, LABEL_FIELD_KIND, FIELD_GAP_FROM, "gap from");
  expect_words(LANGUAGE_ZH, LABEL_FIELD_KIND, FIELD_PENSION, "养老金");
  expect_words(LANGUAGE_EN, LABEL_PARAMETER_AVERAGE_WAGE, PARAMETER_FEE_RATE, "late fee a day");
  expect_words(LANGUAGE_EN, LABEL_PARAMETER_AVERAGE_WAGE, PARAMETER_AVERAGE_PENSION,
               "average pension, yuan a month");
  expect_words(LANGUAGE_EN, LABEL_WORSE_WINDOW, WORSENING_COUNT - 1, "a waiver of the late fee lapses");
}

Test(labels, every_field_parameter_and_problem_has_its_row) {
  cr_expect((int)LABEL_FIELD_PENSION - (int)LABEL_FIELD_KIND + 1 == FIELD_COUNT);
  cr_expect((int)LABEL_PARAMETER_AVERAGE_PENSION - (int)LABEL_PARAMETER_AVERAGE_WAGE + 1 == PARAMETER_COUNT);
  cr_expect((int)LABEL_RULE_OVERLAP - (int)LABEL_RULE_BAD_REGION + 1 == RULE_OVERLAP);
  cr_expect((int)LABEL_SCHEME_RESIDENT_MEDICAL - (int)LABEL_SCHEME_MEDICAL + 1 == SCHEME_COUNT);
}

Test(labels, keys_are_those_of_the_contract) {
  static const char *const bases[] = {"stated", "floor", "ceiling", "average"};
  static const char *const lines[] = {"ok", "not_payable", "waived"};
  static const char *const states[] = {"ok", "not_payable"};
  static const char *const costs[] = {"retroactive", "employer_pays", "not_covered"};
  static const char *const years[] = {"kept", "reset"};
  expect_keys(base_from_keys, bases, 4);
  expect_keys(line_status_keys, lines, 3);
  expect_keys(status_keys, states, 2);
  expect_keys(gap_costs_keys, costs, 3);
  expect_keys(continuity_keys, years, 2);
  cr_expect_str_eq(field_keys[FIELD_KIND], "kind");
  cr_expect_str_eq(field_keys[FIELD_REPAIRED_YEARS], "repaired_years");
  cr_expect_str_eq(field_keys[FIELD_PENSION], "pension");
  for (int i = 0; i < WORSENING_COUNT; i++) cr_expect(worsening_keys[i][0] != '\0');
}
