#include "formats/words/value_text.h"

#include "tests/rules_fixture.h"

static void expect_day(const char *expression, const char *zh, const char *en) {
  struct day_expression parsed;
  struct buffer text = {0};
  cr_assert(day_expression_parse(&parsed, text_from(expression)), "%s", expression);
  for (int language = 0; language < LANGUAGE_COUNT; language++) {
    const char *expected = language == LANGUAGE_ZH ? zh : en;
    buffer_reset(&text);
    value_text_day(&text, (enum language)language, parsed);
    cr_expect(text_is(buffer_text(&text), expected), "%s: %.*s", expression, (int)text.length, text.at);
  }
  buffer_clear(&text);
}

Test(value_text, says_a_day_in_words) {
  expect_day("P+6/1", "补缴月后第 6 个月 1 日", "day 1 of month 6 after the month of payment");
  expect_day("M+1/last", "费款所属月次月末日", "the last day of the month after the account month");
  expect_day("G+0/15", "首个欠缴月当月 15 日", "day 15 of the first month of the gap");
  expect_day("P+30d", "补缴日后第 30 天", "30 days after the day of payment");
  expect_day("M+30d", "费款所属月 1 日后第 30 天", "30 days after the 1st of the account month");
}

static void expect_value(const char *row, const char *zh) {
  struct rules rules = {0};
  struct buffer text = {0};
  rows_add(&rules, row, "rows.csv", 0);
  rows_seal(&rules);
  value_text(&text, LANGUAGE_ZH, &rules.rows[0]);
  cr_expect(text_is(buffer_text(&text), zh), "%s: %.*s", row, (int)text.length, text.at);
  buffer_clear(&text);
  rules_clear(&rules);
}

Test(value_text, says_each_form_of_value_in_words) {
  expect_value(EVER("employer_rate", "0.098"), "9.8%");
  expect_value(EVER("ceiling_ratio", "3"), "300%");
  expect_value(EVER("base_floor", "7162"), "7162");
  expect_value(EVER("base_ceiling", "none"), "不设 (none)");
  expect_value(EVER("base_rounding", "up 1"), "进位到元 (up 1)");
  expect_value(EVER("base_rounding", "down 0.1"), "舍去角以下 (down 0.1)");
  expect_value(EVER("gap_counts", "to_month_before_payment"), "算到补缴前一个月 (to_month_before_payment)");
  expect_value(EVER("fee_waived_if_paid_by", "2025-06-10"), "2025-06-10");
}
