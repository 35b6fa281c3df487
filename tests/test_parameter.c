#include "calc/parameter.h"

#include <criterion/criterion.h>

Test(parameter, is_found_by_its_own_name_and_by_no_other) {
  for (int i = 0; i < PARAMETER_COUNT; i++) {
    cr_assert_not_null(parameters[i].name);
    cr_expect(parameter_find(text_from(parameters[i].name)) == i, "%s", parameters[i].name);
  }
  cr_expect(parameter_find(TEXT("")) == -1);
  cr_expect(parameter_find(TEXT("fee_rat")) == -1);
  cr_expect(parameter_find(TEXT("Fee_rate")) == -1);
}

/* The tables of RULES 3 and 7. */
static const struct {
  const char *name;
  bool is_optional, is_tiered;
} marks[] = {
    {"average_wage", false, false},
    {"base_floor", true, false},
    {"base_ceiling", true, false},
    {"floor_ratio", true, false},
    {"ceiling_ratio", true, false},
    {"base_when_unstated", false, false},
    {"base_rounding", false, false},
    {"employer_rate", false, false},
    {"employee_rate", false, false},
    {"employer_fixed", true, false},
    {"employee_fixed", true, false},
    {"terms_of", false, false},
    {"amount_rounding", false, false},
    {"amount_rounding_level", false, false},
    {"backpay_months_max", true, false},
    {"fee_applies", false, false},
    {"fee_start", false, false},
    {"fee_end", false, false},
    {"fee_rate", false, false},
    {"fee_rounding", false, false},
    {"fee_rounding_level", false, false},
    {"fee_cap", true, false},
    {"fee_cap_level", false, false},
    {"fee_waived_if_paid_by", true, false},
    {"fee_bearer", false, false},
    {"gap_counts", false, false},
    {"suspension_start", false, false},
    {"resume", false, true},
    {"gap_costs", false, true},
    {"continuity", false, true},
    {"account_rate", true, false},
    {"account_credited", false, true},
    {"documents_zh", true, true},
    {"documents_en", true, true},
    {"topup_fixed", true, false},
    {"required_months", false, false},
    {"retiree_credit_fixed", true, true},
    {"retiree_credit_rate", false, true},
    {"resident_premium", false, false},
    {"in_province_account", false, false},
    {"bound_rounding", true, false},
    {"flexible_backpay_rate", true, false},
    {"employee_fixed_year", true, false},
    {"fixed_year_month", true, false},
    {"fee_needs_order", true, false},
    {"wait_counts_from", true, false},
    {"payment_order", true, false},
    {"topup_average_lag", true, false},
    {"required_actual_months", true, false},
};

Test(parameter, is_optional_and_tiered_as_the_rules_table_says) {
  for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
    int found = parameter_find(text_from(marks[i].name));
    cr_assert(found >= 0, "%s", marks[i].name);
    cr_expect(parameters[found].is_optional == marks[i].is_optional, "%s", marks[i].name);
    cr_expect(parameters[found].is_tiered == marks[i].is_tiered, "%s", marks[i].name);
  }
}

Test(parameter, has_words_only_where_its_value_is_one_and_an_anchor_only_for_days) {
  for (int i = 0; i < PARAMETER_COUNT; i++) {
    cr_expect((parameters[i].words != NULL) == (parameters[i].type == VALUE_WORD), "%s", parameters[i].name);
    cr_expect((parameters[i].anchor != 0) == (parameters[i].type == VALUE_DAY_EXPRESSION), "%s",
              parameters[i].name);
  }
  cr_expect(parameters[PARAMETER_FEE_START].anchor == 'M');
  cr_expect(parameters[PARAMETER_SUSPENSION_START].anchor == 'G');
  cr_expect(parameters[PARAMETER_RESUME].anchor == 'P');
}

static void expect_word(enum parameter parameter, int index, const char *word) {
  for (int i = 0; i <= index; i++) cr_assert_not_null(parameters[parameter].words[i], "%s", word);
  cr_expect_str_eq(parameters[parameter].words[index], word);
}

Test(parameter, lists_its_words_in_the_order_of_their_enum) {
  expect_word(PARAMETER_BASE_WHEN_UNSTATED, UNSTATED_AVERAGE_WAGE, "average_wage");
  expect_word(PARAMETER_BASE_WHEN_UNSTATED, UNSTATED_BASE_FLOOR, "base_floor");
  expect_word(PARAMETER_BASE_WHEN_UNSTATED, UNSTATED_REJECT, "reject");
  expect_word(PARAMETER_TERMS_OF, TERMS_OF_PAYMENT_MONTH, "payment_month");
  expect_word(PARAMETER_AMOUNT_ROUNDING_LEVEL, LEVEL_SHARE, "share");
  expect_word(PARAMETER_FEE_ROUNDING_LEVEL, LEVEL_MONTH, "month");
  expect_word(PARAMETER_FEE_ROUNDING_LEVEL, LEVEL_CASE, "case");
  expect_word(PARAMETER_FEE_CAP_LEVEL, CAP_MONTH, "month");
  expect_word(PARAMETER_FEE_CAP_LEVEL, CAP_CASE, "case");
  expect_word(PARAMETER_FEE_END, FEE_END_DAY_BEFORE, "day_before");
  expect_word(PARAMETER_FEE_BEARER, BEARER_EMPLOYER, "employer");
  expect_word(PARAMETER_FEE_BEARER, BEARER_PAYER, "payer");
  expect_word(PARAMETER_GAP_COUNTS, GAP_WITH_PAYMENT_MONTH, "with_payment_month");
  expect_word(PARAMETER_GAP_COSTS, COSTS_RETROACTIVE, "retroactive");
  expect_word(PARAMETER_GAP_COSTS, COSTS_EMPLOYER_PAYS, "employer_pays");
  expect_word(PARAMETER_GAP_COSTS, COSTS_NOT_COVERED, "not_covered");
  expect_word(PARAMETER_CONTINUITY, CONTINUITY_RESET, "reset");
  expect_word(PARAMETER_FEE_APPLIES, ANSWER_NO, "no");
  expect_word(PARAMETER_ACCOUNT_CREDITED, ANSWER_YES, "yes");
  expect_word(PARAMETER_IN_PROVINCE_ACCOUNT, ACCOUNT_STAYS, "stays");
  expect_word(PARAMETER_FEE_NEEDS_ORDER, ANSWER_YES, "yes");
  expect_word(PARAMETER_WAIT_COUNTS_FROM, WAIT_GAP, "gap");
  expect_word(PARAMETER_WAIT_COUNTS_FROM, WAIT_COVER_END, "cover_end");
}
