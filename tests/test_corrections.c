/* Rows that come back: which line each takes the place of, and what is told of one that takes none. */
#include "formats/list/corrections.h"

#include "formats/list/case_list.h"
#include "formats/list/fix_mark.h"
#include "tests/folder_fixture.h"

TestSuite(corrections, .init = enter_folder, .fini = leave_folder);

#define HEAD "name,region,gap_from,wage\n"
#define FIX_HEAD "source line,reason and remedy,name,region,gap_from,wage,row check\n"
static const char list_text[] =
    HEAD "Li,Hefei,2025-01,8000\nWang,Hefei,soon,8000\nTotal,,,\nZhao,Hefei,2025-01,8k\n";

/* The check of a line that reads so; valid until the next call. */
static const char *check_of(const char *raw) {
  static char check[32];
  struct buffer out = {0};
  fix_mark_add_check(&out, text_from(raw));
  cr_assert(out.length < sizeof check);
  memcpy(check, out.at, out.length);
  check[out.length] = '\0';
  buffer_clear(&out);
  return check;
}

/* A file of one row: its line, cells, and what the line read. Leaves the row as it stands there in `row`. */
static void write_fix(const char *path, int line, const char *cells, const char *before, char row[200]) {
  FILE *file = fopen(path, "w");
  cr_assert_not_null(file);
  snprintf(row, 200, "%d,why,%s,%s", line, cells, check_of(before));
  fprintf(file, FIX_HEAD "%s\n", row);
  cr_assert_eq(fclose(file), 0);
}

static void note_trouble(void *context, const struct correction_trouble *trouble) {
  char word[64];
  snprintf(word, sizeof word, "%d:%d:%lld ", (int)trouble->problem, trouble->file, (long long)trouble->line);
  buffer_add_text(context, text_from(word));
}

struct run {
  struct buffer names, troubles; /* the first cells of the cases, and problem:file:line */
  bool are_read, are_used;
};

static void run_list(struct run *run, const char *const *paths, int count) {
  struct table_error error;
  struct columns_problem problem;
  struct case_columns columns;
  struct corrections corrections = {0};
  struct case_list list;
  struct table_row row;
  size_t width;
  const struct correction_listener listener = {note_trouble, &run->troubles};
  const struct table_options how = {.is_case_list = true};
  struct table *table = table_open_memory(text_from(list_text), how, &error);
  cr_assert_not_null(table);
  const struct text *names = table_header(table, &width);
  cr_assert(case_columns_find(&columns, names, width, (struct column_choices){0}, &problem));
  run->are_read = true;
  for (int i = 0; i < count; i++)
    run->are_read =
        corrections_add_file(&corrections, paths[i], table, &columns, how, listener) && run->are_read;
  corrections_seal(&corrections);
  case_list_init(&list, table, &columns, false);
  list.corrections = &corrections;
  while (case_list_next(&list, &row) == TABLE_OK) {
    buffer_add_text(&run->names, row.cells[0]);
    buffer_add_byte(&run->names, row.correction == 0 ? ' ' : '*');
  }
  run->are_used = corrections_each_left(&corrections, listener);
  case_list_clear(&list);
  corrections_clear(&corrections);
  case_columns_clear(&columns);
  table_close(table);
}

static void expect_run(const char *const *paths, int count, const char *names, const char *troubles) {
  struct run run = {0};
  run_list(&run, paths, count);
  cr_expect(text_is(buffer_text(&run.names), names), "%.*s", (int)run.names.length, run.names.at);
  cr_expect(text_is(buffer_text(&run.troubles), troubles), "%.*s", (int)run.troubles.length, run.troubles.at);
  cr_expect_eq(run.are_read && run.are_used, troubles[0] == '\0');
  buffer_clear(&run.names);
  buffer_clear(&run.troubles);
}

Test(corrections, of_corrections_take_the_place_of_the_last_in_whatever_order_the_files_come) {
  char first[200], second[200];
  write_fix("1.csv", 3, "Wang1,Hefei,soon,8000", "Wang,Hefei,soon,8000", first);
  write_fix("2.csv", 3, "Wang2,Hefei,2025-01,8000", first, second);
  write_fix("3.csv", 5, "Zhao1,Hefei,2025-01,8000", "Zhao,Hefei,2025-01,8k", second);
  expect_run((const char *[]){"3.csv", "2.csv", "1.csv"}, 3, "Li Wang2*Zhao1*", "");
  expect_run((const char *[]){"1.csv", "2.csv"}, 2, "Li Wang2*Zhao ", "");
  expect_run((const char *[]){"1.csv"}, 1, "Li Wang1*Zhao ", "");
}

/* 9: another row stands there; 8: no case does, for line 4 is a total and line 9 is not there; 10: two want
 * it. The line in the file is 2, below its heading. */
Test(corrections, that_take_no_place_are_told_once_each) {
  char row[200];
  write_fix("other.csv", 3, "Wang1,Hefei,soon,8000", "Wang,Hefei,2025-01,8000", row);
  expect_run((const char *[]){"other.csv"}, 1, "Li Wang Zhao ", "9:0:2 ");
  write_fix("total.csv", 4, "Total1,,,", "Total,,,", row);
  write_fix("none.csv", 9, "Wang1,Hefei,soon,8000", "Wang,Hefei,soon,8000", row);
  expect_run((const char *[]){"total.csv", "none.csv"}, 2, "Li Wang Zhao ", "8:0:2 8:1:2 ");
  write_fix("left.csv", 3, "Wang1,Hefei,soon,8000", "Wang,Hefei,soon,8000", row);
  write_fix("right.csv", 3, "Wang2,Hefei,soon,8000", "Wang,Hefei,soon,8000", row);
  expect_run((const char *[]){"left.csv", "right.csv"}, 2, "Li Wang Zhao ", "10:1:2 ");
  _Static_assert(CORRECTION_NO_CASE == 8 && CORRECTION_OTHER_ROW == 9 && CORRECTION_DOUBLED == 10,
                 "as above");
}
