#include "formats/report/layout.h"
#include "formats/report/split.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "case_fixture.h"
#include "formats/report/split_workbooks.h"

Test(report_split, is_read_from_a_word_or_a_number_of_rows) {
  static const struct {
    const char *text;
    enum report_split_by by;
    int64_t rows;
  } right[] = {{"region", SPLIT_REGION, 0},
               {"employer", SPLIT_EMPLOYER, 0},
               {"1", SPLIT_ROWS, 1},
               {"1000000000", SPLIT_ROWS, 1000000000}};
  static const char *const wrong[] = {"", "0", "1000000001", "-1", "1.5", "regions", "99999999999999999999"};
  struct report_split split;
  for (size_t i = 0; i < sizeof right / sizeof right[0]; i++) {
    cr_expect(report_split_parse(&split, text_from(right[i].text)), "%s", right[i].text);
    cr_expect(split.by == right[i].by && split.rows == right[i].rows, "%s", right[i].text);
  }
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
    cr_expect(!report_split_parse(&split, text_from(wrong[i])), "%s", wrong[i]);
}

/* ---- workbooks ---- */

enum fate { FINE, BAD_WAGE, BAD_REGION, BROKEN };
enum { ROWS = 8 };

/* Each fine row is one month of 10,000 (rates 0.08 and 0.02), 10 days late at 0.0005: 1,000.00 + 5.00. In all
 * 8 read = 5 assessed + 3 rejected, 5,025.00. The region of row 5 is not known, row 8 was never taken apart.
 */
static const struct {
  const char *employer, *region;
  enum fate fate;
} rows[ROWS] = {{"北京/一", "110000", FINE}, {"北京\\一", "330100", FINE},   {"ACME", "110000", FINE},
                {"", "330100", FINE},        {"acme", "110000", BAD_REGION}, {"", "110000", BAD_WAGE},
                {"ACME", "110000", FINE},    {"", "110000", BROKEN}};

struct list {
  struct room room;
  struct dossier dossiers[ROWS];
};

static void reject(struct dossier *dossier, enum fate fate) {
  struct diagnostics *diagnostics = &dossier->diagnostics;
  dossier->raw = TEXT("the row");
  if (fate == BAD_WAGE) diagnostics_add(diagnostics, DIAGNOSTIC_NOT_A_NUMBER, FIELD_WAGE, TEXT("much"));
  if (fate == BAD_REGION)
    diagnostics_add(diagnostics, DIAGNOSTIC_UNKNOWN_REGION, FIELD_REGION, TEXT("Atlantis"));
  if (fate == BROKEN) diagnostics_add(diagnostics, DIAGNOSTIC_CELL_COUNT, FIELD_NONE, TEXT(""));
  diagnostics_argument_number(diagnostics, 1);
  diagnostics_argument(diagnostics, TEXT("m"));
  if (fate == BROKEN) dossier->reported.region = REGION_NONE;
}

static void list_open(struct list *list) {
  *list = (struct list){0};
  room_open(&list->room, "",
            "110000,*,*,employer_rate,,,,0.08\n"); /* a region's own, for the sheet of rules */
  for (int i = 0; i < ROWS; i++) {
    struct dossier *dossier = &list->dossiers[i];
    char words[200];
    snprintf(words, sizeof words, "region=%s gap_from=2025-03 gap_to=2025-03 wage=10000 pay_on=2025-04-10",
             rows[i].region);
    case_from(&dossier->reported, words);
    dossier->record = i + 1;
    dossier->line = i + 2;
    dossier->reported.employer = text_from(rows[i].employer);
    if (rows[i].fate != FINE)
      reject(dossier, rows[i].fate);
    else
      assess(&list->room.assessor, dossier);
    cr_assert(dossier_is_rejected(dossier) == (rows[i].fate != FINE));
  }
}

static void list_close(struct list *list) {
  for (int i = 0; i < ROWS; i++) dossier_clear(&list->dossiers[i]);
  room_close(&list->room);
}

static char folder[] = "/tmp/arrears-split-XXXXXX";

static void make_folder(void) { cr_assert(mkdtemp(folder) != NULL && chdir(folder) == 0); }

static void remove_folder(void) {
  char command[200];
  snprintf(command, sizeof command, "rm -rf '%s'", folder);
  cr_expect(chdir("/") == 0 && system(command) == 0);
}

static int names_in(const char *path) {
  DIR *directory = opendir(path);
  int count = -2; /* . and .. */
  cr_assert(directory != NULL);
  while (readdir(directory) != NULL) count++;
  closedir(directory);
  return count;
}

