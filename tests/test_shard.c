#include "cli/run/shard.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "calc/buffer.h"

struct expectation {
  const char *text;
  int index, count; /* 0: refused */
};

static void expect_all(const struct expectation *table, size_t count) {
  for (size_t i = 0; i < count; i++) {
    struct shard shard;
    const char *wrong = NULL;
    bool is_read = shard_read(&shard, table[i].text, &wrong);
    cr_expect(is_read == (table[i].index > 0), "%s", table[i].text);
    if (is_read)
      cr_expect(shard.index == table[i].index && shard.count == table[i].count, "%s: %d of %d", table[i].text,
                shard.index, shard.count);
    else
      cr_expect(wrong != NULL, "%s", table[i].text);
  }
}
#define EXPECT_ALL(table) expect_all((table), sizeof(table) / sizeof(table)[0])

static void forget_engines(void) {
  static const char *const variables[] = {"SLURM_ARRAY_TASK_ID",      "SLURM_ARRAY_TASK_COUNT",
                                          "SLURM_ARRAY_TASK_MIN",     "SLURM_ARRAY_TASK_MAX",
                                          "SLURM_ARRAY_TASK_STEP",    "AWS_BATCH_JOB_ARRAY_INDEX",
                                          "AWS_BATCH_JOB_ARRAY_SIZE", "JOB_COMPLETION_INDEX"};
  for (size_t i = 0; i < sizeof variables / sizeof variables[0]; i++) unsetenv(variables[i]);
}

TestSuite(shard, .init = forget_engines);

Test(shard, is_written_as_its_number_and_how_many_there_are) {
  static const struct expectation table[] = {{"1/1", 1, 1},
                                             {"1/8", 1, 8},
                                             {"8/8", 8, 8},
                                             {"10000/10000", 10000, 10000},
                                             {"0/8", 0, 0},
                                             {"9/8", 0, 0},
                                             {"", 0, 0},
                                             {"3", 0, 0},
                                             {"/8", 0, 0},
                                             {"3/", 0, 0},
                                             {"-1/8", 0, 0},
                                             {" 1/8", 0, 0},
                                             {"1/8/2", 0, 0},
                                             {"1/10001", 0, 0},
                                             {"1/99999999999999999999", 0, 0},
                                             {"a/b", 0, 0},
                                             {"auto", 0, 0},
                                             {"auto/8", 0, 0},
                                             {"automatic", 0, 0}};
  EXPECT_ALL(table);
}

Test(shard, is_made_of_two_numbers_that_fit_together) {
  static const struct {
    int64_t index, count;
    bool is_shard;
  } table[] = {
      {1, 1, true},          {3, 3, true},
      {10000, 10000, true},  {0, 1, false},
      {2, 1, false},         {0, 0, false},
      {-1, 3, false},        {1, 10001, false},
      {1, INT64_MAX, false}, {INT64_MIN, 1, false},
      {1, -1, false},        {INT64_C(4294967297), INT64_C(4294967299), false}}; /* 1 of 3 in 32 bits */
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct shard shard = {7, 8};
    cr_expect(shard_from(&shard, table[i].index, table[i].count) == table[i].is_shard, "row %zu", i);
    cr_expect_eq(shard.index, table[i].is_shard ? table[i].index : 7, "row %zu", i);
    cr_expect_eq(shard.count, table[i].is_shard ? table[i].count : 8, "row %zu", i);
  }
}

static void be_slurm_task(const char *id, const char *count, const char *first, const char *last,
                          const char *step) {
  setenv("SLURM_ARRAY_TASK_ID", id, 1);
  setenv("SLURM_ARRAY_TASK_COUNT", count, 1);
  setenv("SLURM_ARRAY_TASK_MIN", first, 1);
  setenv("SLURM_ARRAY_TASK_MAX", last, 1);
  setenv("SLURM_ARRAY_TASK_STEP", step, 1);
}

Test(shard, is_the_task_of_a_slurm_array_wherever_the_array_begins) {
  be_slurm_task("3", "8", "1", "8", "1");
  EXPECT_ALL(((struct expectation[]){{"auto", 3, 8}, {"auto/8", 3, 8}}));
  be_slurm_task("0", "8", "0", "7", "1");
  EXPECT_ALL(((struct expectation[]){{"auto", 1, 8}}));
  be_slurm_task("14", "4", "5", "14", "3"); /* 5, 8, 11, 14 */
  EXPECT_ALL(((struct expectation[]){{"auto", 4, 4}}));
}

