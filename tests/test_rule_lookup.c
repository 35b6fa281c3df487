/* Questions to a small table; a missing answer is shown as CODE(argument,argument,...). */
#include "calc/rule_lookup.h"

#include "calc/case.h"
#include "rules_fixture.h"

#define EMPLOYER (enum party) PAYER_EMPLOYER
#define FLEXIBLE (enum party) PAYER_FLEXIBLE
#define FEMALE (enum party)(PARTY_OF_SEXES + SEX_FEMALE)

/* A lookup and all it needs. */
struct desk {
  struct rules rules;
  struct resolver resolver;
  struct diagnostics diagnostics;
  struct rule_lookup lookup;
};

static void desk_open(struct desk *desk, const char *rows, region_code region, enum scheme scheme,
                      enum party party) {
  *desk = (struct desk){.rules = rules_from(rows)};
  resolver_init(&desk->resolver, &desk->rules);
  desk->lookup = (struct rule_lookup){.resolved = resolver_rules(&desk->resolver, region, scheme, party),
                                      .region = region,
                                      .diagnostics = &desk->diagnostics};
}

static void desk_close(struct desk *desk) {
  diagnostics_clear(&desk->diagnostics);
  resolver_clear(&desk->resolver);
  rules_clear(&desk->rules);
}

static void expect_value(const struct rule *row, const char *expected) {
  cr_assert_not_null(row, "%s", expected);
  cr_expect(text_is(row->value_text, expected), "%.*s, expected %s", (int)row->value_text.length,
            row->value_text.at, expected);
}

/* The rows used, by label, in the order a basis takes them. */
static void expect_used(const struct rule_lookup *lookup, const char *expected) {
  struct buffer found = {0};
  for (int parameter = 0; parameter < PARAMETER_COUNT; parameter++) {
    if ((lookup->used & PARAMETER_BIT(parameter)) == 0) continue;
    if (found.length > 0) buffer_add_byte(&found, ' ');
    cr_expect((int)lookup->rows[parameter]->parameter == parameter);
    buffer_add_text(&found, lookup->rows[parameter]->label);
  }
  cr_expect(text_is(buffer_text(&found), expected), "%.*s, expected %s", (int)found.length, found.at,
            expected);
  buffer_clear(&found);
}

static void expect_reported(const struct diagnostics *diagnostics, size_t index, const char *expected,
                            int field) {
  struct buffer found = {0};
  cr_assert(index < diagnostics->count, "%s", expected);
  const struct diagnostic *item = &diagnostics->items[index];
  buffer_add_text(&found, text_from(diagnostics_table[item->code].code));
  for (int i = 0; i < item->argument_count; i++) {
    buffer_add_byte(&found, i == 0 ? '(' : ',');
    buffer_add_text(&found, diagnostics_text(diagnostics, item->arguments[i]));
  }
  buffer_add_byte(&found, ')');
  cr_expect(text_is(buffer_text(&found), expected), "%.*s, expected %s", (int)found.length, found.at,
            expected);
  cr_expect(item->field == field && item->value.length == 0);
  buffer_clear(&found);
}

static void expect_missing(const struct diagnostics *diagnostics, size_t index, const char *expected) {
  expect_reported(diagnostics, index, expected, FIELD_REGION);
}

#define RATES                                          \
  "000000,*,*,fee_rate,,1999-01-22,2011-06-30,0.002\n" \
  "000000,*,*,fee_rate,,2011-07-01,,0.0005\n"          \
  "000000,*,*,employer_rate,,,,0.06\n"                 \
  "330100,*,*,employer_rate,,2020-01-01,,0.095\n"      \
  "000000,*,*,base_floor,,,,3000\n"

Test(rule_lookup, remembers_each_row_that_answered_in_the_order_of_the_parameters) {
  struct desk desk;
  desk_open(&desk, RATES, 330106, SCHEME_MEDICAL, EMPLOYER);
  expect_value(rule_lookup_required(&desk.lookup, PARAMETER_FEE_RATE, day("2025-01-01")), "0.0005");
  expect_value(rule_lookup_required(&desk.lookup, PARAMETER_EMPLOYER_RATE, day("2025-01-01")), "0.095");
  expect_value(rule_lookup_optional(&desk.lookup, PARAMETER_BASE_FLOOR, day("2025-01-01")), "3000");
  expect_used(&desk.lookup, "000000/base_floor@ 330100/employer_rate@2020-01-01 000000/fee_rate@2011-07-01");
  cr_expect(desk.diagnostics.count == 0);
  desk_close(&desk);
}