static struct report_options options_for(const struct list *list, const char *path) {
  return (struct report_options){.path = path,
                                 .language = SHEETS_EN,
                                 .report_date = day("2025-06-30"),
                                 .rules = &list->room.rules,
                                 .input_name = TEXT("cases.csv")};
}

static struct writer *open_split(const struct report_options *options, const char *way) {
  struct report_split split;
  struct writer_failure failure = {0};
  cr_assert(report_split_parse(&split, text_from(way)));
  struct writer *writer = report_split_open(options, split, &failure);
  cr_assert(writer != NULL, "%s: %d", failure.path, (int)failure.error.status);
  return writer;
}

static bool write_batch(struct writer *writer, void *block, const struct dossier *dossiers, size_t count) {
  writer->operations->reserve(writer, block, dossiers, count);
  writer->operations->format(writer, block, dossiers, count);
  return writer->operations->append(writer, block);
}

static bool write_rows(const struct list *list, struct writer *writer, size_t batch) {
  void *block = writer->operations->block_new(writer);
  bool is_fine = true;
  for (size_t i = 0; i < ROWS && is_fine; i += batch)
    is_fine = write_batch(writer, block, list->dossiers + i, ROWS - i < batch ? ROWS - i : batch);
  writer->operations->block_free(block);
  return is_fine;
}

static void finish(struct writer *writer) {
  cr_assert(writer->operations->finish(writer), "%s: %s", writer->failure.path,
            writer->failure.detail == NULL ? "" : writer->failure.detail);
  writer->operations->free(writer);
}

static void write_whole(const struct list *list) {
  struct writer_failure failure = {0};
  const struct report_options options = options_for(list, "whole.xlsx");
  struct writer *writer = report_workbook_open(&options, &failure);
  cr_assert(writer != NULL && write_rows(list, writer, ROWS));
  finish(writer);
}

static void run_python(const char *script, const char *arguments) {
  char command[4000];
  int length =
      snprintf(command, sizeof command, "/usr/bin/python3 '%s/%s' %s", TEST_FOLDER, script, arguments);
  cr_assert(length > 0 && (size_t)length < sizeof command);
  int status = system(command);
  int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  cr_expect(code == 0 || code == 77, "%s: exit code %d", script, code); /* 77: there is no LibreOffice here */
}

static void expect_split(const char *way, size_t parts, const char *lines) {
  struct list list;
  char arguments[3000];
  list_open(&list);
  write_whole(&list);
  const struct report_options options = options_for(&list, "R.xlsx");
  struct writer *writer = open_split(&options, way);
  cr_assert(write_rows(&list, writer, 5));
  cr_expect_eq(report_split_workbooks(writer), parts);
  finish(writer);
  cr_expect_eq(names_in("."), (int)parts + 2);
  snprintf(arguments, sizeof arguments, "R.xlsx whole.xlsx %s", lines);
  run_python("check_split.py", arguments);
  run_python("recalc.py", "R.xlsx >/dev/null");
  list_close(&list);
}

TestSuite(split_report, .init = make_folder, .fini = remove_folder, .timeout = 240);

Test(split_report, has_a_workbook_for_each_region) {
  expect_split("region", 3,
               "'R-110000.xlsx|110000|4|3|1|3015' 'R-330100.xlsx|330100|2|2|0|2010' "
               "'R-rejected.xlsx|(rejected, and of no other workbook)|2|0|2|0'");
}

Test(split_report, gives_employers_file_names_that_are_harmless_and_different) {
  expect_split("employer", 6,
               "'R-ACME.xlsx|ACME|2|2|0|2010' 'R-acme-2.xlsx|acme|1|0|1|0' "
               "'R-北京_一.xlsx|北京/一|1|1|0|1005' 'R-北京_一-2.xlsx|北京\\一|1|1|0|1005' "
               "'R-no-employer.xlsx|(no employer stated)|1|1|0|1005' "
               "'R-rejected.xlsx|(rejected, and of no other workbook)|2|0|2|0'");
}

Test(split_report, has_a_workbook_for_each_n_rows) {
  expect_split("3", 3,
               "'R-001.xlsx|from record 1 on|3|3|0|3015' 'R-002.xlsx|from record 4 on|3|1|2|1005' "
               "'R-003.xlsx|from record 7 on|2|1|1|1005'");
}

