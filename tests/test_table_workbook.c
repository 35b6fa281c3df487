/* Sheets of workbooks as tables: written by libxlsxwriter, read back row by row. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "calc/buffer.h"
#include "folder_fixture.h"
#include "formats/list/table.h"
#include "formats/list/table_error_text.h"

TestSuite(table_workbook, .init = enter_folder, .fini = leave_folder);

static const struct table_options list = {.is_case_list = true};

/* Writes a row of texts, cells between |, from the first column on; an empty cell is left out. */
static void put_row(lxw_worksheet *sheet, int row, const char *cells) {
  char copy[512];
  snprintf(copy, sizeof copy, "%s", cells);
  char *at = copy;
  for (lxw_col_t column = 0; at != NULL; column++) {
    char *end = strchr(at, '|');
    if (end != NULL) *end = '\0';
    if (*at != '\0') worksheet_write_string(sheet, (lxw_row_t)row, column, at, NULL);
    at = end == NULL ? NULL : end + 1;
  }
}

static lxw_worksheet *add(lxw_workbook *book, const char *name, const char *const *rows) {
  lxw_worksheet *sheet = workbook_add_worksheet(book, name);
  for (int i = 0; rows[i] != NULL; i++) put_row(sheet, i, rows[i]);
  return sheet;
}

static void add_mark_letters(struct buffer *out, int marks) {
  static const struct {
    int mark;
    char letter;
  } letters[] = {{CELL_MARK_DATE, 'D'},    {CELL_MARK_ERROR, 'E'},   {CELL_MARK_NO_RESULT, 'F'},
                 {CELL_MARK_WRECKED, '!'}, {CELL_MARK_ROUNDED, '~'}, {CELL_MARK_BESIDE, '>'}};
  for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++)
    if ((marks & letters[i].mark) != 0) buffer_add_byte(out, letters[i].letter);
}

/* `3.1 [cell][2026-03-01 D]`: line, sheet, cells with the letters of their marks. */
static void add_row(struct buffer *out, const struct table_row *row) {
  char start[32];
  snprintf(start, sizeof start, "%lld.%d ", (long long)row->line, row->sheet);
  buffer_add_text(out, text_from(start));
  for (size_t i = 0; i < row->count; i++) {
    buffer_add_byte(out, '[');
    buffer_add_text(out, row->cells[i]);
    if (row->marks != NULL && row->marks[i] != 0) buffer_add_byte(out, ' ');
    if (row->marks != NULL) add_mark_letters(out, row->marks[i]);
    buffer_add_byte(out, ']');
  }
  buffer_add_byte(out, '\n');
}

/* All rows, from where the table stands. */
static void expect_rest(struct table *table, const char *expected) {
  struct table_row row;
  struct buffer rows = {0};
  while (table_next(table, &row) == TABLE_OK) add_row(&rows, &row);
  cr_expect_eq(table_failure(table).status, TABLE_OK);
  cr_expect(text_is(buffer_text(&rows), expected), "expected\n%s\ngot\n%.*s", expected, (int)rows.length,
            rows.at);
  buffer_clear(&rows);
}

static void expect_rows(const char *path, struct table_options options, const char *expected) {
  struct table_error error = {.status = TABLE_OK};
  struct table *table = table_open(path, options, &error);
  cr_assert_not_null(table, "status %d", error.status);
  expect_rest(table, expected);
  cr_expect_eq(table_encoding(table), ENCODING_UTF_8);
  table_close(table);
}

static enum table_status refused(const char *path, struct table_options options, struct table_error *error) {
  struct table *table = table_open(path, options, error);
  cr_expect_null(table);
  table_close(table);
  return error->status;
}

