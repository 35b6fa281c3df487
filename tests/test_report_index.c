/* Indexes of workbooks that do not add up: each kind of difference shows where it is. */
#include "formats/report/index.h"
#include "formats/report/sheet.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "folder_fixture.h"

TestSuite(report_index, .init = enter_folder, .fini = leave_folder, .timeout = 240);

enum { LINES = 3 };

/* read, assessed, rejected; fen of arrears, late fee, total */
static const int64_t line_figures[LINES][INDEX_FIGURES] = {
    {3, 2, 1, 10000, 100, 10100}, /* in order */
    {2, 2, 1, 0, 0, 0},           /* 2 + 1 are not 2 */
    {1, 1, 0, 5000, 50, 5051},    /* 50.00 + 0.50 are not 50.51 */
};

static void set_figures(struct money figures[INDEX_FIGURES], const int64_t values[INDEX_FIGURES]) {
  for (int i = 0; i < INDEX_FIGURES; i++) figures[i] = (struct money){integer_from(values[i])};
}

static bool write_index(const struct report_options *options, const char *folder_name, const char *path,
                        size_t count, const int64_t list[INDEX_FIGURES], struct row_failure *failure) {
  struct report_index_line lines[LINES];
  memset(lines, 0, sizeof lines);
  struct report_index index = {
      .options = options, .folder = folder_name, .what = LABEL_FIELD_REGION, .lines = lines, .count = count};
  for (size_t i = 0; i < count; i++) {
    lines[i].file = TEXT("R-110000.xlsx");
    lines[i].what = TEXT("110000");
    set_figures(lines[i].figures, line_figures[i]);
  }
  set_figures(index.figures, list);
  return report_index_write(&index, path, failure);
}

static struct report_options options_in(enum sheet_language language) {
  return (struct report_options){.path = "R.xlsx", .language = language, .report_date = {20269}};
}

/* `cells`: Python over the first sheet, `s`. */
static void expect_cells(const char *cells) {
  char command[2000];
  snprintf(command, sizeof command,
           "/usr/bin/python3 -c 'import openpyxl\n"
           "s = openpyxl.load_workbook(\"R.xlsx\", data_only=True).worksheets[0]\n"
           "def row(n): return [s.cell(n, c).value for c in range(3, 10)]\n"
           "%s'",
           cells);
  cr_expect_eq(system(command), 0, "%s", cells);
}

static void expect_recalculated(void) {
  int status = system("/usr/bin/python3 '" TEST_FOLDER "/recalc.py' R.xlsx >/dev/null");
  int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  cr_expect(code == 0 || code == 77, "exit code %d", code);
}

/* The lines come to 6, 5, 2, 150.00, 1.50, 151.51; the list has a row and 0.01 more. */
Test(report_index, marks_every_line_and_every_sum_that_disagrees) {
  const struct report_options options = options_in(SHEETS_EN);
  struct row_failure failure;
  static const int64_t list[INDEX_FIGURES] = {7, 5, 2, 15001, 150, 15151};
  cr_assert(write_index(&options, ".", "R.xlsx", LINES, list, &failure), "%s", failure.text);
  expect_cells(
      "assert [s.cell(r, 9).value for r in (9, 10, 11, 13)] == [\"✓\", \"✗\", \"✗\", \"✓\"]\n"
      "assert row(12)[:6] == [6, 5, 2, 150, 1.5, 151.51]\n"
      "assert row(14)[:6] == [-1, 0, 0, -0.01, 0, 0]\n"
      "assert row(15)[:6] == [\"✗\", \"✓\", \"✓\", \"✗\", \"✓\", \"✓\"]\n"
      "assert s[\"B6\"].value == \"✗ a difference\"");
  expect_recalculated();
}

Test(report_index, says_that_all_agree_where_they_do) {
  struct report_options options = options_in(SHEETS_ZH);
  struct row_failure failure;
  options.input_name = TEXT("名单.csv");
  cr_assert(write_index(&options, ".", "R.xlsx", 1, line_figures[0], &failure), "%s", failure.text);
  expect_cells(
      "assert s[\"B6\"].value == \"✓ 全部一致\" and s[\"I9\"].value == \"✓\"\n"
      "assert \"名单.csv\" in s[\"A2\"].value\n"
      "assert s[\"B14\"].value == \"壹佰零壹元整\"");
  expect_recalculated();
}

/* 100.00 + 0.50 + 1.00 = 101.50; a list without deferrals, or rules without a rate, has no such column. */
Test(report_index, adds_the_interest_of_deferrals_where_there_may_be_some) {
  struct rule row = {.parameter = PARAMETER_DEFERRAL_INTEREST};
  const struct rules rules = {.rows = &row, .count = 1};
  struct case_columns columns = {0};
  struct report_options options = options_in(SHEETS_EN);
  struct row_failure failure;
  static const int64_t list[INDEX_FIGURES] = {0, 0, 0, 10000, 50, 10150, 100};
  for (int i = 0; i < FIELD_COUNT; i++) columns.index[i] = COLUMN_ABSENT;
  options.columns = &columns;
  options.rules = &rules;
  cr_assert(!report_has_interest(&columns, &rules));
  columns.index[FIELD_DEFERRED_TO] = 0;
  row.parameter = PARAMETER_FEE_RATE;
  cr_assert(!report_has_interest(&columns, &rules));
  row.parameter = PARAMETER_DEFERRAL_INTEREST;
  cr_assert(report_has_interest(&columns, &rules));
  cr_assert(write_index(&options, ".", "R.xlsx", 0, list, &failure), "%s", failure.text);
  expect_cells(
      "assert s[\"I8\"].value == \"interest of the deferral\" and s[\"I11\"].value == 1\n"
      "assert s[\"J11\"].value == \"✓\"");
  expect_recalculated();
}

/* From 10^16 yuan on an amount has no name in capital figures, and no number cell keeps it. */
Test(report_index, writes_an_amount_out_that_has_no_name_and_fits_no_number) {
  const struct report_options options = options_in(SHEETS_ZH);
  struct row_failure failure;
  static const int64_t list[INDEX_FIGURES] = {
      0, 0, 0, INT64_C(1000000000000000000), 0, INT64_C(1000000000000000000)};
  cr_assert(write_index(&options, ".", "R.xlsx", 0, list, &failure), "%s", failure.text);
  expect_cells(
      "assert s[\"H11\"].value == \"10000000000000000.00\" and s[\"B14\"].value is None\n"
      "assert s[\"H13\"].value == s[\"F13\"].value == \"✗\" and s[\"G13\"].value == \"✓\"");
}

Test(report_index, says_why_it_cannot_be_written) {
  const struct report_options options = options_in(SHEETS_EN);
  struct row_failure failure;
  cr_expect(!write_index(&options, ".", "nowhere/R.xlsx", 1, line_figures[0], &failure));
  cr_expect(failure.kind == ROW_FAILURE_OUTPUT && failure.error_number == ENOENT, "%s", failure.text);
  signal(SIGXFSZ, SIG_IGN);
  cr_assert_eq(setrlimit(RLIMIT_FSIZE, &(const struct rlimit){1024, RLIM_INFINITY}), 0);
  cr_expect(!write_index(&options, ".", "R.xlsx", 1, line_figures[0], &failure));
  cr_assert_eq(setrlimit(RLIMIT_FSIZE, &(const struct rlimit){RLIM_INFINITY, RLIM_INFINITY}), 0);
  cr_expect(failure.kind == ROW_FAILURE_SKELETON, "%s", failure.text);
  cr_expect_eq(names_in("."), 0);
}
