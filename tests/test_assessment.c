/* Rows are named by their labels without region, `employer_rate@` for example. */
#include "calc/assessment.h"

#include "rules_fixture.h"

#define ROWS                                           \
  "000000,*,*,employer_rate,,,2024-12-31,0.08\n"       \
  "000000,*,*,employer_rate,,2025-01-01,,0.09\n"       \
  "000000,*,*,employee_rate,,,,0.02\n"                 \
  "000000,*,*,fee_start,,,,M+1/1\n"                    \
  "000000,*,*,fee_rate,,1999-01-22,2011-06-30,0.002\n" \
  "000000,*,*,fee_rate,,2011-07-01,,0.0005\n"          \
  "000000,*,*,fee_rounding,,,,half_up 0.01\n"

static const struct rule *row_of(const struct rules *rules, const char *label) {
  for (size_t i = 0; i < rules->count; i++)
    if (text_is(text_from_offset(rules->rows[i].label, 7), label)) return &rules->rows[i];
  cr_assert_fail("no such row: %s", label);
  return NULL;
}

static void remember(struct rule_lookup *lookup, const struct rules *rules, const char *label) {
  const struct rule *row = row_of(rules, label);
  rule_lookup_remember(lookup, row->parameter, row);
}

static void expect_basis(const struct assessment *assessment, struct basis basis, const char *expected) {
  struct buffer found = {0};
  cr_assert(basis.first + basis.count <= assessment->basis_row_count, "%s", expected);
  for (size_t i = 0; i < basis.count; i++) {
    if (i > 0) buffer_add_byte(&found, ' ');
    buffer_add_text(&found, text_from_offset(assessment->basis_rows[basis.first + i]->label, 7));
  }
  cr_expect(text_is(buffer_text(&found), expected), "%.*s, expected %s", (int)found.length, found.at,
            expected);
  buffer_clear(&found);
}

/* A line of the month whose fee runs over the rows named, `-` where no row is in force; ten days each. */
static struct ledger_line *add_line(struct assessment *assessment, const struct rules *rules,
                                    const char *month, const char *rates) {
  struct ledger_line *line = assessment_add_line(assessment, month_of(month));
  struct text rest = text_from(rates);
  struct date first = day("2011-01-01");
  while (rest.length > 0) {
    char label[100];
    struct text piece = next_piece(&rest, ' ');
    snprintf(label, sizeof label, "%.*s", (int)piece.length, piece.at);
    const struct rule *rate = strcmp(label, "-") == 0 ? NULL : row_of(rules, label);
    assessment_add_segment(assessment, (struct fee_segment){rate, first, date_add_days(first, 9)});
    line->segment_count++;
    first = date_add_days(first, 10);
  }
  return line;
}

#define OLD "fee_rate@1999-01-22"
#define NEW "fee_rate@2011-07-01"

Test(assessment, gives_a_new_line_its_month_and_nothing_else) {
  struct assessment assessment = {0};
  assessment_reset(&assessment);
  assessment_add_segment(&assessment, (struct fee_segment){NULL, DATE_FIRST, DATE_LAST});
  struct ledger_line *line = assessment_add_line(&assessment, month_of("2024-02"));
  cr_expect(assessment.line_count == 1 && line == assessment.lines);
  cr_expect(line->month.index == month_of("2024-02").index);
  cr_expect(line->first_day.serial == day("2024-02-01").serial);
  cr_expect(line->status == LINE_OK && !line->has_days && line->days == 0);
  cr_expect(!date_is_set(line->fee_first) && !date_is_set(line->fee_last));
  cr_expect(money_is_zero(&line->arrears) && exact_sign(&line->late_fee_exact) == 0);
  cr_expect(line->first_segment == 1 && line->segment_count == 0 && line->basis.count == 0);
  assessment_clear(&assessment);
}

Test(assessment, keeps_lines_and_segments_in_order_while_it_grows) {
  enum { COUNT = 500 };
  struct assessment assessment = {0};
  assessment_reset(&assessment);
  for (int i = 0; i < COUNT; i++) {
    struct ledger_line *line = assessment_add_line(&assessment, month_add(month_of("1990-01"), i));
    line->days = i;
    struct date first = date_add_days(day("1990-01-01"), i);
    assessment_add_segment(&assessment, (struct fee_segment){NULL, first, first});
  }
  cr_assert(assessment.line_count == COUNT && assessment.segment_count == COUNT);
  for (int i = 0; i < COUNT; i++) {
    cr_assert(assessment.lines[i].days == i && assessment.lines[i].first_segment == (size_t)i);
    cr_assert(assessment.segments[i].first.serial == day("1990-01-01").serial + i);
  }
  assessment_clear(&assessment);
}

