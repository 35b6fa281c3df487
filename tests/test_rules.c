#include "calc/rules.h"

#include "rules_fixture.h"

/* Adds one row to an empty table. */
static enum rule_problem_code problem_of(const char *row, struct text source, struct text valid_on,
                                         struct rule_problem *problem) {
  struct rules rules = {0};
  struct rule_cells cells = cells_of(row);
  cells.source = source;
  cells.valid_on = valid_on;
  *problem = (struct rule_problem){.code = RULE_OK};
  int file = rules_add_file(&rules, TEXT("one.csv"), 0);
  bool added = rules_add(&rules, file, 7, &cells, problem);
  cr_expect(added == (problem->code == RULE_OK), "%s", row);
  cr_expect(rules.count == (added ? 1 : 0), "%s", row);
  rules_clear(&rules);
  return problem->code;
}

static const struct {
  const char *row;
  enum rule_problem_code code;
  const char *text; /* the offending cell */
} rows[] = {
    {"000000,*,*,fee_rate,,2011-07-01,,0.0005", RULE_OK, ""},
    {"330106,medical,employer,employer_rate,,2025-01-01,2025-12-31,9.5%", RULE_OK, ""},
    {"000000,*,*,employer_rate,,,,0", RULE_OK, ""},
    {"000000,*,*,employer_rate,,,,1", RULE_OK, ""},
    {"000000,*,*,average_wage,,,,8123.45", RULE_OK, ""},
    {"000000,*,*,ceiling_ratio,,,,3", RULE_OK, ""},
    {"000000,*,*,resume,3,,,P+6/1", RULE_OK, ""},
    {"000000,*,*,resume,,,,P+30d", RULE_OK, ""},
    {"000000,*,female,required_months,,,,240", RULE_OK, ""},
    {"000000,*,*,fee_waived_if_paid_by,,,,2020-04-30", RULE_OK, ""},
    {"000000,*,*,documents_zh,0,,,劳动合同、身份证", RULE_OK, ""},
    {"000000,*,*,backpay_months_max,,,,0", RULE_OK, ""},
    {"000000,*,*,fee_rate,,2025-06-30,2025-06-30,0.0005", RULE_OK, ""},
    {"650000,medical,*,base_ceiling,,,,none", RULE_OK, ""},
    {"650000,medical,*,base_floor,,,,none", RULE_BAD_VALUE, "none"}, /* a ceiling alone may be none */
    {"650000,medical,*,ceiling_ratio,,,,none", RULE_BAD_VALUE, "none"},
    {"650000,medical,*,average_wage,,,,none", RULE_BAD_VALUE, "none"},
    {"650000,medical,*,base_ceiling,,,,None", RULE_BAD_VALUE, "None"},
    {"650000,medical,*,base_ceiling,,,,", RULE_BAD_VALUE, ""},
    {"000000,*,*,fixed_year_month,,,,1", RULE_OK, ""},
    {"000000,*,*,fixed_year_month,,,,12", RULE_OK, ""},
    {"000000,*,*,fixed_year_month,,,,0", RULE_BAD_VALUE, "0"},
    {"000000,*,*,fixed_year_month,,,,13", RULE_BAD_VALUE, "13"},
    {"000000,*,*,fixed_year_month,,,,3.5", RULE_BAD_VALUE, "3.5"},
    {"000000,*,*,topup_average_lag,,,,1", RULE_OK, ""},
    {"000000,*,*,topup_average_lag,,,,10", RULE_OK, ""},
    {"000000,*,*,topup_average_lag,,,,0", RULE_BAD_VALUE, "0"},
    {"000000,*,*,topup_average_lag,,,,11", RULE_BAD_VALUE, "11"},
    {"000000,*,*,required_actual_months,,,,0", RULE_OK, ""},
    {"000000,*,*,required_actual_months,,,,-1", RULE_BAD_VALUE, "-1"},
    {"000000,*,*,bound_rounding,,,,half_up 1", RULE_OK, ""},
    {"000000,*,*,bound_rounding,,,,half_up 10", RULE_BAD_VALUE, "half_up 10"},
    {"000000,*,*,flexible_backpay_rate,,,,8.9%", RULE_OK, ""},
    {"000000,*,*,flexible_backpay_rate,,,,1.01", RULE_BAD_VALUE, "1.01"},
    {"000000,*,*,employee_fixed_year,,,,-180", RULE_BAD_VALUE, "-180"},
    {"000000,*,*,fee_needs_order,,,,yes", RULE_OK, ""},
    {"000000,*,*,fee_needs_order,,,,15", RULE_BAD_VALUE, "15"},
    {"000000,*,*,wait_counts_from,,,,cover_end", RULE_OK, ""},
    {"000000,*,*,wait_counts_from,,,,cover", RULE_BAD_VALUE, "cover"},
    {"000000,*,*,wait_counts_from,3,,,cover_end", RULE_BAD_ABOVE, "3"}, /* not a tiered parameter */
    {"000000,*,elder,resident_premium,,,,460", RULE_OK, ""},
    {"000000,*,exempt,resident_premium,,,,0", RULE_OK, ""},
    {"000000,*,老年人,resident_premium,,,,460", RULE_BAD_PAYER, "老年人"},
    {"33010,*,*,fee_rate,,,,0.0005", RULE_BAD_REGION, "33010"},
    {",*,*,fee_rate,,,,0.0005", RULE_BAD_REGION, ""},
    {"000000,health,*,fee_rate,,,,0.0005", RULE_BAD_SCHEME, "health"},
    {"000000,,*,fee_rate,,,,0.0005", RULE_BAD_SCHEME, ""},
    {"000000,*,boss,fee_rate,,,,0.0005", RULE_BAD_PAYER, "boss"},
    {"000000,*,*,fee_rates,,,,0.0005", RULE_UNKNOWN_PARAMETER, "fee_rates"},
    {"000000,*,*,fee_rate,3,,,0.0005", RULE_BAD_ABOVE, "3"}, /* not a tiered parameter */
    {"000000,*,*,resume,x,,,P+1/1", RULE_BAD_ABOVE, "x"},
    {"000000,*,*,resume,-1,,,P+1/1", RULE_BAD_ABOVE, "-1"},
    {"000000,*,*,resume,1.5,,,P+1/1", RULE_BAD_ABOVE, "1.5"},
    {"000000,*,*,resume,100000,,,P+1/1", RULE_OK, ""},
    {"000000,*,*,resume,100001,,,P+1/1", RULE_BAD_ABOVE, "100001"},
    {"000000,*,*,resume,18446744073709551617,,,P+1/1", RULE_BAD_ABOVE, "18446744073709551617"}, /* 2^64 + 1 */
    {"000000,*,*,fee_rate,,2011-7-1,,0.0005", RULE_BAD_DAY, "2011-7-1"},
    {"000000,*,*,fee_rate,,,2011-06-31,0.0005", RULE_BAD_DAY, "2011-06-31"},
    {"000000,*,*,fee_rate,,2011-07-01,2011-06-30,0.0005", RULE_DAYS_REVERSED, "2011-06-30"},
    {"000000,*,*,fee_rate,,,,", RULE_BAD_VALUE, ""},
    {"000000,*,*,fee_rate,,,,-0.0005", RULE_BAD_VALUE, "-0.0005"},
    {"000000,*,*,fee_rate,,,,five", RULE_BAD_VALUE, "five"},
    {"000000,*,*,employer_rate,,,,1.01", RULE_BAD_VALUE, "1.01"},
    {"000000,*,*,employer_rate,,,,101%", RULE_BAD_VALUE, "101%"},
    {"000000,*,*,average_wage,,,,-8000", RULE_BAD_VALUE, "-8000"},
    {"000000,*,*,average_wage,,,,8000 yuan", RULE_BAD_VALUE, "8000 yuan"},
    {"000000,*,*,backpay_months_max,,,,2.5", RULE_BAD_VALUE, "2.5"},
    {"000000,*,*,backpay_months_max,,,,100001", RULE_BAD_VALUE, "100001"},
    {"000000,*,*,backpay_months_max,,,,99999999999999999999", RULE_BAD_VALUE, "99999999999999999999"},
    {"000000,*,*,terms_of,,,,month", RULE_BAD_VALUE, "month"},
    {"000000,*,*,fee_applies,,,,maybe", RULE_BAD_VALUE, "maybe"},
    {"000000,*,*,base_rounding,,,,half_up", RULE_BAD_VALUE, "half_up"},
    {"000000,*,*,fee_start,,,,P+1/1", RULE_BAD_VALUE, "P+1/1"}, /* wants the anchor M */
    {"000000,*,*,fee_start,,,,M+1", RULE_BAD_VALUE, "M+1"},
    {"000000,*,*,suspension_start,,,,M+1/1", RULE_BAD_VALUE, "M+1/1"},
    {"000000,*,*,resume,,,,G+1/1", RULE_BAD_VALUE, "G+1/1"},
    {"000000,*,*,fee_waived_if_paid_by,,,,soon", RULE_BAD_VALUE, "soon"},
    {"000000,*,*,documents_zh,,,,", RULE_BAD_VALUE, ""},
};