/* --array=1,3,7: three tasks, but the number 7 does not say which of how many it is. */
Test(shard, is_refused_for_a_slurm_array_with_holes) {
  be_slurm_task("1", "3", "1", "7", "1");
  EXPECT_ALL(((struct expectation[]){{"auto", 0, 0}}));
}

/* --array=3 of what was --array=1-8: auto would be the only task of one. */
Test(shard, of_a_task_that_is_submitted_again_alone_takes_its_number_and_the_count_given) {
  be_slurm_task("3", "1", "3", "3", "1");
  EXPECT_ALL(((struct expectation[]){{"auto/8", 3, 8}, {"auto/2", 0, 0}}));
}

/* The variables of a Slurm task that ask for something else, or do not say it; NULL: not set. */
Test(shard, is_refused_for_a_variable_that_is_missing_or_no_number_and_names_it) {
  static const struct {
    const char *id, *count, *first, *last, *step, *wrong;
  } table[] = {
      {"x", "8", "1", "8", "1", "SLURM_ARRAY_TASK_ID"},
      {"3", NULL, "1", "8", "1", "SLURM_ARRAY_TASK_COUNT"},
      {"3", "", "1", "8", "1", "SLURM_ARRAY_TASK_COUNT"},
      {"3", "8", NULL, "8", "1", "SLURM_ARRAY_TASK_MIN"},
      {"3", "8", "1", "eight", "1", "SLURM_ARRAY_TASK_MAX"},
      {"3", "8", "1", "8", "1.0", "SLURM_ARRAY_TASK_STEP"},
      {"3", "8", "1", "8", "0", "SLURM_ARRAY_TASK_COUNT"},  /* no step */
      {"3", "8", "1", "16", "1", "SLURM_ARRAY_TASK_COUNT"}, /* 16 places, 8 tasks */
      {"3", "8", "2", "16", "2", "SLURM_ARRAY_TASK_ID"},    /* between two places */
      {"0", "8", "1", "8", "1", "SLURM_ARRAY_TASK_ID"},     /* before the first */
  };
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct shard shard;
    const char *wrong = NULL;
    be_slurm_task(table[i].id, "", "", "", "");
    const char *const values[] = {table[i].count, table[i].first, table[i].last, table[i].step};
    static const char *const names[] = {"SLURM_ARRAY_TASK_COUNT", "SLURM_ARRAY_TASK_MIN",
                                        "SLURM_ARRAY_TASK_MAX", "SLURM_ARRAY_TASK_STEP"};
    for (int k = 0; k < 4; k++)
      cr_assert_eq(values[k] == NULL ? unsetenv(names[k]) : setenv(names[k], values[k], 1), 0);
    cr_expect_not(shard_read(&shard, "auto", &wrong), "row %zu", i);
    cr_expect_str_eq(wrong, table[i].wrong, "row %zu", i);
  }
}

/* An array that says nothing of steps goes by 1. */
Test(shard, needs_no_step) {
  be_slurm_task("3", "8", "1", "8", "1");
  unsetenv("SLURM_ARRAY_TASK_STEP");
  EXPECT_ALL(((struct expectation[]){{"auto", 3, 8}}));
}

Test(shard, is_the_child_of_an_aws_batch_array_counted_from_zero) {
  setenv("AWS_BATCH_JOB_ARRAY_INDEX", "0", 1);
  EXPECT_ALL(((struct expectation[]){{"auto", 0, 0}, {"auto/8", 1, 8}}));
  setenv("AWS_BATCH_JOB_ARRAY_SIZE", "10", 1);
  EXPECT_ALL(((struct expectation[]){{"auto", 1, 10}}));
  setenv("AWS_BATCH_JOB_ARRAY_INDEX", "9", 1);
  EXPECT_ALL(((struct expectation[]){{"auto", 10, 10}}));
}

Test(shard, is_the_pod_of_a_kubernetes_indexed_job_whose_count_must_be_given) {
  setenv("JOB_COMPLETION_INDEX", "7", 1);
  EXPECT_ALL(((struct expectation[]){{"auto/8", 8, 8}, {"auto", 0, 0}, {"auto/7", 0, 0}}));
  setenv("JOB_COMPLETION_INDEX", "seven", 1);
  EXPECT_ALL(((struct expectation[]){{"auto/8", 0, 0}}));
}

enum { ROWS_MAX = 20000 };

