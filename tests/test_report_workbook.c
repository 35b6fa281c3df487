#include "formats/report/workbook.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "case_fixture.h"
#include "formats/report/capital_figures.h"
#include "formats/words/delay_text.h"

/* ---- words ---- */

Test(capital_amount, reads_every_zero_as_a_voucher_does) {
  static const struct {
    int64_t fen;
    const char *words;
  } examples[] = {
      {0, "零元整"},
      {1, "壹分"},
      {10, "壹角整"},
      {305, "叁元零伍分"},
      {10000, "壹佰元整"},
      {10050, "壹佰元伍角整"},
      {1234567, "壹万贰仟叁佰肆拾伍元陆角柒分"},
      {10010000, "壹拾万零壹佰元整"},
      {100000000, "壹佰万元整"},
      {1000000000000, "壹佰亿元整"},
      {1000000000500, "壹佰亿零伍元整"},
      {100000000000000, "壹万亿元整"},
      {200030000000000, "贰万零叁亿元整"},
      {-12345, "负壹佰贰拾叁元肆角伍分"},
      /* the examples of the rules for vouchers (支付结算办法), 整 behind 角 as they allow */
      {140950, "壹仟肆佰零玖元伍角整"},
      {600714, "陆仟零柒元壹角肆分"},
      {1640902, "壹万陆仟肆佰零玖元零贰分"},
      {32504, "叁佰贰拾伍元零肆分"},
      /* of which they name two forms each */
      {168032, "壹仟陆佰捌拾元叁角贰分"},
      {10700053, "壹拾万零柒仟元伍角叁分"},
      /* inner zeros over the groups: 1,0000,0000.01; 12,0003,0040.05; 9,0000,0000,0000.00 */
      {10000000001, "壹亿元零壹分"},
      {120003004005, "壹拾贰亿零叁万零肆拾元零伍分"},
      {90000000000000, "玖仟亿元整"},
      {100000000000001, "壹万亿元零壹分"},
  };
  for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
    struct buffer words = {0};
    const struct money amount = {integer_from(examples[i].fen)};
    cr_expect(capital_figures_add(&words, &amount));
    cr_expect(text_is(buffer_text(&words), examples[i].words), "%.*s, expected %s", (int)words.length,
              words.at, examples[i].words);
    buffer_clear(&words);
  }
}

Test(capital_amount, has_no_name_from_ten_to_the_sixteen_yuan_on) {
  struct buffer words = {0};
  const struct money amount = {integer_from(INT64_C(1000000000000000000))};
  cr_expect(!capital_figures_add(&words, &amount) && words.length == 0);
  buffer_clear(&words);
}

/* Three months open on 2025-04-10: in May the gap is 4 months. P+6/1 and P+1/1 on 2025-05-01 give November
 * and June; bills and continuous years change with the same tier. Each day costs 3 x 800 x 0.0005 = 1.20. */
static const char open_gap[] = "gap_from=2025-01 gap_to=2025-03 wage=8000 pay_on=2025-04-10";

static void expect_delay(const char *reported, enum language language, const char *expected) {
  struct room room;
  struct buffer words = {0};
  room_open(&room, "", "");
  case_from(&room.dossier.reported, reported);
  assess(&room.assessor, &room.dossier);
  cr_assert(room.dossier.assessment_count == 1);
  delay_text(&words, language, &room.dossier.assessments[0]);
  cr_expect(text_is(buffer_text(&words), expected), "%.*s", (int)words.length, words.at);
  buffer_clear(&words);
  room_close(&room);
}

Test(delay_text, says_what_a_later_day_costs_and_loses) {
  expect_delay(
      open_gap, LANGUAGE_EN,
      "each day later costs about 1.20; pay by 2025-04-30: from 2025-05-01 the gap exceeds 3 months if "
      "the person is still not insured again, a payment made then brings cover back on 2025-11-01 "
      "instead of 2025-06-01, bills of the gap are treated worse, continuous years start again");
  expect_delay(
      open_gap, LANGUAGE_ZH,
      "每晚一天约多付 1.20 元;请在 2025-04-30 当日或之前缴纳:自 2025-05-01 起,如届时仍未恢复参保,断缴超过 3 "
      "个月,待遇恢复日(按届时补缴计)由 2025-06-01 推迟到 2025-11-01,断缴期医疗费待遇变差,连续年限重新计算");
}