Test(rules, checks_every_cell_of_a_row_and_names_the_one_that_is_wrong) {
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    struct rule_problem problem;
    enum rule_problem_code code = problem_of(rows[i].row, TEXT("law"), TEXT("2026-01-01"), &problem);
    cr_expect(code == rows[i].code, "%s: problem %d", rows[i].row, (int)code);
    if (code == RULE_OK) continue;
    cr_expect(text_is(problem.text, rows[i].text), "%s: \"%.*s\"", rows[i].row, (int)problem.text.length,
              problem.text.at);
    cr_expect(problem.file == 0 && problem.line == 7, "%s", rows[i].row);
  }
}

Test(rules, wants_a_source_and_a_readable_day_of_checking) {
  static const char *const row = "000000,*,*,fee_rate,,,,0.0005";
  struct rule_problem problem;
  cr_expect(problem_of(row, TEXT(""), TEXT("2026-01-01"), &problem) == RULE_NO_SOURCE);
  cr_expect(problem_of(row, TEXT("law"), TEXT("last year"), &problem) == RULE_BAD_DAY);
  cr_expect(text_is(problem.text, "last year"));
  cr_expect(problem_of(row, TEXT("law"), TEXT(""), &problem) == RULE_OK);
}

Test(rules, keeps_what_a_row_says_in_words_of_its_own) {
  char scratch[] = "330100,medical,*,employer_rate,,2025-01-01,,9.5%";
  struct rules rules = {0};
  struct rule_problem problem;
  struct rule_cells cells = cells_of(scratch);
  int file = rules_add_file(&rules, TEXT("hangzhou.csv"), 0);
  cr_assert(rules_add(&rules, file, 12, &cells, &problem));
  memset(scratch, '#', sizeof scratch - 1); /* the row's texts are copies */
  rows_seal(&rules);
  const struct rule *rule = &rules.rows[0];
  struct exact rate = exact_of("0.095");
  cr_expect(text_is(rule->label, "330100/employer_rate@2025-01-01"));
  cr_expect(text_is(rule->value_text, "9.5%"));
  cr_expect(text_is(rule->source, "a worked example"));
  cr_expect(rule->valid_on.serial == day("2026-01-01").serial);
  cr_expect(rule->region == 330100 && rule->scheme == SCHEME_MEDICAL && rule->party == ANY_PARTY);
  cr_expect(rule->line == 12 && rule->file == file && rule->above == ABOVE_NOTHING);
  cr_expect(rule->from.serial == day("2025-01-01").serial && rule->to.serial == DATE_LAST.serial);
  cr_expect(exact_compare(&rule->number, &rate) == 0);
  exact_clear(&rate);
  rules_clear(&rules);
}

