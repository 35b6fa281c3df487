/* Lines count from 2, below a header. A finding is shown as its code and the lines it names: `gap 2 3`. */
#include "calc/lint.h"

#include "rules_fixture.h"

/* Findings in the order in which they were reported. */
struct findings {
  struct buffer text;
};

static void add_line(struct buffer *out, const struct rule *row) {
  char number[16];
  if (row == NULL) return;
  snprintf(number, sizeof number, " %d", row->line);
  buffer_add(out, number, strlen(number));
}

static void note_finding(void *context, const struct lint_finding *finding) {
  static const char *const names[] = {[LINT_GAP] = "gap",
                                      [LINT_HOLE] = "hole",
                                      [LINT_CROSSED] = "crossed",
                                      [LINT_STALE] = "stale",
                                      [LINT_UNDATED] = "undated"};
  struct buffer *out = &((struct findings *)context)->text;
  if (out->length > 0) buffer_add_literal(out, "; ");
  buffer_add(out, names[finding->code], strlen(names[finding->code]));
  add_line(out, finding->row);
  add_line(out, finding->other);
  if (finding->code != LINT_GAP && finding->code != LINT_HOLE) return;
  buffer_add_byte(out, ' ');
  date_format(out, finding->first);
  buffer_add_literal(out, "..");
  date_format(out, finding->last);
}

static void expect_findings(struct rules *rules, struct date oldest, const char *expected) {
  struct findings findings = {{0}};
  lint_rules(rules, oldest, note_finding, &findings);
  cr_expect(text_is(buffer_text(&findings.text), expected), "%.*s, expected %s", (int)findings.text.length,
            findings.text.at, expected);
  buffer_clear(&findings.text);
  rules_clear(rules);
}

Test(lint, finds_days_without_a_row_between_rows_of_one_key) {
  static const struct {
    const char *rows, *expected;
  } table[] = {
      {"", ""},
      {"340100,*,*,employer_rate,,2024-01-01,2024-12-31,0.06\n340100,*,*,employer_rate,,2025-01-01,,0.07\n",
       ""},
      {"340100,*,*,employer_rate,,2024-01-01,2024-12-31,0.06\n340100,*,*,employer_rate,,2025-01-02,,0.07\n",
       "gap 2 3 2025-01-01..2025-01-01"},
      {"340100,*,*,employer_rate,,2024-01-01,2024-12-30,0.06\n340100,*,*,employer_rate,,2025-02-01,,0.07\n",
       "gap 2 3 2024-12-31..2025-01-31"}, /* a day and a month */
      {"340100,*,*,employer_rate,,2025-02-01,,0.07\n340100,*,*,employer_rate,,,2023-12-31,0.06\n",
       "hole 3 2 2024-01-01..2025-01-31"}, /* in the order of days, not of lines */
      {"340100,*,*,employer_rate,,2024-01-01,2024-12-31,0.06\n340100,medical,*,employer_rate,,2026-01-01,,0."
       "07\n",
       ""}, /* other keys: nothing between them is missing */
      {"340100,*,*,resume,0,2024-01-01,2024-12-31,P+1/1\n340100,*,*,resume,3,2026-01-01,,P+6/1\n", ""},
      {"340100,*,*,resume,3,2024-01-01,2024-12-31,P+1/1\n340100,*,*,resume,3,2026-01-01,,P+6/1\n",
       "hole 2 3 2025-01-01..2025-12-31"},
  };
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct rules rules = rules_from(table[i].rows);
    expect_findings(&rules, DATE_NONE, table[i].expected);
  }
}

/* A later layer covers what an earlier one leaves open, and a long row covers short ones behind it. */
Test(lint, a_later_layer_may_fill_the_gap) {
  struct rules rules = {0};
  rows_add(
      &rules,
      "340100,*,*,employer_rate,,2024-01-01,2024-12-31,0.06\n340100,*,*,employer_rate,,2026-01-01,,0.07\n",
      "base.csv", 0);
  rows_add(&rules, "340100,*,*,employer_rate,,2024-07-01,2025-12-31,0.065\n", "mine.csv", 1);
  rows_seal(&rules);
  expect_findings(&rules, DATE_NONE, "");
}

