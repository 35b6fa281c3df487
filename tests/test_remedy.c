/* What a person is told to state where a rule is missing: only what lets the case through. */
#include "formats/words/remedy.h"

#include <criterion/criterion.h>

static void expect_remedy(enum language language, const char *parameter, const char *party,
                          struct remedy_choices choices, const char *expected) {
  struct buffer out = {0};
  remedy_add(&out, language, text_from(parameter), text_from(party), choices);
  cr_expect(text_is(buffer_text(&out), expected), "%s: %.*s, expected %s", parameter, (int)out.length, out.at,
            expected);
  buffer_clear(&out);
}

#define RULE ";请用 --rules 给出该规则"
#define OR_RULE ",或用 --rules 给出该规则"

Test(remedy, names_what_the_case_may_state_in_the_place_of_the_parameter) {
  static const struct {
    const char *parameter, *party, *zh;
  } table[] = {
      {"employer_rate", "employer", ";请填写合计费率(quote 用 --rate)" OR_RULE},
      /* a stated combined rate still leaves the employee's share to the rules */
      {"employee_rate", "employer", RULE},
      {"employee_rate", "flexible", ";请填写费率(quote 用 --rate)" OR_RULE},
      {"topup_rate", "employer", ";请填写费率(quote 用 --rate)" OR_RULE},
      {"average_wage", "flexible", ";请填写月工资或平均工资(quote 用 --wage、--average-wage)" OR_RULE},
      {"base_floor", "employer", ";请填写月工资(quote 用 --wage)" OR_RULE},
      {"average_pension", "employer", ";请填写养老金(quote 用 --pension)" OR_RULE},
      {"resident_premium", "child", RULE},
      {"required_months", "female", RULE},
      {"fee_start", "employer", RULE},
  };
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
    expect_remedy(LANGUAGE_ZH, table[i].parameter, table[i].party, (struct remedy_choices){0}, table[i].zh);
}

Test(remedy, offers_an_estimate_only_in_a_hole) {
  const struct remedy_choices in_hole = {.is_hole = true};
  expect_remedy(LANGUAGE_EN, "base_ceiling", "employer", in_hole,
                "; give the rule with --rules, or let --estimate take the nearest known value");
  expect_remedy(
      LANGUAGE_EN, "employer_rate", "employer", in_hole,
      "; state the combined rate (quote: --rate), or give the rule with --rules, or let --estimate take the "
      "nearest known value");
  expect_remedy(LANGUAGE_EN, "employer_rate", "employer", (struct remedy_choices){0},
                "; state the combined rate (quote: --rate), or give the rule with --rules");
}

/* A rate stated in such a row is refused (E163). */
Test(remedy, asks_for_a_row_of_its_own_where_a_rate_is_stated_beside_other_schemes) {
  const struct remedy_choices of_several = {.is_of_several = true};
  expect_remedy(LANGUAGE_ZH, "employer_rate", "employer", of_several,
                ";请把该险种单独填一行并填写合计费率(quote 单独核算该险种,用 --rate)" OR_RULE);
  expect_remedy(
      LANGUAGE_EN, "employee_rate", "flexible", of_several,
      "; leave the scheme out if a flexible worker does not pay it, else give it a row of its own with "
      "its rate (quote: the scheme alone, with --rate), or give the rule with --rules");
  /* the wage of a person is that of every scheme */
  expect_remedy(LANGUAGE_ZH, "base_floor", "employer", of_several, ";请填写月工资(quote 用 --wage)" OR_RULE);
}