Test(rules, keeps_a_count_apart_from_a_word) {
  static const struct {
    const char *row;
    int word, count;
  } kept[] = {
      {"000000,*,*,backpay_months_max,,,,36", 0, 36},
      {"000000,*,*,backpay_months_max,,,,0", 0, 0},
      {"000000,*,*,backpay_months_max,,,,100000", 0, 100000},
      {"000000,*,*,terms_of,,,,account_month", TERMS_OF_ACCOUNT_MONTH, 0},
      {"000000,*,*,terms_of,,,,payment_month", TERMS_OF_PAYMENT_MONTH, 0},
      {"000000,*,*,gap_costs,,,,not_covered", COSTS_NOT_COVERED, 0},
      {"000000,*,*,fee_rate,,,,1", 0, 0},
  };
  for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++) {
    struct rules rules = rules_from(kept[i].row);
    cr_expect(rules.rows[0].word == kept[i].word && rules.rows[0].count == kept[i].count, "%s", kept[i].row);
    rules_clear(&rules);
  }
}

Test(rules, labels_a_row_without_first_day_by_an_empty_day) {
  struct rules rules = rules_from(EVER("floor_ratio", "0.6"));
  cr_expect(text_is(rules.rows[0].label, "000000/floor_ratio@"));
  cr_expect(rules.rows[0].from.serial == DATE_FIRST.serial);
  rules_clear(&rules);
}