Test(delay_text, has_nothing_to_say_of_a_closed_gap_but_the_fee) {
  expect_delay("gap_from=2025-01 gap_to=2025-01 wage=8000 pay_on=2025-04-10", LANGUAGE_EN,
               "each day later costs about 0.40");
}

/* ---- workbooks ---- */

enum { DOSSIERS = 5 };

/* Rows the ordinary ones lack: a premium for residents. */
static const char more_rows[] = EVER("resident_premium", "400");

/* The list of these tests, by hand (rates 0.08 and 0.02, fee 0.0005 a day from M+1/1):
 *   1 employer, 3 x 8000: arrears 3 x 800; days 69, 41, 10: fee 27.60 + 16.40 + 4.00; total 2,448.00
 *   2 flexible, 5000.55: arrears 100.011 -> 100.01; 135 days: 6.750675 -> 6.75; total 106.76
 *   3 two schemes, 10000: arrears 2 x 1,000; 10 days: 2 x 5.00; total 2,010.00
 *   4 rejected, for two reasons
 *   5 a resident, exempt: 400.00, no account months
 * In all: arrears 4,900.01, fee 64.75, total 4,964.76; employer 1,920 + 2 x 800 = 3,520.00, employee 480 +
 * 100.01 + 2 x 200 = 980.01; 6 months that may be paid; late fee of employers 58.00, of flexible
 * workers 6.75. Employers pay 3,520 + 58 = 3,578.00, persons 980.01 + 6.75 = 986.76, the resident 400.00. A
 * further day costs 3 x 0.40 + 0.05 + 2 x 0.50 = 2.25, 15 days 33.75, 180 days 405.00. */
static const char *const cases[DOSSIERS] = {
    open_gap,
    "payer=flexible gap_from=2025-01 gap_to=2025-01 wage=5000.55 pay_on=2025-06-15",
    "scheme=medical scheme=pension gap_from=2025-03 gap_to=2025-03 wage=10000 pay_on=2025-04-10",
    NULL,
    "kind=resident missed_years=0 repaired_years=0 exempt=yes cover_year=2026 pay_on=2025-12-01",
};

struct list {
  struct room room;
  struct dossier dossiers[DOSSIERS];
  struct text names[2];
  size_t carried[1];
  struct case_columns columns;
};

static void reject(struct dossier *dossier) {
  dossier->raw = TEXT("E4,=cmd|x,\"5,OOO\"");
  diagnostics_add(&dossier->diagnostics, DIAGNOSTIC_NOT_A_NUMBER, FIELD_WAGE, TEXT("5,OOO"));
  diagnostics_argument_number(&dossier->diagnostics, 3);
  diagnostics_argument(&dossier->diagnostics, TEXT("O"));
  diagnostics_add(&dossier->diagnostics, DIAGNOSTIC_ID_CHECK, FIELD_ID_NUMBER, TEXT("11010519491231002Y"));
  diagnostics_argument(&dossier->diagnostics, TEXT("X"));
}

static void add_cells(struct dossier *dossier) {
  static const struct text remarks[] = {{"", 0}, {"研发部", 9}};
  dossier->cells = malloc(sizeof remarks);
  cr_assert(dossier->cells != NULL);
  memcpy(dossier->cells, remarks, sizeof remarks);
  dossier->cell_count = dossier->cell_capacity = 2;
}

static void list_open(struct list *list, const char *rows) {
  *list = (struct list){.names = {TEXT("姓名"), TEXT("部门 <&>")}, .carried = {1}};
  list->columns =
      (struct case_columns){.names = list->names, .count = 2, .carried = list->carried, .carried_count = 1};
  carried_names_find(&list->columns.carried_names, list->names, list->carried, 1);
  for (int i = 0; i < FIELD_COUNT; i++) list->columns.index[i] = COLUMN_ABSENT;
  room_open(&list->room, "", rows);
  for (int i = 0; i < DOSSIERS; i++) {
    struct dossier *dossier = &list->dossiers[i];
    dossier->record = i + 1;
    dossier->line = i + 2;
    add_cells(dossier);
    if (cases[i] == NULL) {
      reject(dossier);
      continue;
    }
    case_from(&dossier->reported, cases[i]);
    dossier->reported.case_id = TEXT("007");
    dossier->reported.name = TEXT("张三 <&>");
    dossier->reported.id_number = TEXT("11010519491231002X");
    assess(&list->room.assessor, dossier);
    cr_assert(!dossier_is_rejected(dossier), "%s", cases[i]);
  }
}