Test(rule_lookup, keeps_the_last_of_several_rows_of_one_parameter) {
  struct desk desk;
  desk_open(&desk, RATES, 330106, SCHEME_MEDICAL, EMPLOYER);
  expect_value(rule_lookup_required(&desk.lookup, PARAMETER_FEE_RATE, day("2025-01-01")), "0.0005");
  expect_value(rule_lookup_required(&desk.lookup, PARAMETER_FEE_RATE, day("2011-06-30")), "0.002");
  expect_used(&desk.lookup, "000000/fee_rate@1999-01-22");
  desk_close(&desk);
}

Test(rule_lookup, forgets_the_rows_when_it_starts_again_but_not_what_was_missing) {
  struct desk desk;
  desk_open(&desk, RATES, 330106, SCHEME_MEDICAL, EMPLOYER);
  cr_expect_not_null(rule_lookup_required(&desk.lookup, PARAMETER_FEE_RATE, day("2025-01-01")));
  cr_expect_null(rule_lookup_required(&desk.lookup, PARAMETER_FEE_START, day("2025-01-01")));
  rule_lookup_restart(&desk.lookup);
  expect_used(&desk.lookup, "");
  cr_expect(desk.diagnostics.count == 1);
  expect_value(rule_lookup_required(&desk.lookup, PARAMETER_EMPLOYER_RATE, day("2019-12-31")), "0.06");
  expect_used(&desk.lookup, "000000/employer_rate@");
  desk_close(&desk);
}

Test(rule_lookup, remembers_all_that_a_case_states_itself_until_it_starts_again) {
  struct rule_lookup lookup = {0};
  rule_lookup_state(&lookup, PARAMETER_BASE_FLOOR);
  rule_lookup_state(&lookup, PARAMETER_EMPLOYER_RATE);
  cr_expect_eq(lookup.stated, PARAMETER_BIT(PARAMETER_BASE_FLOOR) | PARAMETER_BIT(PARAMETER_EMPLOYER_RATE));
  rule_lookup_restart(&lookup);
  cr_expect_eq(lookup.stated, 0);
}

static void expect_steady_until(const struct rule_lookup *lookup, const char *last) {
  cr_expect_eq(lookup->steady_until.serial, day(last).serial, "%s", last);
}

Test(rule_lookup, is_steady_until_the_first_of_its_answers_may_change) {
  struct desk desk;
  desk_open(&desk, RATES, 330106, SCHEME_MEDICAL, EMPLOYER);
  rule_lookup_restart(&desk.lookup);
  (void)rule_lookup_optional(&desk.lookup, PARAMETER_BASE_FLOOR, day("2005-01-01"));
  expect_steady_until(&desk.lookup, "9999-12-31");
  (void)rule_lookup_required(&desk.lookup, PARAMETER_EMPLOYER_RATE, day("2005-01-01"));
  expect_steady_until(&desk.lookup, "2019-12-31");
  (void)rule_lookup_see(&desk.lookup, PARAMETER_FEE_RATE, day("2005-01-01"));
  expect_steady_until(&desk.lookup, "2011-06-30");
  (void)rule_lookup_required(&desk.lookup, PARAMETER_EMPLOYER_RATE, day("2025-01-01"));
  expect_steady_until(&desk.lookup, "2011-06-30");
  rule_lookup_restart(&desk.lookup);
  /* that there is no row is an answer, too */
  cr_expect_null(rule_lookup_optional(&desk.lookup, PARAMETER_FEE_RATE, day("1990-01-01")));
  expect_steady_until(&desk.lookup, "1999-01-21");
  desk_close(&desk);
}