/* Two tables of given layers; the collision expected between two lines, 0 for none. */
static const struct {
  const char *first, *second;
  int second_layer;
  int line, other_line;
  int file, other_file;
} overlaps[] = {
    /* days that touch do not overlap; a day shared does */
    {"000000,*,*,fee_rate,,,2011-06-30,0.002\n000000,*,*,fee_rate,,2011-07-01,,0.0005\n", "", 0, 0, 0, 0, 0},
    {"000000,*,*,fee_rate,,,2011-07-01,0.002\n000000,*,*,fee_rate,,2011-07-01,,0.0005\n", "", 0, 3, 2, 0, 0},
    {"000000,*,*,fee_rate,,2011-07-01,,0.0005\n000000,*,*,fee_rate,,,2011-07-01,0.002\n", "", 0, 2, 3, 0, 0},
    /* an open row holds for ever */
    {"000000,*,*,fee_rate,,2000-01-01,,0.002\n000000,*,*,fee_rate,,2011-07-01,,0.0005\n", "", 0, 3, 2, 0, 0},
    {"000000,*,*,fee_rate,,,,0.002\n000000,*,*,fee_rate,,,,0.002\n", "", 0, 3, 2, 0, 0},
    /* a long row before a short one that is over: the third collides with the first */
    {"000000,*,*,fee_rate,,2000-01-01,2020-12-31,0.1\n000000,*,*,fee_rate,,2021-01-01,2021-12-31,0.2\n"
     "000000,*,*,fee_rate,,2020-06-01,2020-06-30,0.3\n",
     "", 0, 4, 2, 0, 0},
    /* every one of the five keys keeps rows apart */
    {"000000,*,*,resume,0,,,P+1/1\n000000,*,*,resume,3,,,P+6/1\n000000,*,*,resume,,,,P+1/1\n"
     "000000,medical,*,resume,0,,,P+1/1\n000000,*,employer,resume,0,,,P+1/1\n330000,*,*,resume,0,,,P+1/1\n"
     "000000,*,*,gap_costs,0,,,retroactive\n",
     "", 0, 0, 0, 0, 0},
    {"000000,*,*,resume,3,,,P+1/1\n000000,*,*,resume,3,,,P+6/1\n", "", 0, 3, 2, 0, 0},
    /* two tables of one layer collide, of two layers they do not */
    {EVER("fee_rate", "0.002"), EVER("fee_rate", "0.0005"), 0, 2, 2, 1, 0},
    {EVER("fee_rate", "0.002"), EVER("fee_rate", "0.0005"), 1, 0, 0, 0, 0},
};