static void list_close(struct list *list) {
  for (int i = 0; i < DOSSIERS; i++) dossier_clear(&list->dossiers[i]);
  carried_names_clear(&list->columns.carried_names);
  room_close(&list->room);
}

static char folder[] = "/tmp/arrears-report-XXXXXX";

static void make_folder(void) { cr_assert(mkdtemp(folder) != NULL); }

static void remove_folder(void) {
  char command[200];
  snprintf(command, sizeof command, "rm -rf '%s'", folder);
  cr_expect(system(command) == 0);
}

static const char *in_folder(const char *name) {
  static char paths[4][200];
  static int next;
  char *path = paths[next++ % 4];
  snprintf(path, sizeof paths[0], "%s/%s", folder, name);
  return path;
}

static struct report_options options_for(const struct list *list, const char *path,
                                         enum sheet_language language) {
  return (struct report_options){.path = path,
                                 .language = language,
                                 .report_date = day("2025-06-30"),
                                 .rules = &list->room.rules,
                                 .input_name = TEXT("cases.csv"),
                                 .program_version = TEXT("0.1"),
                                 .libraries = TEXT("GMP 6.2.1"),
                                 .command_line = TEXT("arrears report cases.csv"),
                                 .columns = &list->columns};
}

static struct writer *open_writer(const struct report_options *options) {
  struct writer_failure failure = {0};
  struct writer *writer = report_workbook_open(options, &failure);
  cr_assert(writer != NULL, "%s: %s", failure.path, failure.detail == NULL ? "" : failure.detail);
  return writer;
}

static void write_batch(struct writer *writer, void *block, const struct dossier *dossiers, size_t count) {
  writer->operations->reserve(writer, block, dossiers, count);
  writer->operations->format(writer, block, dossiers, count);
  cr_assert(writer->operations->append(writer, block));
}

static void write_list(const struct list *list, const struct report_options *options, size_t batch) {
  struct writer *writer = open_writer(options);
  void *block = writer->operations->block_new(writer);
  for (size_t i = 0; i < DOSSIERS; i += batch)
    write_batch(writer, block, list->dossiers + i, DOSSIERS - i < batch ? DOSSIERS - i : batch);
  writer->operations->block_free(block);
  cr_assert(writer->operations->finish(writer), "%s",
            writer->failure.detail == NULL ? "" : writer->failure.detail);
  writer->operations->free(writer);
}

static int run(const char *format, const char *path, const char *words) {
  char command[6000];
  int length = snprintf(command, sizeof command, format, TEST_FOLDER, path, words);
  cr_assert(length > 0 && (size_t)length < sizeof command);
  return system(command);
}

static void expect_workbook(const char *path, const char *expectations) {
  cr_expect(run("/usr/bin/python3 '%s/check_report.py' '%s' %s", path, expectations) == 0);
}

static void expect_recalculated(const char *path) {
  int status = run("/usr/bin/python3 '%s/recalc.py' '%s' >/dev/null%s", path, "");
  int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  cr_expect(code == 0 || code == 77, "exit code %d", code);
}

TestSuite(report_workbook, .init = make_folder, .fini = remove_folder, .timeout = 240);