Test(lint, measures_the_gap_from_the_last_day_covered_not_from_the_last_row) {
  struct rules rules = {0};
  rows_add(
      &rules,
      "340100,*,*,employer_rate,,2024-01-01,2025-06-30,0.06\n340100,*,*,employer_rate,,2026-01-01,,0.07\n",
      "base.csv", 0);
  rows_add(&rules, "340100,*,*,employer_rate,,2024-07-01,2024-12-31,0.065\n", "mine.csv", 1);
  rows_seal(&rules);
  expect_findings(&rules, DATE_NONE, "hole 2 3 2025-07-01..2025-12-31");
}

Test(lint, finds_a_floor_above_its_ceiling_on_a_common_day) {
  static const struct {
    const char *rows, *expected;
  } table[] = {
      {"340100,*,*,base_floor,,2025-01-01,,5000\n340100,*,*,base_ceiling,,2025-01-01,,4999.99\n",
       "crossed 2 3"},
      {"340100,*,*,base_floor,,2025-01-01,,5000\n340100,*,*,base_ceiling,,2025-01-01,,5000\n", ""},
      {"340100,*,*,base_floor,,2025-01-01,,5000\n340100,*,*,base_ceiling,,,2024-12-31,4000\n", ""},
      {"340100,*,*,base_floor,,2024-12-31,,5000\n340100,*,*,base_ceiling,,,2024-12-31,4000\n", "crossed 2 3"},
      {"340100,*,*,base_floor,,,,5000\n340200,*,*,base_ceiling,,,,4000\n", ""}, /* another place */
      {"340100,medical,*,base_floor,,,,5000\n340100,pension,*,base_ceiling,,,,4000\n", ""},
  };
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct rules rules = rules_from(table[i].rows);
    expect_findings(&rules, DATE_NONE, table[i].expected);
  }
}

/* Ceilings of every layer count, each on its own days, and of one key only: line 4 has no day in common with
 * the floor, line 5 is high enough, line 2 of the later table crosses on its last day. */
Test(lint, holds_a_floor_against_the_ceilings_of_every_layer) {
  struct rules rules = {0};
  rows_add(&rules,
           "340100,*,*,base_floor,,2025-01-01,2025-12-31,5000\n340100,*,*,base_ceiling,,,2025-03-31,4000\n"
           "340100,*,*,base_ceiling,,2026-01-01,,4000\n340100,*,*,base_ceiling,,2025-04-01,2025-12-31,5000\n"
           "340100,medical,*,base_ceiling,,,,4000\n340100,*,flexible,base_ceiling,,,,4000\n",
           "base.csv", 0);
  rows_add(&rules, "340100,*,*,base_ceiling,,2025-12-31,,4500\n", "mine.csv", 2);
  rows_seal(&rules);
  expect_findings(&rules, DATE_NONE, "crossed 2 3; crossed 2 2");
}

/* The fixture's rows were last checked on 2026-01-01. */
Test(lint, finds_rows_checked_before_the_oldest_day_allowed) {
  static const struct {
    const char *oldest, *expected;
  } table[] = {{"2025-12-31", ""}, {"2026-01-01", ""}, {"2026-01-02", "stale 2"}};
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct rules rules = rules_from("340100,*,*,employer_rate,,,,0.06\n");
    expect_findings(&rules, day(table[i].oldest), table[i].expected);
  }
}

Test(lint, finds_rows_nobody_says_to_have_checked) {
  struct rules rules = {0};
  struct rule_problem problem;
  struct rule_cells cells = cells_of("340100,*,*,employer_rate,,,,0.06");
  cells.valid_on = TEXT("");
  int file = rules_add_file(&rules, TEXT("rows.csv"), 0);
  cr_assert(rules_add(&rules, file, 2, &cells, &problem));
  rows_seal(&rules);
  expect_findings(&rules, day("2026-01-01"), "undated 2");
}