Test(assessment, keeps_the_rows_a_lookup_used_in_the_order_of_the_parameters) {
  struct rules rules = rules_from(ROWS);
  struct assessment assessment = {0};
  struct rule_lookup lookup = {0};
  assessment_reset(&assessment);
  remember(&lookup, &rules, "fee_start@");
  remember(&lookup, &rules, "employee_rate@");
  remember(&lookup, &rules, "employer_rate@2025-01-01");
  expect_basis(&assessment, assessment_keep_basis(&assessment, &lookup, NULL),
               "employer_rate@2025-01-01 employee_rate@ fee_start@");
  /* without a line the rate last asked for is a row as any other */
  remember(&lookup, &rules, OLD);
  expect_basis(&assessment, assessment_keep_basis(&assessment, &lookup, NULL),
               "employer_rate@2025-01-01 employee_rate@ fee_start@ " OLD);
  rule_lookup_restart(&lookup);
  expect_basis(&assessment, assessment_keep_basis(&assessment, &lookup, NULL), "");
  assessment_clear(&assessment);
  rules_clear(&rules);
}

Test(assessment, names_each_rate_of_a_line_once_in_the_order_of_its_days) {
  static const struct {
    const char *segments, *expected;
  } lines[] = {
      {OLD, "employee_rate@ fee_start@ " OLD " fee_rounding@"},
      {OLD " " NEW, "employee_rate@ fee_start@ " OLD " " NEW " fee_rounding@"},
      {NEW " " OLD, "employee_rate@ fee_start@ " NEW " " OLD " fee_rounding@"},
      /* a rate that gives way to another and comes back */
      {OLD " " NEW " " OLD, "employee_rate@ fee_start@ " OLD " " NEW " fee_rounding@"},
      {OLD " " OLD, "employee_rate@ fee_start@ " OLD " fee_rounding@"},
      /* days without a rate name nothing */
      {"- " OLD " - " NEW " -", "employee_rate@ fee_start@ " OLD " " NEW " fee_rounding@"},
      {"-", "employee_rate@ fee_start@ fee_rounding@"},
  };
  struct rules rules = rules_from(ROWS);
  for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
    struct assessment assessment = {0};
    struct rule_lookup lookup = {0};
    assessment_reset(&assessment);
    struct ledger_line *line = add_line(&assessment, &rules, "2010-12", lines[i].segments);
    remember(&lookup, &rules, "fee_rounding@");
    remember(&lookup, &rules, NEW); /* the last one asked for, whatever the segments hold */
    remember(&lookup, &rules, "fee_start@");
    remember(&lookup, &rules, "employee_rate@");
    expect_basis(&assessment, assessment_keep_basis(&assessment, &lookup, line), lines[i].expected);
    assessment_clear(&assessment);
  }
  rules_clear(&rules);
}

Test(assessment, names_more_rates_of_one_line_than_there_are_parameters) {
  enum { RATES = PARAMETER_COUNT + 30 };
  struct rules rules = {0};
  struct buffer rows = {0};
  for (int i = 0; i < RATES; i++) {
    char row[100];
    int length =
        snprintf(row, sizeof row, "000000,*,*,fee_rate,,%d-01-01,%d-12-31,0.001\n", 1950 + i, 1950 + i);
    buffer_add(&rows, row, (size_t)length);
  }
  buffer_add_byte(&rows, '\0');
  rows_add(&rules, rows.at, "rates.csv", 0);
  rows_seal(&rules);
  struct assessment assessment = {0};
  struct rule_lookup lookup = {0};
  assessment_reset(&assessment);
  struct ledger_line *line = assessment_add_line(&assessment, month_of("1949-12"));
  for (size_t i = 0; i < rules.count; i++)
    assessment_add_segment(&assessment,
                           (struct fee_segment){&rules.rows[i], rules.rows[i].from, rules.rows[i].to});
  line->segment_count = rules.count;
  rule_lookup_remember(&lookup, PARAMETER_FEE_RATE, &rules.rows[0]);
  struct basis basis = assessment_keep_basis(&assessment, &lookup, line);
  cr_assert(basis.count == RATES);
  for (size_t i = 0; i < RATES; i++) cr_expect(assessment.basis_rows[basis.first + i] == &rules.rows[i]);
  assessment_clear(&assessment);
  buffer_clear(&rows);
  rules_clear(&rules);
}

