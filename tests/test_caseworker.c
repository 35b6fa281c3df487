/* Rows of a list in memory worked through one after the other, by a table of rules that charges 10 % of the
 * wage and no late fee; and the same rows read in another order than they are claimed in. */
#include "formats/list/caseworker.h"

#include <criterion/criterion.h>

#include "formats/list/builtin_tables.h"
#include "rules_fixture.h"

static const char rule_rows[] =
    "000000,*,*,employer_rate,,,,0.08\n"
    "000000,*,*,employee_rate,,,,0.02\n"
    "000000,*,*,base_when_unstated,,,,reject\n"
    "000000,*,*,base_rounding,,,,half_up 0.01\n"
    "000000,*,*,terms_of,,,,account_month\n"
    "000000,*,*,amount_rounding,,,,half_up 0.01\n"
    "000000,*,*,amount_rounding_level,,,,share\n"
    "000000,*,*,fee_applies,,,,no\n"
    "000000,*,*,fee_bearer,,,,payer\n"
    "000000,*,*,fee_cap_level,,,,month\n"
    "000000,*,*,fee_start,,,,M+1/1\n"
    "000000,*,*,fee_end,,,,payment_day\n"
    "000000,*,*,fee_rate,,,,0.0005\n"
    "000000,*,*,fee_rounding,,,,half_up 0.01\n"
    "000000,*,*,fee_rounding_level,,,,month\n"
    "000000,*,*,gap_counts,,,,to_month_before_payment\n"
    "000000,*,*,suspension_start,,,,G+1/1\n"
    "000000,*,*,resume,0,,,P+1/1\n"
    "000000,*,*,gap_costs,0,,,retroactive\n"
    "000000,*,*,continuity,0,,,kept\n"
    "000000,*,*,account_credited,0,,,yes\n";

/* Zhang by his number of 18 characters and of 15, Li, and nobody. Zhang's months of line 4 lie in those of
 * line 2; line 5 is another scheme; line 6 is rejected for its wage and claims nothing, so line 7 may; line 8
 * has no end and takes the months up to May, the month before the day of payment, among them that of line 7;
 * nobody is never the same person. */
static const char rows[] =
    "id_number,scheme,gap_from,gap_to,wage\n"
    "11010519491231002X,medical,2026-01,2026-03,1000.00\n"
    "110105491231002,medical,2025-11,2025-12,1000.00\n"
    "110105491231002,pension+medical,2026-03,2026-03,1000.00\n"
    "11010519491231002X,pension,2026-03,2026-03,1000.00\n"
    "440524188001010014,medical,2026-01,2026-02,ten\n"
    "440524188001010014,medical,2026-02,2026-02,1000.00\n"
    "440524188001010014,medical,2025-12,,1000.00\n"
    ",medical,2026-01,2026-01,1000.00\n"
    ",medical,2026-01,2026-01,1000.00\n";

/* What comes of each: arrears in fen, summed over the schemes, or the line that was there before. */
static const struct {
  int64_t fen, earlier;
} expected[] = {
    {30000, 0}, /* 3 months x 100.00 */
    {20000, 0}, /* the months before them */
    {0, 2},     /* medical: rejected whole, so that its pension claims nothing */
    {10000, 0}, /* and may be claimed here */
    {0, 0},     /* another fault */
    {10000, 0}, {0, 7}, {10000, 0}, {10000, 0},
};
enum { ROW_COUNT = sizeof expected / sizeof expected[0] };

/* A list that is open and whatever its rows are worked out by. */
struct desk {
  struct table *table;
  struct case_columns columns;
  struct case_defaults defaults;
  struct regions regions;
  struct rules rules;
  struct workdays calendar;
  struct casework casework;
};

static void desk_open(struct desk *desk, const char *bytes) {
  struct table_error error;
  struct columns_problem problem;
  size_t count;
  *desk = (struct desk){.defaults = {.region = REGION_NATION, .pay_on = day("2026-06-20")},
                        .rules = rules_from(rule_rows)};
  desk->table = table_open_memory(text_from(bytes), (struct table_options){0}, &error);
  cr_assert_not_null(desk->table);
  const struct text *names = table_header(desk->table, &count);
  cr_assert(case_columns_find(&desk->columns, names, count, (struct column_choices){0}, &problem));
  desk->casework = (struct casework){
      &desk->columns, &desk->defaults, &desk->regions, &desk->rules, &desk->calendar, {0}, NULL};
}