/* 27 characters of 3 bytes would be 81: 26 are kept, twice. */
Test(split_report, cuts_long_names_between_characters_and_tells_them_apart) {
  static const char first[] = "超长名称超长名称超长名称超长名称超长名称超长名称超长名甲";
  static const char second[] = "超长名称超长名称超长名称超长名称超长名称超长名称超长名乙\n";
  static const char cut[] = "超长名称超长名称超长名称超长名称超长名称超长名称超长";
  struct list list;
  char name[200];
  list_open(&list);
  list.dossiers[0].reported.employer = text_from(first);
  list.dossiers[1].reported.employer = text_from(second);
  list.dossiers[2].reported.employer = TEXT("a\tb:c*d?e\"f<g>h|i%j#k\x7F");
  const struct report_options options = options_for(&list, "R.XLSX");
  struct writer *writer = open_split(&options, "employer");
  cr_assert(write_rows(&list, writer, ROWS));
  finish(writer);
  snprintf(name, sizeof name, "R-%s.xlsx", cut);
  cr_expect(access(name, F_OK) == 0);
  snprintf(name, sizeof name, "R-%s-2.xlsx", cut);
  cr_expect(access(name, F_OK) == 0);
  cr_expect(access("R-a_b_c_d_e_f_g_h_i%j#k_.xlsx", F_OK) == 0 && access("R.XLSX", F_OK) == 0);
  list_close(&list);
}

/* The region of row 6 is read though its wage is not; that of row 2 could be two. */
Test(split_report, has_no_workbook_for_a_region_that_could_be_another) {
  struct list list;
  list_open(&list);
  struct diagnostics *diagnostics = &list.dossiers[1].diagnostics;
  diagnostics_add(diagnostics, DIAGNOSTIC_AMBIGUOUS_REGION, FIELD_REGION, TEXT("吉林"));
  diagnostics_argument(diagnostics, TEXT("220000, 220200"));
  list.dossiers[1].assessment_count = 0;
  diagnostics_add(&list.dossiers[5].diagnostics, DIAGNOSTIC_UNKNOWN_REGION, FIELD_KIND, TEXT("?"));
  write_whole(&list);
  const struct report_options options = options_for(&list, "R.xlsx");
  struct writer *writer = open_split(&options, "region");
  cr_assert(write_rows(&list, writer, ROWS));
  finish(writer);
  run_python("check_split.py",
             "R.xlsx whole.xlsx 'R-110000.xlsx|110000|4|3|1|3015' 'R-330100.xlsx|330100|1|1|0|1005' "
             "'R-rejected.xlsx|(rejected, and of no other workbook)|3|0|3|0'");
  list_close(&list);
}

/* What has no .xlsx to be taken off is the stem as a whole. */
Test(split_report, is_named_after_the_whole_of_a_name_without_suffix) {
  static const struct {
    const char *index, *workbook;
  } cases[] = {{"R", "R-001.xlsx"}, {"R.csv", "R.csv-001.xlsx"}, {"a.b.xls", "a.b.xls-001.xlsx"}};
  struct list list;
  list_open(&list);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct report_options options = options_for(&list, cases[i].index);
    options.input_name = TEXT("");
    struct writer *writer = open_split(&options, "8");
    cr_assert(write_rows(&list, writer, ROWS));
    finish(writer);
    cr_expect(access(cases[i].index, F_OK) == 0 && access(cases[i].workbook, F_OK) == 0, "%s",
              cases[i].index);
  }
  list_close(&list);
}

Test(split_report, numbers_workbooks_of_n_rows_with_three_digits) {
  struct list list;
  struct rlimit limit, after;
  cr_assert(getrlimit(RLIMIT_NOFILE, &limit) == 0);
  limit.rlim_cur = limit.rlim_max;
  cr_assert(setrlimit(RLIMIT_NOFILE, &limit) == 0);
  list_open(&list);
  const struct report_options options = options_for(&list, "R.xlsx");
  struct writer *writer = open_split(&options, "1");
  cr_expect(getrlimit(RLIMIT_NOFILE, &after) == 0 &&
            after.rlim_cur == limit.rlim_cur); /* as high as can be */
  void *block = writer->operations->block_new(writer);
  for (int i = 0; i < 100; i++) cr_assert(write_batch(writer, block, &list.dossiers[0], 1));
  writer->operations->block_free(block);
  finish(writer);
  cr_expect(access("R-001.xlsx", F_OK) == 0 && access("R-010.xlsx", F_OK) == 0 &&
            access("R-100.xlsx", F_OK) == 0);
  cr_expect_eq(names_in("."), 101);
  list_close(&list);
}