Test(assessment, stores_a_list_equal_to_that_of_the_line_before_only_once) {
  struct rules rules = rules_from(ROWS);
  struct assessment assessment = {0};
  struct rule_lookup lookup = {0};
  assessment_reset(&assessment);
  static const struct {
    const char *month, *employer_rate, *rates, *expected;
    size_t first; /* in the basis; where it equals that of the line before, the list is shared */
  } lines[] = {
      {"2024-10", "employer_rate@", NEW, "employer_rate@ " NEW, 0},
      {"2024-11", "employer_rate@", NEW, "employer_rate@ " NEW, 0},
      {"2024-12", "employer_rate@", NEW " " NEW, "employer_rate@ " NEW, 0},
      {"2025-01", "employer_rate@2025-01-01", NEW, "employer_rate@2025-01-01 " NEW, 2},
      {"2025-02", "employer_rate@2025-01-01", OLD " " NEW, "employer_rate@2025-01-01 " OLD " " NEW, 4},
      {"2025-03", "employer_rate@2025-01-01", OLD " " NEW, "employer_rate@2025-01-01 " OLD " " NEW, 4},
      /* equal to the first line, but not to its neighbour */
      {"2025-04", "employer_rate@", NEW, "employer_rate@ " NEW, 7},
      /* a list that is the beginning of the one before */
      {"2025-05", "employer_rate@", "-", "employer_rate@", 9},
      {"2025-06", "employer_rate@", "-", "employer_rate@", 9},
  };
  enum { COUNT = sizeof lines / sizeof lines[0] };
  for (size_t i = 0; i < COUNT; i++) {
    struct ledger_line *line = add_line(&assessment, &rules, lines[i].month, lines[i].rates);
    rule_lookup_restart(&lookup);
    remember(&lookup, &rules, lines[i].employer_rate);
    remember(&lookup, &rules, NEW);
    line->basis = assessment_keep_basis(&assessment, &lookup, line);
  }
  for (size_t i = 0; i < COUNT; i++) {
    expect_basis(&assessment, assessment.lines[i].basis, lines[i].expected);
    cr_expect(assessment.lines[i].basis.first == lines[i].first, "%s: %zu", lines[i].month,
              assessment.lines[i].basis.first);
  }
  cr_expect(assessment.basis_row_count == 10);
  assessment_clear(&assessment);
  rules_clear(&rules);
}

Test(assessment, does_not_share_a_list_of_the_case_with_its_first_line) {
  struct rules rules = rules_from(ROWS);
  struct assessment assessment = {0};
  struct rule_lookup lookup = {0};
  assessment_reset(&assessment);
  remember(&lookup, &rules, "employee_rate@");
  struct basis whole = assessment_keep_basis(&assessment, &lookup, NULL);
  struct ledger_line *line = assessment_add_line(&assessment, month_of("2025-01"));
  line->basis = assessment_keep_basis(&assessment, &lookup, line);
  expect_basis(&assessment, whole, "employee_rate@");
  expect_basis(&assessment, line->basis, "employee_rate@");
  assessment_clear(&assessment);
  rules_clear(&rules);
}

Test(assessment, is_empty_after_a_reset_and_keeps_its_storage) {
  struct rules rules = rules_from(ROWS);
  struct assessment assessment = {0};
  struct rule_lookup lookup = {0};
  assessment_reset(&assessment);
  remember(&lookup, &rules, "employee_rate@");
  struct ledger_line *line = add_line(&assessment, &rules, "2025-01", NEW);
  line->basis = assessment_keep_basis(&assessment, &lookup, line);
  /* past 64 bits, so that the numbers own storage (which the sanitizers watch) */
  line->late_fee_exact = exact_of("123456789012345678901234567890.5");
  line->arrears.fen = exact_of("123456789012345678901234567890").digits;
  assessment.total.fen = exact_of("123456789012345678901234567890").digits;
  assessment.status = ASSESSMENT_NOT_PAYABLE;
  assessment.figures = FIGURE_GAP | FIGURE_FEE;
  assessment.worse_from = assessment.resumes_on = assessment.suspended_from = day("2025-01-01");
  assessment.notes = NOTE(BASE_RAISED);
  const void *const storage[] = {assessment.lines, assessment.segments, assessment.basis_rows};

  assessment_reset(&assessment);
  cr_expect(assessment.line_count == 0 && assessment.segment_count == 0 && assessment.basis_row_count == 0);
  cr_expect(assessment.lines == storage[0] && assessment.segments == storage[1] &&
            assessment.basis_rows == storage[2]);
  cr_expect(assessment.line_capacity > 0 && assessment.segment_capacity > 0 &&
            assessment.basis_row_capacity > 0);
  cr_expect(money_is_zero(&assessment.total) && assessment.status == ASSESSMENT_OK);
  cr_expect(assessment.figures == 0 && assessment.notes == 0 && assessment.basis.count == 0);
  cr_expect(!date_is_set(assessment.worse_from) && !date_is_set(assessment.resumes_on) &&
            !date_is_set(assessment.suspended_from) && !date_is_set(assessment.worse_resumes_on) &&
            !month_is_set(assessment.gap_to));
  line = assessment_add_line(&assessment, month_of("2025-02"));
  cr_expect(line == storage[0] && money_is_zero(&line->arrears) && exact_sign(&line->late_fee_exact) == 0);
  assessment_clear(&assessment);
  cr_expect(assessment.lines == NULL && assessment.segments == NULL && assessment.basis_rows == NULL);
  rules_clear(&rules);
}

Test(assessment, has_the_figures_of_its_set_and_no_other) {
  struct assessment assessment = {.figures = FIGURE_MONTHS | FIGURE_GAP};
  for (int bit = 0; bit < 9; bit++) {
    bool expected = bit == 0 || bit == 6; /* FIGURE_MONTHS is 1 << 0, FIGURE_GAP 1 << 6 */
    cr_expect(assessment_has(&assessment, (enum assessment_figure)(1 << bit)) == expected, "%d", bit);
  }
}