/* Which shard of `count` takes each row of a list; 0 when not exactly one does. Returns the rows. */
static size_t share_out(struct text list, int count, int *taken) {
  struct table_error error;
  struct case_columns columns;
  struct columns_problem problem;
  size_t cells, rows = 0;
  memset(taken, 0, ROWS_MAX * sizeof *taken);
  for (int index = 1; index <= count; index++) {
    struct shard_filter filter;
    struct table_row row;
    struct table *table = table_open_memory(list, (struct table_options){0}, &error);
    cr_assert(table != NULL);
    const struct text *names = table_header(table, &cells);
    cr_assert(case_columns_find(&columns, names, cells, (struct column_choices){0}, &problem));
    shard_filter_init(&filter, (struct shard){index, count}, &columns);
    for (rows = 0; table_next(table, &row) == TABLE_OK; rows++)
      if (shard_takes(&filter, &row)) taken[rows] = taken[rows] == 0 ? index : -1;
    shard_filter_clear(&filter);
    case_columns_clear(&columns);
    table_close(table);
  }
  for (size_t i = 0; i < rows; i++)
    if (taken[i] < 0) taken[i] = 0;
  return rows;
}

/* Rows first..last of so many fall into one shard, however many shards there are. */
static void expect_together(struct text list, size_t rows, int first, int last) {
  static int taken[ROWS_MAX];
  for (int count = 2; count < 50; count++) {
    cr_assert(share_out(list, count, taken) == rows);
    for (int i = first + 1; i <= last; i++)
      cr_expect(taken[i] == taken[first], "row %d of %d shards", i + 1, count);
  }
}

/* 11010519491231002X as the standard has it, as people type it, and the old number; then another document. */
Test(shard, holds_all_rows_of_a_person_however_the_number_is_written) {
  const struct text list = TEXT(
      "name,id_number,gap_from\n"
      "a,11010519491231002X,2025-01\n"
      "b,11010519491231002x,2025-02\n"
      "c,110105491231002,2025-03\n"
      "d, 110105 19491231 002X ,2025-04\n"
      "e,'11010519491231002X,2025-05\n"
      "f,\"=\"\"11010519491231002X\"\"\",2025-06\n"
      "g,11010519491231002X,2025-07\n"
      "h,doc:P1234567,2025-08\n"
      "i,\"doc:P1234567\",2025-09\n");
  expect_together(list, 9, 0, 6);
  expect_together(list, 9, 7, 8);
}

/* Lines of two rows are one person's: in which shard they fall must not hide that they share a month. */
Test(shard, keeps_rows_of_one_case_id_and_name_together_where_no_number_tells) {
  const struct text list = TEXT(
      "case_id,name,id_number,gap_from\n"
      "A1,张三,,2025-01\n"
      "Ａ1,张　三,,2025-02\n"
      "a1,张三,无,2025-03\n");
  expect_together(list, 3, 0, 2);
}

Test(shard, takes_every_row_once_faulty_ones_too) {
  static int taken[ROWS_MAX];
  const struct text list = TEXT(
      "name,id_number,gap_from\n"
      "a,11010519491231002X,2025-01\n"
      "no number,,2025-01\n"
      "too few\n"
      "b,123,2025-01\n"
      "b\"ad,123,2025-01\n"
      "\"two\nlines\",440524188001010014,2025-01\n"
      "\"never closed,1,2025-01\n"
      "c,440524188001010014,2025-01\n");
  for (int count = 1; count < 20; count++) {
    cr_assert(share_out(list, count, taken) == 8);
    for (int i = 0; i < 8; i++) cr_expect(taken[i] > 0, "row %d of %d shards", i + 1, count);
  }
}

/* 10,000 documents in 8 shards: 1250 each, with a standard deviation of sqrt(10000 x 1/8 x 7/8) = 33. */
Test(shard, is_about_as_large_as_any_other) {
  static int taken[ROWS_MAX];
  struct buffer list = {0};
  int sizes[9] = {0};
  buffer_add_literal(&list, "id_number,gap_from\n");
  for (int i = 0; i < 10000; i++) {
    char row[64];
    int length = snprintf(row, sizeof row, "doc:%d,2025-01\n", i);
    buffer_add(&list, row, (size_t)length);
  }
  size_t rows = share_out(buffer_text(&list), 8, taken);
  cr_assert(rows == 10000);
  for (size_t i = 0; i < rows; i++) sizes[taken[i]]++;
  cr_expect(sizes[0] == 0);
  for (int i = 1; i <= 8; i++)
    cr_expect(sizes[i] > 1250 - 5 * 33 && sizes[i] < 1250 + 5 * 33, "%d: %d", i, sizes[i]);
  buffer_clear(&list);
}