Test(rules, refuses_two_rows_of_one_key_with_overlapping_days_and_names_both_lines) {
  for (size_t i = 0; i < sizeof overlaps / sizeof overlaps[0]; i++) {
    struct rules rules = {0};
    struct rule_problem problem = {.code = RULE_OK};
    rows_add(&rules, overlaps[i].first, "first.csv", 0);
    rows_add(&rules, overlaps[i].second, "second.csv", overlaps[i].second_layer);
    bool sealed = rules_seal(&rules, &problem);
    cr_expect(sealed == (overlaps[i].line == 0), "table %zu", i);
    if (!sealed) {
      cr_expect(problem.code == RULE_OVERLAP);
      cr_expect(problem.line == overlaps[i].line && problem.other_line == overlaps[i].other_line,
                "table %zu: lines %d and %d", i, problem.line, problem.other_line);
      cr_expect(problem.file == overlaps[i].file && problem.other_file == overlaps[i].other_file, "table %zu",
                i);
    }
    rules_clear(&rules);
  }
}

Test(rules, gives_the_rows_of_one_parameter_and_region) {
  struct rules rules = rules_from(
      "330000,*,*,fee_rate,,,,0.1\n000000,*,*,fee_rate,,,2011-06-30,0.2\n"
      "000000,*,*,fee_rate,,2011-07-01,,0.3\n330100,*,*,fee_rate,,,,0.4\n"
      "330000,*,*,fee_cap,,,,1\n");
  static const struct {
    enum parameter parameter;
    region_code region;
    size_t count;
  } ranges[] = {{PARAMETER_FEE_RATE, 0, 2},      {PARAMETER_FEE_RATE, 330000, 1},
                {PARAMETER_FEE_RATE, 330100, 1}, {PARAMETER_FEE_RATE, 330200, 0},
                {PARAMETER_FEE_CAP, 330000, 1},  {PARAMETER_FEE_CAP, 0, 0},
                {PARAMETER_AVERAGE_WAGE, 0, 0},  {PARAMETER_AVERAGE_PENSION, 999999, 0}};
  for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
    struct rule_range range = rules_of(&rules, ranges[i].parameter, ranges[i].region);
    cr_expect(range.count == ranges[i].count, "range %zu: %zu rows", i, range.count);
    for (size_t k = 0; k < range.count; k++)
      cr_expect(range.first[k].parameter == ranges[i].parameter && range.first[k].region == ranges[i].region);
  }
  for (size_t i = 0; i < rules.count; i++) cr_expect(rules.rows[i].index == i);
  cr_expect(rules_know_region(&rules, 330100) && !rules_know_region(&rules, 330200));
  rules_clear(&rules);
}

Test(rules, may_be_empty) {
  struct rules rules = {0};
  struct rule_problem problem;
  cr_expect(rules_seal(&rules, &problem));
  cr_expect(rules_of(&rules, PARAMETER_FEE_RATE, 0).count == 0);
  cr_expect_not(rules_know_region(&rules, 0));
  rules_clear(&rules);
}

Test(rules, hold_thousands_of_rows_and_many_files) {
  struct rules rules = {0};
  for (int file = 0; file < 40; file++) {
    int index = rules_add_file(&rules, TEXT("many.csv"), 0);
    for (int year = 0; year < 100; year++) {
      char row[100];
      struct rule_problem problem;
      snprintf(row, sizeof row, "%06d,*,*,average_wage,,%d-01-01,%d-12-31,%d", 110000 + file, 1990 + year,
               1990 + year, 1000 + year);
      struct rule_cells cells = cells_of(row);
      cr_assert(rules_add(&rules, index, year + 2, &cells, &problem));
    }
  }
  rows_seal(&rules);
  cr_expect(rules.count == 4000 && rules.file_count == 40);
  cr_expect(rules_of(&rules, PARAMETER_AVERAGE_WAGE, 110039).count == 100);
  rules_clear(&rules);
}