/* Summary!B9.. are the totals in the order of enum total_line; columns of Cases as in CONTRACT 3. */
Test(report_workbook, shows_figures_totals_and_checks_that_agree) {
  struct list list;
  const char *path = in_folder("report.xlsx");
  list_open(&list, more_rows);
  const struct report_options options = options_for(&list, path, SHEETS_EN);
  write_list(&list, &options, 2);
  expect_workbook(
      path,
      "'Summary!B9=5' 'Summary!B10=4' 'Summary!B11=1' 'Summary!B12=5' 'Summary!B13=6' "
      "'Summary!B15=3520' 'Summary!B16=980.01' 'Summary!B17=4900.01' 'Summary!B18=64.75' "
      "'Summary!B19=58' 'Summary!B20=6.75' 'Summary!B24=400' 'Summary!B26=4964.76' "
      "'Summary!B6=✓ all agree' 'Summary!B30=3578' 'Summary!B31=986.76' 'Summary!B32=400' 'Summary!B33=2.25' "
      "'Summary!A38=15' 'Summary!B38=33.75' 'Summary!B49=405' 'Summary!B34=0' "
      "'Without cover!A2=nobody is without cover on 2025-06-30' "
      "'Cases!rows=7' 'Cases!B2=007' 'Cases!C2=张三 <&>' 'Cases!D2=11010519491231002X' "
      "'Cases!J2=2025-01-01' 'Cases!L2=2025-04-10' 'Cases!S2=48' 'Cases!V2=2448' 'Cases!Z2=2025-05-01' "
      "'Cases!V3=106.76' 'Cases!T3=flexible worker' 'Cases!A5=3' 'Cases!H5=pension' 'Cases!X5=' "
      "'Cases!S6=' 'Cases!I6=' 'Cases!V7=4964.76' 'Cases!AR1=部门 <&>' 'Cases!AR2=研发部' "
      "'Ledger!rows=8' 'Ledger!D2=8000' 'Ledger!E2=2025-01-01' 'Ledger!O2=69' 'Ledger!T2=0.0005x69' "
      "'Ledger!Q2=27.6' "
      "'Ledger!U5=6.750675' 'Ledger!L8=4500.01' "
      "'Persons!rows=6' 'Persons!hidden=D,U' 'Persons!K4=2010' 'Persons!S4=2' 'Persons!K6=4964.76' "
      "'Input!rows=6' 'Input!A2=2' 'Input!C2=assessed' 'Input!E2=8000' 'Input!F2=8000' 'Input!H1=部门 <&>' "
      "'Input!H2=研发部' "
      "'Input!C5=rejected' 'Input!E5=' 'Input!E6=' 'Input!hidden=D,G' "
      "'Rejected!rows=3' 'Rejected!A2=5' 'Rejected!C2=wage' 'Rejected!D2=5,OOO' 'Rejected!E2=E101' "
      "'Rejected!G2=E4,=cmd|x,\"5,OOO\"' 'Rejected!C3=id_number' 'Rejected!H2=1' 'Rejected!H3='");
  expect_recalculated(path);
  list_close(&list);
}

Test(report_workbook, speaks_chinese_and_names_the_total_in_capitals) {
  struct list list;
  const char *path = in_folder("report.xlsx");
  list_open(&list, more_rows);
  const struct report_options options = options_for(&list, path, SHEETS_ZH);
  write_list(&list, &options, DOSSIERS);
  expect_workbook(path,
                  "'汇总!A1=社会保险补缴测算报告' '汇总!B26=4964.76' '汇总!B27=肆仟玖佰陆拾肆元柒角陆分' "
                  "'汇总!B6=✓ 全部一致' '明细!I3=灵活就业' '台账!G2=申报工资' '人员合计!F4=职工医保+养老' "
                  "'未通过!rows=3' '规则!D2=全部' '依据!A2=1' '台账!S2=1'");
  list_close(&list);
}

/* Suspended from the month after the gap began (G+1/1), back on the 1st after that of payment (P+1/1): 1 and
 * 3 are without cover on 30 April, 2 was back on 1 March. */
Test(report_workbook, lists_who_is_without_cover_on_its_day) {
  struct list list;
  const char *path = in_folder("report.xlsx");
  list_open(&list, more_rows);
  struct report_options options = options_for(&list, path, SHEETS_EN);
  options.report_date = day("2025-04-30");
  write_list(&list, &options, 2);
  expect_workbook(path,
                  "'Summary!B34=2' 'Without cover!rows=6' 'Without cover!A5=1' 'Without cover!B5=张三 <&>' "
                  "'Without cover!F5=2025-02-01' 'Without cover!G5=2025-05-01' 'Without cover!H5=1' "
                  "'Without cover!A6=3' 'Without cover!F6=2025-04-01' 'Without cover!G6=2025-05-01'");
  list_close(&list);
}

/* The residents row, 400.00, and cases 1 to 3 have 研发部 in their second cell: 4,964.76 in 5 results. */
Test(report_workbook, adds_up_by_any_column_of_the_list) {
  struct list list;
  const char *path = in_folder("report.xlsx");
  list_open(&list, more_rows);
  struct report_options options = options_for(&list, path, SHEETS_EN);
  options.group_by = 2;
  write_list(&list, &options, 1);
  cr_expect(
      run("/usr/bin/python3 -c 'import openpyxl, sys; s = openpyxl.load_workbook(sys.argv[2], "
          "data_only=True)[\"Summary\"]; r = [[c.value for c in row] for row in s.iter_rows()][-3:]; "
          "assert r[0][0] == \"部门 <&>\" and r[1][:2] == [\"研发部\", 5] and r[2][:2] == [\"Total\", 5] and "
          "r[1][11] == r[2][11] == 4964.76, r' '%s' '%s' %s",
          path, "") == 0);
  list_close(&list);
}