Test(rule_lookup, sees_a_row_that_no_figure_rests_on) {
  struct desk desk;
  desk_open(&desk, RATES, 330106, SCHEME_MEDICAL, EMPLOYER);
  expect_value(rule_lookup_see(&desk.lookup, PARAMETER_FEE_RATE, day("2025-01-01")), "0.0005");
  cr_expect_null(rule_lookup_see(&desk.lookup, PARAMETER_FEE_CAP, day("2025-01-01")));
  expect_used(&desk.lookup, "");
  desk_close(&desk);
}

Test(rule_lookup, is_not_steady_on_an_estimate) {
  struct desk desk;
  desk_open(&desk, "330100,*,*,base_floor,,2020-01-01,2020-12-31,3000\n", 330106, SCHEME_MEDICAL, EMPLOYER);
  desk.lookup.estimates = true;
  rule_lookup_restart(&desk.lookup);
  expect_value(rule_lookup_required(&desk.lookup, PARAMETER_BASE_FLOOR, day("2021-02-01")), "3000");
  cr_expect(date_is_before(desk.lookup.steady_until, day("2021-02-01")));
  desk_close(&desk);
}

Test(rule_lookup, says_nothing_of_an_optional_row_that_is_missing) {
  struct desk desk;
  desk_open(&desk, RATES, 330106, SCHEME_MEDICAL, EMPLOYER);
  cr_expect_null(rule_lookup_optional(&desk.lookup, PARAMETER_FEE_CAP, day("2025-01-01")));
  cr_expect_null(rule_lookup_optional(&desk.lookup, PARAMETER_FEE_RATE, day("1999-01-21")));
  cr_expect(desk.diagnostics.count == 0 && desk.lookup.used == 0);
  desk_close(&desk);
}

Test(rule_lookup, reports_a_missing_row_with_region_scheme_payer_and_day) {
  /* the region is the one the case states, though the nearest that has rows is Hangzhou's or the nation's */
  static const struct {
    region_code region;
    enum scheme scheme;
    enum party party;
    enum parameter parameter;
    const char *day, *expected;
  } questions[] = {
      {330106, SCHEME_MEDICAL, EMPLOYER, PARAMETER_AVERAGE_WAGE, "2025-03-01",
       "E150(average_wage,330106,medical,employer,2025-03-01)"},
      {110000, SCHEME_PENSION, FLEXIBLE, PARAMETER_FEE_START, "2011-06-30",
       "E150(fee_start,110000,pension,flexible,2011-06-30)"},
      {0, SCHEME_RESIDENT_MEDICAL, EMPLOYER, PARAMETER_RESIDENT_PREMIUM, "2025-12-31",
       "E150(resident_premium,000000,resident_medical,employer,2025-12-31)"},
      {430100, SCHEME_MEDICAL, FEMALE, PARAMETER_REQUIRED_MONTHS, "2024-09-30",
       "E150(required_months,430100,medical,female,2024-09-30)"},
  };
  for (size_t i = 0; i < sizeof questions / sizeof questions[0]; i++) {
    struct desk desk;
    desk_open(&desk, RATES, questions[i].region, questions[i].scheme, questions[i].party);
    cr_expect_null(rule_lookup_required(&desk.lookup, questions[i].parameter, day(questions[i].day)));
    cr_expect(desk.diagnostics.count == 1 && desk.lookup.used == 0);
    expect_missing(&desk.diagnostics, 0, questions[i].expected);
    desk_close(&desk);
  }
}

Test(rule_lookup, reports_every_missing_row_each_with_its_own_day) {
  struct desk desk;
  desk_open(&desk, RATES, 330106, SCHEME_MEDICAL, EMPLOYER);
  cr_expect_null(rule_lookup_required(&desk.lookup, PARAMETER_FEE_RATE, day("1999-01-21")));
  cr_expect_null(rule_lookup_required(&desk.lookup, PARAMETER_TERMS_OF, day("2025-02-01")));
  cr_expect(desk.diagnostics.count == 2);
  expect_missing(&desk.diagnostics, 0, "E150(fee_rate,330106,medical,employer,1999-01-21)");
  expect_missing(&desk.diagnostics, 1, "E150(terms_of,330106,medical,employer,2025-02-01)");
  desk_close(&desk);
}