Test(split_report, of_an_empty_list_is_an_index_without_lines) {
  struct list list;
  struct writer_failure failure = {0};
  list_open(&list);
  const struct report_options whole = options_for(&list, "whole.xlsx"),
                              options = options_for(&list, "R.xlsx");
  struct writer *writer = report_workbook_open(&whole, &failure);
  cr_assert(writer != NULL);
  finish(writer);
  finish(open_split(&options, "region"));
  cr_expect_eq(names_in("."), 2);
  run_python("check_split.py", "R.xlsx whole.xlsx");
  list_close(&list);
}

/* 5 rows of 10^17 yuan make 5 x 10^16 of arrears, which no number cell keeps: text, and no formula. */
Test(split_report, keeps_amounts_as_text_that_no_number_would_hold) {
  struct list list;
  list_open(&list);
  dossier_reset(&list.dossiers[0]);
  case_from(&list.dossiers[0].reported,
            "region=110000 gap_from=2025-03 gap_to=2025-03 wage=100000000000000000.50 pay_on=2025-04-10");
  assess(&list.room.assessor, &list.dossiers[0]);
  const struct report_options options = options_for(&list, "R.xlsx");
  struct writer *writer = open_split(&options, "region");
  cr_assert(write_rows(&list, writer, ROWS));
  finish(writer);
  /* 10^16 + 0.05 + 4 x 1,000 */
  cr_expect(
      system("/usr/bin/python3 -c 'import openpyxl; s = openpyxl.load_workbook(\"R.xlsx\").worksheets[0]; "
             "assert s[\"F12\"].value == s[\"F13\"].value == \"10000000000004000.05\" and "
             "s[\"F15\"].value == \"✓\" and s[\"B6\"].value == \"✓ all agree\"'") == 0);
  list_close(&list);
}

/* ---- whole or nothing ---- */

static void expect_refused(const struct report_options *options, enum output_status status) {
  const struct report_split split = {.by = SPLIT_REGION};
  struct writer_failure failure = {0};
  cr_expect(report_split_open(options, split, &failure) == NULL && failure.error.status == status);
}

static void touch(const char *path) {
  FILE *file = fopen(path, "w");
  cr_assert(file != NULL && fclose(file) == 0);
}

Test(split_report, leaves_existing_files_alone_unless_forced) {
  struct list list;
  list_open(&list);
  struct report_options options = options_for(&list, "R.xlsx");
  touch("R.xlsx");
  expect_refused(&options, OUTPUT_EXISTS);
  cr_assert(unlink("R.xlsx") == 0);
  touch("R-330100.xlsx");
  struct writer *writer = open_split(&options, "region");
  cr_expect(!write_rows(&list, writer, 1));
  cr_expect(writer->failure.error.status == OUTPUT_EXISTS &&
            strcmp(writer->failure.path, "R-330100.xlsx") == 0);
  writer->operations->free(writer);
  cr_expect_eq(names_in("."), 1);
  options.force = true;
  writer = open_split(&options, "region");
  cr_assert(write_rows(&list, writer, 1));
  finish(writer);
  cr_expect_eq(names_in("."), 4);
  options.path = "nowhere/R.xlsx";
  expect_refused(&options, OUTPUT_NO_FOLDER);
  options.path = "/dev/null";
  expect_refused(&options, OUTPUT_FAILED);
  list_close(&list);
}

Test(split_report, leaves_nothing_behind_when_it_is_abandoned) {
  struct list list;
  list_open(&list);
  const struct report_options options = options_for(&list, "R.xlsx");
  struct writer *writer = open_split(&options, "2");
  cr_assert(write_rows(&list, writer, 3));
  writer->operations->abandon(writer);
  cr_expect_eq(names_in("."), 0);
  writer->operations->free(writer);
  list_close(&list);
}

/* The third workbook finds its name taken by a folder when the first two have theirs. */
Test(split_report, takes_back_all_names_when_one_is_not_to_be_had) {
  struct list list;
  list_open(&list);
  const struct report_options options = options_for(&list, "R.xlsx");
  struct writer *writer = open_split(&options, "3");
  cr_assert(write_rows(&list, writer, 3));
  cr_assert(mkdir("R-003.xlsx", 0700) == 0);
  cr_expect(!writer->operations->finish(writer));
  cr_expect(strcmp(writer->failure.path, "R-003.xlsx") == 0);
  writer->operations->free(writer);
  cr_expect_eq(names_in("."), 1);
  list_close(&list);
}

