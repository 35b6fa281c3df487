/* What a person is told to state where a rule is missing: only what lets the case through. */
#include "formats/words/remedy.h"

#include <criterion/criterion.h>

static void expect_remedy(enum language language, const char *parameter, const char *party, bool is_hole,
                          const char *expected) {
  struct buffer out = {0};
  remedy_add(&out, language, text_from(parameter), text_from(party), is_hole);
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
    expect_remedy(LANGUAGE_ZH, table[i].parameter, table[i].party, false, table[i].zh);
}

Test(remedy, offers_an_estimate_only_in_a_hole) {
  expect_remedy(LANGUAGE_EN, "base_ceiling", "employer", true,
                "; give the rule with --rules, or let --estimate take the nearest known value");
  expect_remedy(
      LANGUAGE_EN, "employer_rate", "employer", true,
      "; state the combined rate (quote: --rate), or give the rule with --rules, or let --estimate take the "
      "nearest known value");
  expect_remedy(LANGUAGE_EN, "employer_rate", "employer", false,
                "; state the combined rate (quote: --rate), or give the rule with --rules");
}