/* A title over all columns there are, and a row that ends early. */
static void write_list(const char *path) {
  static const char *const rows[] = {NULL};
  lxw_workbook *book = workbook_new(path);
  lxw_worksheet *sheet = add(book, "员工", rows);
  worksheet_merge_range(sheet, 0, 0, 0, 16383, "名单", NULL);
  put_row(sheet, 1, "姓名|断缴开始|工资|备注");
  put_row(sheet, 2, "张三|2026-03");
  put_row(sheet, 3, "李四|2026-03|9000|x|y");
  cr_assert_eq(workbook_close(book), LXW_NO_ERROR);
}

#define LIST_ROWS "3.0 [张三][2026-03][][]\n4.0 [李四][2026-03][9000][x][y]\n"

Test(table_workbook, rows_have_the_headers_cells_and_what_is_filled_beside_them) {
  write_list("a.xlsx");
  expect_rows("a.xlsx", list, LIST_ROWS);
}

Test(table_workbook, comes_through_a_pipe) {
  write_list("a.xlsx");
  int ends[2];
  cr_assert_eq(pipe(ends), 0);
  cr_assert_eq(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
  close(ends[0]);
  pid_t child = fork();
  if (child == 0) {
    char byte;
    FILE *file = fopen("a.xlsx", "rb");
    while (file != NULL && fread(&byte, 1, 1, file) == 1)
      if (write(ends[1], &byte, 1) != 1) _exit(1);
    _exit(0);
  }
  close(ends[1]);
  expect_rows("-", list, LIST_ROWS);
  cr_assert_eq(waitpid(child, NULL, 0), child);
}

/* The workbook is gone by then. */
Test(table_workbook, goes_back_to_its_first_row_without_reading_the_file_again) {
  struct table_error error;
  write_list("a.xlsx");
  struct table *table = table_open("a.xlsx", list, &error);
  cr_assert_not_null(table);
  table_keep_rows(table);
  cr_expect_not(table_rewind(table), "its last row has not come yet");
  for (int pass = 0; pass < 2; pass++) {
    expect_rest(table, LIST_ROWS);
    cr_assert_eq(truncate("a.xlsx", 0), 0);
    cr_assert(table_rewind(table));
  }
  table_close(table);
}

Test(table_workbook, does_not_go_back_where_rows_were_not_kept) {
  struct table_error error;
  write_list("a.xlsx");
  struct table *table = table_open("a.xlsx", list, &error);
  cr_assert_not_null(table);
  expect_rest(table, LIST_ROWS);
  cr_expect_not(table_rewind(table));
  table_close(table);
}

Test(table_workbook, cells_keep_what_the_file_says_of_them) {
  static const char *const rows[] = {"姓名|断缴开始|工资|参保地", "张三", NULL};
  lxw_workbook *book = workbook_new("a.xlsx");
  lxw_format *month = workbook_add_format(book);
  format_set_num_format(month, "yyyy\"年\"m\"月\"");
  lxw_worksheet *sheet = add(book, "员工", rows);
  lxw_datetime day = {.year = 2026, .month = 3, .day = 1};
  worksheet_write_datetime(sheet, 1, 1, &day, month);
  worksheet_write_number(sheet, 1, 2, 1e17, NULL);
  worksheet_write_formula_str(sheet, 1, 3, "=NA()", NULL, "#N/A");
  worksheet_merge_range(sheet, 2, 0, 2, 1, "王五", NULL);
  worksheet_write_number(sheet, 2, 2, 1.234567890123456, NULL);
  cr_assert_eq(workbook_close(book), LXW_NO_ERROR);
  expect_rows(
      "a.xlsx", list,
      "2.0 [张三][2026-03-01 D][100000000000000000 !][#N/A]\n3.0 [王五][王五 >][1.23456789012346 ~][]\n");
}

static void write_two_lists(const char *path) {
  static const char *const first[] = {"姓名|断缴开始|工资", "张三|2026-03|9000", NULL};
  static const char *const other[] = {"封面", NULL};
  static const char *const second[] = {"二月", "月工资|备用|断缴开始", "8000||2026-04", "7000||2026-05||z",
                                       NULL};
  static const char *const third[] = {"姓名|断缴开始|工资", "赵六|2026-06|6000", NULL};
  lxw_workbook *book = workbook_new(path);
  add(book, "封面", other);
  add(book, "一月", first);
  lxw_worksheet *sheet = add(book, "二月", second);
  worksheet_write_blank(sheet, 1, 1, NULL);
  add(book, "旧", third);
  worksheet_hide(workbook_get_worksheet_by_name(book, "旧"));
  cr_assert_eq(workbook_close(book), LXW_NO_ERROR);
}

Test(table_workbook, of_two_lists_the_sheets_are_named) {
  struct table_error error;
  write_two_lists("a.xlsx");
  cr_expect_eq(refused("a.xlsx", list, &error), TABLE_TWO_LISTS);
  cr_expect_str_eq(error.sheet, "一月");
  cr_expect_str_eq(error.other, "二月");
}

Test(table_workbook, a_further_sheet_may_not_have_columns_of_its_own) {
  struct table_error error;
  const char *const all[] = {"all"};
  struct table_options options = {.is_case_list = true, .sheets = all, .sheet_count = 1};
  write_two_lists("a.xlsx");
  cr_expect_eq(refused("a.xlsx", options, &error), TABLE_OTHER_COLUMNS);
  cr_expect_str_eq(error.sheet, "二月");
  cr_expect_str_eq(error.other, "备用");
}

Test(table_workbook, goes_back_over_several_sheets) {
  const char *const both[] = {"2", "旧"};
  const struct table_options options = {.is_case_list = true, .sheets = both, .sheet_count = 2};
  struct table_error error;
  write_two_lists("a.xlsx");
  struct table *table = table_open("a.xlsx", options, &error);
  cr_assert_not_null(table);
  table_keep_rows(table);
  for (int pass = 0; pass < 2; pass++) {
    expect_rest(table, "2.0 [张三][2026-03][9000]\n2.1 [赵六][2026-06][6000]\n");
    cr_assert(table_rewind(table));
  }
  table_close(table);
}

Test(table_workbook, sheets_are_asked_for_by_name_or_number_hidden_ones_too) {
  const char *const by_name[] = {"旧"}, *const by_number[] = {"3"}, *const both[] = {"2", "旧"};
  write_two_lists("a.xlsx");
  expect_rows("a.xlsx", (struct table_options){.is_case_list = true, .sheets = by_name, .sheet_count = 1},
              "2.0 [赵六][2026-06][6000]\n");
  expect_rows("a.xlsx", (struct table_options){.is_case_list = true, .sheets = by_number, .sheet_count = 1},
              "3.0 [8000][][2026-04]\n4.0 [7000][][2026-05][][z]\n");
  expect_rows("a.xlsx", (struct table_options){.is_case_list = true, .sheets = both, .sheet_count = 2},
              "2.0 [张三][2026-03][9000]\n2.1 [赵六][2026-06][6000]\n");
}

Test(table_workbook, columns_of_a_further_sheet_are_put_in_order) {
  static const char *const first[] = {"姓名|断缴开始|工资|备注", "张三|2026-03|9000|x", NULL};
  static const char *const second[] = {"月工资|断缴开始", "8000|2026-04", "7000|2026-05|z", NULL};
  const char *const all[] = {"all"};
  struct table_options options = {.is_case_list = true, .sheets = all, .sheet_count = 1};
  struct table_error error;
  struct buffer place = {0};
  int count;
  lxw_workbook *book = workbook_new("a.xlsx");
  add(book, "一月", first);
  add(book, "二月", second);
  cr_assert_eq(workbook_close(book), LXW_NO_ERROR);
  /* what stands beside the header makes the row too wide, here as in the first sheet */
  expect_rows("a.xlsx", options,
              "2.0 [张三][2026-03][9000][x]\n2.1 [][2026-04][8000][]\n3.1 [][2026-05][7000][][z]\n");
  struct table *table = table_open("a.xlsx", options, &error);
  cr_assert_not_null(table);
  const struct table_sheet *sheets = table_sheets(table, &count);
  cr_assert_eq(count, 2);
  table_place_add(&place, TEXT("a.xlsx"), &sheets[0], 2, 2);
  table_place_add(&place, TEXT(" a.xlsx"), &sheets[1], 2, 3);
  table_place_add(&place, TEXT(" a.xlsx"), &sheets[1], 0, 3);
  table_place_add(&place, TEXT(" a.xlsx"), NULL, 2, 3);
  cr_expect(text_is(buffer_text(&place), "a.xlsx[一月!C2] a.xlsx[二月!A3] a.xlsx[二月!3] a.xlsx:3"), "%.*s",
            (int)place.length, place.at);
  buffer_clear(&place);
  table_close(table);
}

Test(table_workbook, names_what_is_not_there) {
  const char *const none[] = {"五月"}, *const zero[] = {"0"};
  struct table_error error;
  write_two_lists("a.xlsx");
  struct table_options options = {.is_case_list = true, .sheets = none, .sheet_count = 1};
  cr_expect_eq(refused("a.xlsx", options, &error), TABLE_NO_SUCH_SHEET);
  cr_expect_str_eq(error.sheet, "五月");
  cr_expect_str_eq(error.other, "封面, 一月, 二月, 旧");
  options.sheets = zero;
  cr_expect_eq(refused("a.xlsx", options, &error), TABLE_NO_SUCH_SHEET);
}

Test(table_workbook, of_rules_the_first_row_of_the_first_filled_sheet_is_the_header) {
  static const char *const none[] = {NULL}, *const days[] = {"date|kind", "2026-06-22|holiday", NULL};
  lxw_workbook *book = workbook_new("a.xlsx");
  add(book, "leer", none);
  add(book, "days", days);
  cr_assert_eq(workbook_close(book), LXW_NO_ERROR);
  expect_rows("a.xlsx", (struct table_options){.is_case_list = false}, "2.0 [2026-06-22][holiday]\n");
}

Test(table_workbook, without_a_filled_row_is_empty) {
  static const char *const none[] = {NULL};
  struct table_error error;
  lxw_workbook *book = workbook_new("a.xlsx");
  add(book, "leer", none);
  cr_assert_eq(workbook_close(book), LXW_NO_ERROR);
  cr_expect_eq(refused("a.xlsx", list, &error), TABLE_EMPTY);
  cr_expect_str_eq(error.sheet, "leer");
}

Test(table_workbook, every_failure_has_words_of_its_own) {
  for (int kind = FILE_EMPTY + 1; kind < FILE_KIND_COUNT; kind++) {
    struct table_error error = {.status = TABLE_IS_OTHER_KIND, .kind = (enum file_kind)kind};
    bool is_read = kind == FILE_XLSX || kind == FILE_XLS;
    cr_expect(is_read || table_error_label(&error) != 0, "kind %d", kind);
  }
  for (int status = SHEET_SPILL_ERROR; status < SHEET_STATUS_COUNT; status++) {
    struct table_error error = {.status = TABLE_BAD_WORKBOOK, .sheet_status = (enum sheet_status)status};
    bool is_kind =
        status == SHEET_NOT_A_WORKBOOK || status == SHEET_IS_ENCRYPTED || status == SHEET_IS_TOO_OLD;
    cr_expect(is_kind || table_error_label(&error) != 0, "status %d", status);
  }
  for (int status = TABLE_CANNOT_OPEN; status < TABLE_STATUS_COUNT; status++) {
    struct table_error error = {
        .status = (enum table_status)status, .kind = FILE_HTML, .sheet_status = SHEET_ZIP_BOMB};
    cr_expect(table_error_label(&error) != 0, "table status %d", status);
  }
}