/* The first chart's categories are the group's name, two rows above the end of the sheet. */
Test(report_workbook, draws_what_the_totals_are_grouped_by) {
  struct list list;
  const char *path = in_folder("report.xlsx");
  list_open(&list, more_rows);
  struct report_options options = options_for(&list, path, SHEETS_EN);
  options.group_by = 2;
  write_list(&list, &options, 1);
  cr_expect(
      run("/usr/bin/python3 -c 'import openpyxl, sys, zipfile, re; s = openpyxl.load_workbook(sys.argv[2])"
          "[\"Summary\"]; c = zipfile.ZipFile(sys.argv[2]).read(\"xl/charts/chart1.xml\").decode(); "
          "n = s.max_row - 1; assert s.cell(n, 1).value == \"研发部\"; "
          "assert re.findall(\"<c:cat>.*?<c:f>(.*?)</c:f>\", c)[0] == \"Summary!$A$%%d\" %% n, "
          "c' "
          "'%s' '%s' %s",
          path, "") == 0);
  list_close(&list);
}

/* The run id, which is the workbook's keyword as well. */
static void read_run_id(char id[13], const struct list *list, const struct report_options *options) {
  char command[400];
  write_list(list, options, DOSSIERS);
  snprintf(command, sizeof command,
           "unzip -p '%s' docProps/core.xml | grep -o 'keywords>[0-9a-f]*' | cut -c10-", options->path);
  FILE *pipe = popen(command, "r");
  cr_assert(pipe != NULL && fgets(id, 13, pipe) != NULL && strlen(id) == 12);
  pclose(pipe);
}

/* Another day, another command and another corrected row may all give other figures. */
Test(report_workbook, has_another_run_id_where_something_else_was_asked_for) {
  struct list list;
  struct corrections corrections = {.file_count = 1, .files = {{.path = "fix.csv", .digest = "ab"}}};
  char first[13], again[13], other[13];
  list_open(&list, more_rows);
  struct report_options options = options_for(&list, in_folder("report.xlsx"), SHEETS_EN);
  options.force = true;
  read_run_id(first, &list, &options);
  read_run_id(again, &list, &options);
  cr_expect_str_eq(first, again);
  options.choices = TEXT("{\"partial\":true}");
  options.input_hash = TEXT("cd");
  read_run_id(first, &list, &options);
  options.choices = TEXT("{\"estimate\":true}");
  read_run_id(other, &list, &options);
  cr_expect_str_neq(first, other);
  options.corrections = &corrections;
  read_run_id(again, &list, &options);
  cr_expect_str_neq(other, again);
  options.report_date = day("2025-07-01");
  read_run_id(first, &list, &options);
  cr_expect_str_neq(again, first);
  list_close(&list);
}

/* The cap is 0.01 x 2,400 = 24.00 where the fee was 48.00: on the case's total, so no line shows it. Cases 2
 * and 3: 1.0001 -> 1.00 of 6.75, 10.00 of 5.00 twice: not reached. Taken off: 24.00 + 5.75. */
Test(report_workbook, explains_what_a_cap_takes_off_a_total) {
  struct list list;
  const char *path = in_folder("report.xlsx");
  list_open(&list, EVER("resident_premium", "400") EVER("fee_cap", "0.01"));
  const struct report_options options = options_for(&list, path, SHEETS_EN);
  write_list(&list, &options, 1);
  expect_workbook(path,
                  "'Cases!R2=48' 'Cases!S2=24' 'Summary!B18=35' 'Summary!B22=29.75' 'Summary!B23=29.75' "
                  "'Summary!B26=4935.01'");
  expect_recalculated(path);
  list_close(&list);
}

/* With 5 rows a sheet, header and totals among them, 3 rows of data stand on each part. */
Test(report_workbook, goes_on_in_further_sheets) {
  struct list list;
  const char *path = in_folder("report.xlsx");
  list_open(&list, more_rows);
  struct report_options options = options_for(&list, path, SHEETS_EN);
  options.sheet_row_limit = 5;
  write_list(&list, &options, 3);
  expect_workbook(path,
                  "'Ledger!rows=5' 'Ledger!L5=2400' 'Ledger (2)!rows=5' 'Ledger (2)!L5=2100.01' "
                  "'Cases!V5=3559.76' 'Cases (2)!rows=4' 'Cases (2)!V4=1405' 'Summary!B26=4964.76' "
                  "'Persons (2)!rows=3'");
  expect_recalculated(path);
  list_close(&list);
}