Test(split_report, takes_back_all_names_when_the_index_has_none) {
  struct list list;
  list_open(&list);
  const struct report_options options = options_for(&list, "R.xlsx");
  struct writer *writer = open_split(&options, "3");
  cr_assert(write_rows(&list, writer, 3));
  touch("R.xlsx");
  cr_expect(!writer->operations->finish(writer));
  cr_expect(writer->failure.error.status == OUTPUT_EXISTS && strcmp(writer->failure.path, "R.xlsx") == 0);
  writer->operations->free(writer);
  cr_expect_eq(names_in("."), 1);
  list_close(&list);
}

/* Limits the size of files, until it is called with RLIM_INFINITY. */
static void limit_files(rlim_t bytes) {
  const struct rlimit limit = {bytes, RLIM_INFINITY};
  cr_assert(signal(SIGXFSZ, SIG_IGN) != SIG_ERR && setrlimit(RLIMIT_FSIZE, &limit) == 0);
}

Test(split_report, says_when_the_disk_is_full_and_leaves_nothing) {
  struct list list;
  list_open(&list);
  const struct report_options options = options_for(&list, "R.xlsx");
  struct writer *writer = open_split(&options, "region");
  cr_assert(write_rows(&list, writer, 2));
  limit_files(4096);
  cr_expect(!writer->operations->finish(writer));
  limit_files(RLIM_INFINITY);
  cr_expect(writer->failure.error.status == OUTPUT_TOO_LARGE && writer->failure.detail != NULL);
  writer->operations->free(writer);
  cr_expect_eq(names_in("."), 0);
  list_close(&list);
}

/* With 8 rows a workbook the first is full after the first batch, and completed when the second is met. */
Test(split_report, says_when_a_full_workbook_cannot_be_completed_and_takes_no_further_row) {
  struct list list;
  list_open(&list);
  const struct report_options options = options_for(&list, "R.xlsx");
  struct writer *writer = open_split(&options, "8");
  void *block = writer->operations->block_new(writer);
  cr_assert(write_batch(writer, block, list.dossiers, ROWS));
  limit_files(4096);
  cr_expect(!write_batch(writer, block, list.dossiers, ROWS));
  cr_expect(writer->failure.error.status == OUTPUT_TOO_LARGE && writer->failure.detail != NULL);
  cr_expect_str_eq(writer->failure.path, "R-001.xlsx");
  limit_files(RLIM_INFINITY);
  cr_expect(!write_batch(writer, block, list.dossiers, ROWS)); /* room again, but rows are missing */
  cr_expect_eq(report_split_workbooks(writer), 1);
  writer->operations->block_free(block);
  writer->operations->free(writer);
  cr_expect_eq(names_in("."), 0);
  list_close(&list);
}

Test(split_report, says_when_rows_cannot_be_kept) {
  struct list list;
  list_open(&list);
  const struct report_options options = options_for(&list, "R.xlsx");
  struct writer *writer = open_split(&options, "region");
  cr_assert(write_rows(&list, writer, ROWS));
  limit_files(1);
  cr_expect(!write_rows(&list, writer, ROWS));
  limit_files(RLIM_INFINITY);
  cr_expect(writer->failure.error.status == OUTPUT_TOO_LARGE);
  cr_expect_str_eq(writer->failure.path, "R-110000.xlsx");
  writer->operations->free(writer);
  cr_expect_eq(names_in("."), 0);
  list_close(&list);
}

/* The workbook is complete before the disk fills up. */
Test(split_report, says_when_there_is_no_room_for_the_index) {
  struct list list;
  list_open(&list);
  const struct report_options options = options_for(&list, "R.xlsx");
  struct writer *writer = open_split(&options, "8");
  void *block = writer->operations->block_new(writer);
  cr_assert(write_batch(writer, block, list.dossiers, ROWS) && write_batch(writer, block, list.dossiers, 0));
  limit_files(1024);
  cr_expect(!writer->operations->finish(writer));
  limit_files(RLIM_INFINITY);
  cr_expect_str_eq(writer->failure.path, "R.xlsx");
  cr_expect(writer->failure.detail != NULL);
  writer->operations->block_free(block);
  writer->operations->free(writer);
  cr_expect_eq(names_in("."), 0);
  list_close(&list);
}