static void desk_close(struct desk *desk) {
  rules_clear(&desk->rules);
  case_columns_clear(&desk->columns);
  table_close(desk->table);
}

static void expect_outcome(const struct dossier *dossier, int row) {
  struct money sum = {0}, wanted = {0};
  integer_set_small(&wanted.fen, expected[row].fen);
  for (int i = 0; i < dossier->assessment_count; i++) money_add(&sum, &sum, &dossier->assessments[i].arrears);
  cr_expect_eq(money_compare(&sum, &wanted), 0, "line %d", row + 2);
  cr_expect_eq(dossier_is_rejected(dossier), expected[row].fen == 0, "line %d", row + 2);
  money_clear(&sum);
  money_clear(&wanted);
  if (expected[row].earlier == 0) return;
  const struct diagnostics *diagnostics = &dossier->diagnostics;
  cr_assert_eq(diagnostics->count, 1, "line %d", row + 2);
  cr_expect_eq(diagnostics->items[0].code, DIAGNOSTIC_DUPLICATE_CLAIM);
  const struct text_slice *arguments = diagnostics->items[0].arguments;
  char earlier[8];
  snprintf(earlier, sizeof earlier, "%d", (int)expected[row].earlier);
  cr_expect(text_is(diagnostics_text(diagnostics, arguments[0]), earlier), "line %d", row + 2);
  cr_expect(text_is(diagnostics_text(diagnostics, arguments[1]), "medical"), "line %d", row + 2);
}

Test(caseworker, takes_the_rows_of_a_list_one_after_the_other) {
  struct desk desk;
  struct caseworker worker;
  struct claims claims = {0};
  struct dossier dossier = {0};
  struct table_row row;
  desk_open(&desk, rows);
  caseworker_init(&worker, &desk.casework);
  for (int i = 0; i < ROW_COUNT; i++) {
    cr_assert_eq(table_next(desk.table, &row), TABLE_OK);
    caseworker_row(&worker, &claims, &dossier, &row, table_encoding(desk.table));
    expect_outcome(&dossier, i);
  }
  cr_expect_eq(table_next(desk.table, &row), TABLE_END);
  dossier_clear(&dossier);
  claims_clear(&claims);
  caseworker_clear(&worker);
  desk_close(&desk);
}

Test(caseworker, may_share_a_list_with_another_as_long_as_claims_are_taken_in_order) {
  static struct dossier dossiers[ROW_COUNT];
  struct desk desk;
  struct caseworker workers[2];
  struct claims claims = {0};
  struct table_row row;
  desk_open(&desk, rows);
  for (int i = 0; i < 2; i++) caseworker_init(&workers[i], &desk.casework);
  for (int i = 0; i < ROW_COUNT; i++) {
    cr_assert_eq(table_next(desk.table, &row), TABLE_OK);
    cases_take_row(&dossiers[i], &row, &desk.columns, table_encoding(desk.table));
  }
  for (int i = ROW_COUNT - 1; i >= 0; i--) caseworker_assess(&workers[i % 2], &dossiers[i]);
  for (int i = 0; i < ROW_COUNT; i++) {
    claims_take(&claims, &dossiers[i]);
    expect_outcome(&dossiers[i], i);
    dossier_clear(&dossiers[i]);
  }
  claims_clear(&claims);
  for (int i = 0; i < 2; i++) caseworker_clear(&workers[i]);
  desk_close(&desk);
}

Test(caseworker, shows_what_was_typed_where_the_rules_refuse_it) {
  struct desk desk;
  struct caseworker worker;
  struct claims claims = {0};
  struct dossier dossier = {0};
  struct table_row row;
  desk_open(&desk, "gap_from,gap_to,wage\n 2026年3月 ,2026-02,1000\n");
  caseworker_init(&worker, &desk.casework);
  cr_assert_eq(table_next(desk.table, &row), TABLE_OK);
  caseworker_row(&worker, &claims, &dossier, &row, ENCODING_UTF_8);
  cr_assert_eq(dossier.diagnostics.count, 1);
  const struct diagnostic *item = &dossier.diagnostics.items[0];
  cr_expect_eq(item->field, FIELD_GAP_TO);
  cr_expect(text_is(diagnostics_text(&dossier.diagnostics, item->value), "2026-02"));
  dossier_clear(&dossier);
  claims_clear(&claims);
  caseworker_clear(&worker);
  desk_close(&desk);
}