static bool same_files(const char *left, const char *right) {
  char command[500];
  snprintf(command, sizeof command, "cmp -s '%s' '%s'", left, right);
  return system(command) == 0;
}

Test(report_workbook, has_the_same_bytes_whichever_block_is_formatted_first) {
  struct list list;
  const char *first = in_folder("first.xlsx"), *second = in_folder("second.xlsx");
  list_open(&list, more_rows);
  struct report_options options = options_for(&list, first, SHEETS_EN);
  write_list(&list, &options, 3);
  options.path = second;
  struct writer *writer = open_writer(&options);
  void *blocks[2];
  for (int i = 0; i < 2; i++) {
    blocks[i] = writer->operations->block_new(writer);
    writer->operations->reserve(writer, blocks[i], list.dossiers + 3 * i, i == 0 ? 3 : 2);
  }
  writer->operations->format(writer, blocks[1], list.dossiers + 3, 2);
  writer->operations->format(writer, blocks[0], list.dossiers, 3);
  for (int i = 0; i < 2; i++) {
    cr_assert(writer->operations->append(writer, blocks[i]));
    writer->operations->block_free(blocks[i]);
  }
  cr_assert(writer->operations->finish(writer));
  writer->operations->free(writer);
  cr_expect(same_files(first, second));
  list_close(&list);
}

Test(report_workbook, is_a_workbook_even_without_a_single_row) {
  struct list list;
  const char *path = in_folder("report.xlsx");
  list_open(&list, more_rows);
  const struct report_options options = options_for(&list, path, SHEETS_ZH);
  struct writer *writer = open_writer(&options);
  cr_assert(writer->operations->finish(writer));
  writer->operations->free(writer);
  expect_workbook(path, "'汇总!B9=0' '汇总!B26=0' '汇总!B27=零元整' '明细!rows=3'");
  list_close(&list);
}

/* 10^17 yuan a month: 10^16 of arrears a month, far past what a spreadsheet program keeps, so text; the
 * checks are the program's own then. */
Test(report_workbook, keeps_amounts_as_text_that_no_number_would_hold) {
  struct list list;
  const char *path = in_folder("report.xlsx");
  list_open(&list, more_rows);
  struct dossier *dossier = &list.dossiers[0];
  dossier_reset(dossier);
  case_from(&dossier->reported,
            "gap_from=2025-03 gap_to=2025-03 wage=100000000000000000.50 pay_on=2025-04-10");
  assess(&list.room.assessor, dossier);
  cr_assert(!dossier_is_rejected(dossier));
  const struct report_options options = options_for(&list, path, SHEETS_EN);
  write_list(&list, &options, DOSSIERS);
  /* fee 10 days: 10^16 x 0.005 = 50,000,000,000,000.00 and 0.05 x 0.005 = 0.00025 -> 0.00 */
  expect_workbook(
      path,
      "'Cases!Q2=10000000000000000.05' 'Cases!S2=50000000000000.00' 'Cases!V2=10050000000000000.05' "
      "'Cases!V7=10050000000002516.81' 'Summary!B26=10050000000002516.81'");
  list_close(&list);
}

Test(report_workbook, repairs_text_that_is_not_utf8) {
  struct list list;
  const char *path = in_folder("report.xlsx");
  list_open(&list, more_rows);
  list.dossiers[0].reported.name = TEXT("\xD5\xC5\xC8\xFD");
  list.names[1] = TEXT("\xB2\xBF\xC3\xC5 _x0041_");
  carried_names_clear(&list.columns.carried_names);
  carried_names_find(&list.columns.carried_names, list.columns.names, list.columns.carried,
                     list.columns.carried_count);
  struct report_options options = options_for(&list, path, SHEETS_EN);
  options.input_name = TEXT("\xB2\xBF.csv");
  write_list(&list, &options, DOSSIERS);
  expect_workbook(path, "'Cases!AR1=???? _x0041_' 'Run!B8=??.csv'");
  list_close(&list);
}

Test(report_workbook, leaves_an_existing_file_alone_unless_forced) {
  struct list list;
  const char *path = in_folder("report.xlsx");
  struct writer_failure failure = {0};
  list_open(&list, more_rows);
  struct report_options options = options_for(&list, path, SHEETS_EN);
  write_list(&list, &options, DOSSIERS);
  cr_expect(report_workbook_open(&options, &failure) == NULL && failure.error.status == OUTPUT_EXISTS);
  options.force = true;
  write_list(&list, &options, DOSSIERS);
  options.path = in_folder("nowhere/report.xlsx");
  cr_expect(report_workbook_open(&options, &failure) == NULL && failure.error.status == OUTPUT_NO_FOLDER);
  list_close(&list);
}