Test(rule_lookup, rounds_as_the_row_says_and_reports_only_the_remainder_it_forbids) {
  static const struct {
    const char *rounding, *yuan;
    int64_t fen;
    const char *reported;
  } amounts[] = {
      {"half_up 0.01", "8.125", 813, NULL},
      {"down 0.1", "8.19", 810, NULL},
      {"exact 0.01", "8.12", 812, NULL},
      {"exact 0.01", "8.125", 77, "E151(employee share,8.125)"},
      {"exact 1", "8.5", 77, "E151(employee share,8.5)"},
  };
  for (size_t i = 0; i < sizeof amounts / sizeof amounts[0]; i++) {
    char row[80];
    struct desk desk;
    struct money amount = {integer_from(77)}, expected = {integer_from(amounts[i].fen)};
    struct exact yuan = exact_of(amounts[i].yuan);
    snprintf(row, sizeof row, "000000,*,*,amount_rounding,,,,%s\n", amounts[i].rounding);
    desk_open(&desk, row, 0, SCHEME_MEDICAL, EMPLOYER);
    const struct rule *rounding =
        rule_lookup_required(&desk.lookup, PARAMETER_AMOUNT_ROUNDING, day("2025-01-01"));
    bool is_rounded = rule_lookup_round(&desk.lookup, &amount, &yuan, rounding, "employee share");
    cr_expect(is_rounded == (amounts[i].reported == NULL), "%s", amounts[i].yuan);
    cr_expect(money_compare(&amount, &expected) == 0, "%s", amounts[i].yuan);
    cr_expect(desk.diagnostics.count == (amounts[i].reported == NULL ? 0 : 1), "%s", amounts[i].yuan);
    if (amounts[i].reported != NULL) expect_reported(&desk.diagnostics, 0, amounts[i].reported, FIELD_NONE);
    money_clear(&amount);
    money_clear(&expected);
    exact_clear(&yuan);
    desk_close(&desk);
  }
}

#define TIERS                           \
  TIER("gap_costs", "0", "retroactive") \
  TIER("gap_costs", "3", "employer_pays") TIER("documents_en", "0", "contract")

Test(rule_lookup, finds_the_tier_that_holds_and_remembers_it) {
  static const struct {
    int key;
    const char *expected;
  } keys[] = {{1, "retroactive"}, {3, "retroactive"}, {4, "employer_pays"}, {400, "employer_pays"}};
  for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
    struct desk desk;
    desk_open(&desk, TIERS, 0, SCHEME_MEDICAL, EMPLOYER);
    expect_value(rule_lookup_tier(&desk.lookup, PARAMETER_GAP_COSTS, day("2025-01-01"), keys[i].key),
                 keys[i].expected);
    expect_value(desk.lookup.rows[PARAMETER_GAP_COSTS], keys[i].expected);
    cr_expect(desk.lookup.used == PARAMETER_BIT(PARAMETER_GAP_COSTS) && desk.diagnostics.count == 0);
    desk_close(&desk);
  }
}

Test(rule_lookup, reports_a_missing_tier_unless_the_parameter_is_optional) {
  struct desk desk;
  desk_open(&desk, TIERS, 0, SCHEME_MEDICAL, EMPLOYER);
  cr_expect_null(rule_lookup_tier(&desk.lookup, PARAMETER_DOCUMENTS_EN, day("2025-01-01"), 0));
  cr_expect_null(rule_lookup_tier(&desk.lookup, PARAMETER_DOCUMENTS_ZH, day("2025-01-01"), 5));
  cr_expect(desk.diagnostics.count == 0);
  cr_expect_null(rule_lookup_tier(&desk.lookup, PARAMETER_GAP_COSTS, day("2025-01-01"), 0));
  cr_expect_null(rule_lookup_tier(&desk.lookup, PARAMETER_CONTINUITY, day("2025-01-01"), 5));
  cr_expect(desk.diagnostics.count == 2 && desk.lookup.used == 0);
  expect_missing(&desk.diagnostics, 0, "E150(gap_costs,000000,medical,employer,2025-01-01)");
  expect_missing(&desk.diagnostics, 1, "E150(continuity,000000,medical,employer,2025-01-01)");
  desk_close(&desk);
}