/* The list comes through a pipe that stays open, so the workbooks are open when the signal comes. */
Test(split_report, leaves_nothing_behind_when_the_program_is_killed) {
  char command[1500];
  int length = snprintf(
      command, sizeof command,
      "mkfifo ../pipe-$$; { echo 'employer,region,gap_from,gap_to,wage,pay_on'; for i in $(seq 300); do "
      "echo \"E$((i %% 9)),110000,2025-08,2026-02,9000,2026-03-10\"; done; sleep 10; } > ../pipe-$$ & "
      "feeder=$!; "
      "'%s' report - -o R.xlsx --split employer --lang en < ../pipe-$$ 2>/dev/null & program=$!; rm_pipe() { "
      "rm "
      "../pipe-$$; }; for i in $(seq 100); do open=$(ls -A | wc -l); [ $open -gt 3 ] && break; sleep 0.1; "
      "done; "
      "kill -TERM $program; wait $program; status=$?; kill $feeder; rm_pipe; "
      "[ $status -eq 143 ] && [ $open -gt 3 ]",
      TEST_PROGRAM);
  cr_assert(length > 0 && (size_t)length < sizeof command);
  cr_expect(system(command) == 0);
  cr_expect_eq(names_in("."), 0);
}

/* Rows of one employer each, until there are too many. */
Test(split_report, has_500_workbooks_at_most_and_says_what_to_do) {
  struct list list;
  struct dossier *dossier = &list.dossiers[0];
  char employer[20];
  int opened = 0;
  list_open(&list);
  const struct report_options options = options_for(&list, "R.xlsx");
  struct writer *writer = open_split(&options, "employer");
  void *block = writer->operations->block_new(writer);
  for (bool is_fine = true; is_fine; opened += is_fine) {
    snprintf(employer, sizeof employer, "E%d", opened);
    dossier->reported.employer = text_from(employer);
    is_fine = write_batch(writer, block, dossier, 1);
  }
  cr_expect_eq(opened, SPLIT_WORKBOOKS_MOST);
  cr_expect(strstr(writer->failure.detail, "--split region") != NULL, "%s", writer->failure.detail);
  cr_expect(!write_batch(writer, block, dossier, 1));
  writer->operations->block_free(block);
  writer->operations->free(writer);
  cr_expect_eq(names_in("."), 0);
  list_close(&list);
}

/* Six long sheets and the workbook itself are seven files; one that is full keeps the last only. */
Test(split_report, of_n_rows_keeps_only_the_workbook_open_that_is_being_filled) {
  enum { PARTS = 40 };
  struct list list;
  list_open(&list);
  const struct report_options options = options_for(&list, "R.xlsx");
  struct writer *writer = open_split(&options, "8");
  void *block = writer->operations->block_new(writer);
  int before = names_in("/proc/self/fd");
  for (int i = 0; i < PARTS; i++) cr_assert(write_batch(writer, block, list.dossiers, ROWS));
  cr_expect(names_in("/proc/self/fd") <= before + PARTS + REPORT_SHEET_COUNT, "%d files",
            names_in("/proc/self/fd") - before);
  writer->operations->block_free(block);
  finish(writer);
  cr_expect_eq(names_in("."), PARTS + 1);
  list_close(&list);
}

/* ---- threads ---- */

static void expect_same_bytes(const char *way) {
  char command[1500];
  static const char make[] =
      "{ echo 'name,employer,region,gap_from,gap_to,wage,pay_on'; for i in $(seq 700); do "
      "echo \"p$i,E$((i % 7)),$(echo 110000 330100 nowhere | cut -d' ' -f$((i % 3 + "
      "1))),2025-08,2026-02,9000,"
      "2026-03-10\"; done; } > list.csv; ";
  int length =
      snprintf(command, sizeof command,
               "%sfor jobs in 1 3; do mkdir $jobs; cd $jobs; '%s' report ../list.csv -o R.xlsx --split %s "
               "--jobs $jobs -q --lang en 2>/dev/null; [ $? -eq 3 ] || exit 9; cd ..; done; diff -r 1 3",
               make, TEST_PROGRAM, way);
  cr_assert(length > 0 && (size_t)length < sizeof command);
  cr_expect(system(command) == 0, "%s", way);
  cr_expect(names_in("1") > 3);
}

Test(split_report, has_the_same_bytes_for_any_number_of_threads_by_region) { expect_same_bytes("region"); }
Test(split_report, has_the_same_bytes_for_any_number_of_threads_by_employer) {
  expect_same_bytes("employer");
}
Test(split_report, has_the_same_bytes_for_any_number_of_threads_by_rows) { expect_same_bytes("100"); }