Test(report_workbook, leaves_nothing_behind_when_it_is_abandoned) {
  struct list list;
  char command[300];
  list_open(&list, more_rows);
  const struct report_options options = options_for(&list, in_folder("report.xlsx"), SHEETS_EN);
  struct writer *writer = open_writer(&options);
  void *block = writer->operations->block_new(writer);
  write_batch(writer, block, list.dossiers, DOSSIERS);
  writer->operations->block_free(block);
  writer->operations->abandon(writer);
  writer->operations->free(writer);
  snprintf(command, sizeof command, "test -z \"$(ls -A '%s')\"", folder);
  cr_expect(system(command) == 0);
  list_close(&list);
}

Test(report_workbook, goes_through_a_pipe_as_a_copy) {
  struct list list;
  const char *pipe_path = in_folder("pipe"), *path = in_folder("copy.xlsx");
  char command[500];
  list_open(&list, more_rows);
  cr_assert(mkfifo(pipe_path, 0600) == 0);
  snprintf(command, sizeof command, "cat '%s' > '%s' &", pipe_path, path);
  cr_assert(system(command) == 0);
  struct report_options options = options_for(&list, pipe_path, SHEETS_EN);
  options.force = true; /* what is no file is written to only then */
  struct writer *writer = open_writer(&options);
  void *block = writer->operations->block_new(writer);
  for (int i = 0; i < 400; i++) write_batch(writer, block, list.dossiers, DOSSIERS); /* more than one piece */
  writer->operations->block_free(block);
  cr_assert(writer->operations->finish(writer));
  writer->operations->free(writer);
  snprintf(command, sizeof command,
           "for i in $(seq 100); do unzip -tq '%s' >/dev/null 2>&1 && break; sleep 0.1; done", path);
  cr_assert(system(command) == 0);
  expect_workbook(path, "'Summary!B26=1985904'"); /* 400 times 4,964.76 */
  list_close(&list);
}

static void expect_nothing_in_folder(void) {
  char command[300];
  snprintf(command, sizeof command, "test -z \"$(ls -A '%s')\"", folder);
  cr_expect(system(command) == 0);
}

/* Limits the size of files, until it is called with RLIM_INFINITY. */
static void limit_files(rlim_t bytes) {
  const struct rlimit limit = {bytes, RLIM_INFINITY};
  cr_assert(signal(SIGXFSZ, SIG_IGN) != SIG_ERR && setrlimit(RLIMIT_FSIZE, &limit) == 0);
}

static struct writer *open_and_fill(const struct list *list, const char *path) {
  struct report_options options = options_for(list, path, SHEETS_EN);
  options.force = true; /* what is no file is written to only then */
  struct writer *writer = open_writer(&options);
  void *block = writer->operations->block_new(writer);
  write_batch(writer, block, list->dossiers, DOSSIERS);
  writer->operations->block_free(block);
  return writer;
}

Test(report_workbook, says_when_there_is_room_for_the_rows_but_not_for_the_workbook) {
  struct list list;
  list_open(&list, more_rows);
  struct writer *writer = open_and_fill(&list, in_folder("report.xlsx"));
  limit_files(4096);
  cr_expect(!writer->operations->finish(writer));
  limit_files(RLIM_INFINITY);
  cr_expect(writer->failure.error.status == OUTPUT_TOO_LARGE && writer->failure.detail != NULL);
  writer->operations->free(writer);
  expect_nothing_in_folder();
  list_close(&list);
}

/* A workbook that has no name of its own is written to a file without a name, and copied. */
Test(report_workbook, says_when_a_copy_of_it_cannot_be_written) {
  struct list list;
  list_open(&list, more_rows);
  struct writer *writer = open_and_fill(&list, "/dev/full");
  cr_expect(!writer->operations->finish(writer));
  cr_expect(writer->failure.error.status == OUTPUT_DISK_FULL);
  writer->operations->free(writer);
  writer = open_and_fill(&list, "/dev/null");
  limit_files(4096);
  cr_expect(!writer->operations->finish(writer));
  limit_files(RLIM_INFINITY);
  cr_expect(writer->failure.error.status == OUTPUT_TOO_LARGE && writer->failure.detail != NULL);
  writer->operations->free(writer);
  list_close(&list);
}

