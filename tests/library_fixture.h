/* An engine by a table of rules that charges 10 % of the wage and no late fee, paid on 20 June 2026. The
 * table is a file in the test's folder. */
#ifndef ARREARS_TESTS_LIBRARY_FIXTURE_H
#define ARREARS_TESTS_LIBRARY_FIXTURE_H

#include <criterion/criterion.h>
#include <string.h>

#include "folder_fixture.h"
#include "formats/library/arrears.h"

#define ALWAYS(parameter, above, value) \
  "000000,*,*," parameter "," above ",,," value ",a worked example,2026-01-01\n"
static const char rule_table[] =
    "region,scheme,payer,parameter,above,from,to,value,source,valid_on\n" ALWAYS("employer_rate", "", "0.08")
        ALWAYS("employee_rate", "", "0.02") ALWAYS("base_when_unstated", "", "reject")
            ALWAYS("base_rounding", "", "half_up 0.01") ALWAYS("terms_of", "", "account_month")
                ALWAYS("amount_rounding", "", "half_up 0.01") ALWAYS("amount_rounding_level", "", "share")
                    ALWAYS("fee_applies", "", "no") ALWAYS("fee_bearer", "", "payer")
                        ALWAYS("fee_cap_level", "", "month") ALWAYS("fee_start", "", "M+1/1")
                            ALWAYS("fee_end", "", "payment_day") ALWAYS("fee_rate", "", "0.0005") ALWAYS(
                                "fee_rounding", "", "half_up 0.01") ALWAYS("fee_rounding_level", "", "month")
                                ALWAYS("gap_counts", "", "to_month_before_payment")
                                    ALWAYS("suspension_start", "", "G+1/1") ALWAYS("resume", "0", "P+1/1")
                                        ALWAYS("gap_costs", "0", "retroactive")
                                            ALWAYS("continuity", "0", "kept")
                                                ALWAYS("account_credited", "0", "yes");

static const char *const rule_paths[] = {"rules.csv"};

static inline struct arrears_options ten_percent(void) {
  struct arrears_options options = ARREARS_OPTIONS;
  put("rules.csv", rule_table);
  options.rule_files = rule_paths;
  options.rule_file_count = 1;
  options.pay_on = "2026-06-20";
  options.flags = ARREARS_WITHOUT_BUILTIN_RULES;
  return options;
}

static inline arrears_handle open_with(struct arrears_options options) {
  struct arrears_answer answer = ARREARS_ANSWER;
  arrears_handle engine = 0;
  cr_assert_eq(arrears_open(&options, &engine, &answer), ARREARS_OK, "%s", answer.message);
  cr_assert_neq(engine, 0);
  arrears_answer_clear(&answer);
  return engine;
}

static inline int assess_text(arrears_handle engine, const char *row, struct arrears_answer *answer) {
  return arrears_assess(engine, row, strlen(row), answer);
}

static inline void expect_in(const char *text, const char *part) {
  cr_expect_not_null(strstr(text, part), "no %s in: %s", part, text);
}

#endif