/* The lowest descriptor that is free, above all that are used. */
static int next_descriptor(void) {
  int next = dup(0);
  cr_assert(next >= 0 && close(next) == 0);
  return next;
}

Test(report_workbook, says_when_there_is_no_file_left_for_a_copy) {
  struct list list;
  list_open(&list, more_rows);
  struct writer *writer = open_and_fill(&list, "/dev/null");
  const struct rlimit limit = {(rlim_t)next_descriptor(), RLIM_INFINITY};
  struct rlimit old;
  cr_assert(getrlimit(RLIMIT_NOFILE, &old) == 0);
  cr_assert(setrlimit(RLIMIT_NOFILE, &(struct rlimit){limit.rlim_cur, old.rlim_max}) == 0);
  cr_expect(!writer->operations->finish(writer));
  cr_assert(setrlimit(RLIMIT_NOFILE, &old) == 0);
  cr_expect(writer->failure.error.status == OUTPUT_FAILED && writer->failure.error.system == EMFILE);
  writer->operations->free(writer);
  list_close(&list);
}

Test(report_workbook, keeps_its_rows_in_the_systems_folder_when_it_has_no_name) {
  struct list list;
  struct writer_failure failure = {0};
  list_open(&list, more_rows);
  const struct report_options options = options_for(&list, "/dev/null", SHEETS_EN);
  cr_assert(setenv("TMPDIR", in_folder("nowhere"), 1) == 0);
  cr_expect(report_workbook_open(&options, &failure) == NULL);
  cr_expect(failure.error.status == OUTPUT_NO_FOLDER && strstr(failure.detail, "nowhere") != NULL, "%d %s",
            (int)failure.error.status, failure.detail == NULL ? "" : failure.detail);
  cr_assert(setenv("TMPDIR", "", 1) == 0);
  write_list(&list, &options, DOSSIERS);
  cr_assert(unsetenv("TMPDIR") == 0);
  write_list(&list, &options, DOSSIERS);
  list_close(&list);
}

/* 4 rows a sheet leave 2 of data: 21 batches of 5 results make 53 sheets of cases alone, more than 100 in
 * all. */
Test(report_workbook, goes_without_formulas_where_one_would_name_more_than_100_sheets) {
  struct list list;
  const char *path = in_folder("report.xlsx");
  list_open(&list, more_rows);
  struct report_options options = options_for(&list, path, SHEETS_EN);
  options.sheet_row_limit = 4;
  struct writer *writer = open_writer(&options);
  void *block = writer->operations->block_new(writer);
  for (int i = 0; i < 21; i++) write_batch(writer, block, list.dossiers, DOSSIERS);
  writer->operations->block_free(block);
  cr_assert(writer->operations->finish(writer));
  writer->operations->free(writer);
  /* 21 times 4,964.76 */
  expect_workbook(path, "'Summary!B26=104259.96' 'Summary!B6=✓ all agree'");
  cr_expect(
      run("/usr/bin/python3 -c 'import openpyxl, sys; s = openpyxl.load_workbook(sys.argv[2]).worksheets[1]; "
          "assert s[\"B26\"].value == 104259.96 and s[\"B6\"].value == \"✓ all agree\"' '%s' '%s' %s",
          path, "") == 0);
  list_close(&list);
}

Test(report_workbook, says_when_the_disk_is_full_and_leaves_nothing) {
  enum { LIMIT = 1024 * 1024, BATCHES_MOST = 20000 };
  struct list list;
  list_open(&list, more_rows);
  const struct report_options options = options_for(&list, in_folder("report.xlsx"), SHEETS_EN);
  struct writer *writer = open_writer(&options);
  void *block = writer->operations->block_new(writer);
  limit_files(LIMIT);
  bool is_fine = true;
  for (int i = 0; is_fine && i < BATCHES_MOST; i++) {
    writer->operations->reserve(writer, block, list.dossiers, DOSSIERS);
    writer->operations->format(writer, block, list.dossiers, DOSSIERS);
    is_fine = writer->operations->append(writer, block);
  }
  limit_files(RLIM_INFINITY);
  cr_expect(!is_fine && writer->failure.error.status == OUTPUT_TOO_LARGE && writer->failure.detail != NULL);
  cr_expect(!writer->operations->finish(writer));
  writer->operations->block_free(block);
  writer->operations->free(writer);
  expect_nothing_in_folder();
  list_close(&list);
}
