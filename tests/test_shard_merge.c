/* Small files whose merged bytes and sums are seen at a glance. */
#include "formats/run/shard_merge.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "calc/buffer.h"
#include "folder_fixture.h"

static const char *const paths[] = {"0.csv", "1.csv", "2.csv"};

TestSuite(shard_merge, .init = enter_folder, .fini = leave_folder);

static void write_files(const char *const *texts, int count) {
  for (int i = 0; i < count; i++) {
    FILE *file = fopen(paths[i], "wb");
    cr_assert(file != NULL && fputs(texts[i], file) >= 0 && fclose(file) == 0);
  }
}

/* What the watcher was told. */
struct blocks {
  int count;
  int64_t rows, size; /* at the last block */
};

static void count_block(void *context, const struct merged_rows *so_far) {
  struct blocks *blocks = context;
  blocks->count++;
  blocks->rows = so_far->rows;
  blocks->size = so_far->size;
}

static struct blocks blocks;
static struct merged_rows merged;
static struct shard_merge_failure failure;

static enum shard_merge_status merge(int count, enum control_table table) {
  struct output_file file;
  struct output_error error;
  cr_assert(output_file_open(&file, "merged.csv", true, &error));
  enum shard_merge_status status = shard_merge(&merged, &file, paths, count, table, NULL,
                                               (struct shard_merge_watcher){count_block, &blocks}, &failure);
  if (status == SHARD_MERGE_DONE)
    cr_assert(output_file_commit(&file, &error));
  else
    output_file_abandon(&file);
  return status;
}

static void expect_merged(const char *wanted) {
  char found[4096];
  FILE *file = fopen("merged.csv", "rb");
  cr_assert(file != NULL);
  found[fread(found, 1, sizeof found - 1, file)] = '\0';
  (void)fclose(file);
  cr_expect_str_eq(found, wanted);
  cr_expect(merged.size == (int64_t)strlen(wanted));
}

static void expect_total(const char *column, enum control_table table, const char *wanted) {
  struct buffer text = {0};
  for (int i = 0; i < CONTROL_COUNT; i++)
    if (controls[i].table == table && strcmp(controls[i].column, column) == 0)
      money_format(&text, &merged.totals.amounts[i]);
  cr_expect(text_is(buffer_text(&text), wanted), "%s: %.*s", column, (int)text.length, text.at);
  buffer_clear(&text);
}

/* 0.10 + 0.20 + 92233720368547758.07 + (empty) - 0.05 = 92233720368547758.32, past 64 bits of fen. */
Test(shard_merge, puts_rows_into_the_order_of_the_list_and_sums_them_up) {
  static const char *const texts[] = {"record,total\n1,0.10\n4,92233720368547758.07\n4,\n", "record,total\n",
                                      "record,total\n2,0.20\n5,-0.05\n"};
  write_files(texts, 3);
  cr_assert(merge(3, CONTROL_RESULTS) == SHARD_MERGE_DONE);
  expect_merged("record,total\n1,0.10\n2,0.20\n4,92233720368547758.07\n4,\n5,-0.05\n");
  cr_expect(merged.rows == 5 && merged.records == 4);
  expect_total("total", CONTROL_RESULTS, "92233720368547758.32");
  cr_expect(blocks.count == 1 && blocks.rows == 5 && blocks.size == merged.size);
  control_totals_clear(&merged.totals);
}

Test(shard_merge, copies_quoted_line_ends_quotes_and_byte_order_marks_as_they_are) {
  static const char *const texts[] = {"\xEF\xBB\xBFline,record,\"a\nb\"\n2,1,\"x\r\n\"\"3,3\"\"\n\"\n",
                                      "\xEF\xBB\xBFline,record,\"a\nb\"\n5,2,\"\"\"\"\n6,2,\n"};
  write_files(texts, 2);
  cr_assert(merge(2, CONTROL_NONE) == SHARD_MERGE_DONE);
  expect_merged("\xEF\xBB\xBFline,record,\"a\nb\"\n2,1,\"x\r\n\"\"3,3\"\"\n\"\n5,2,\"\"\"\"\n6,2,\n");
  cr_expect(merged.rows == 3 && merged.records == 2);
}

/* A carried column may be called like one of ours: ours stand first. */
Test(shard_merge, sums_the_first_of_two_columns_with_one_name) {
  static const char *const texts[] = {"record,arrears,\"q,q\",arrears\n1,2.50,\"a,\"\"b\",many\n"};
  write_files(texts, 1);
  cr_assert(merge(1, CONTROL_LEDGER) == SHARD_MERGE_DONE);
  expect_total("arrears", CONTROL_LEDGER, "2.50");
  control_totals_clear(&merged.totals);
}

Test(shard_merge, takes_rows_longer_than_a_block) {
  enum { LONG = 600 * 1024 };
  struct buffer text = {0};
  buffer_add_literal(&text, "record,x\n1,\"");
  for (int i = 0; i < LONG; i++) buffer_add_byte(&text, i % 100 == 99 ? '\n' : 'x');
  buffer_add_literal(&text, "\"\n");
  const char *const texts[] = {(buffer_add_byte(&text, '\0'), text.at), "record,x\n2,y\n"};
  write_files(texts, 2);
  cr_assert(merge(2, CONTROL_NONE) == SHARD_MERGE_DONE);
  cr_expect(merged.rows == 2 && merged.size == (int64_t)text.length - 1 + 4);
  buffer_clear(&text);
}

Test(shard_merge, refuses_files_that_do_not_fit_together) {
  static const struct {
    const char *texts[2];
    enum shard_merge_status status;
    int source;
    int64_t line, record;
  } table[] = {
      {{"record\n1\n", "record,x\n2,\n"}, SHARD_MERGE_HEADERS_DIFFER, 1, 1, 0},
      {{"record\n1\n2\n", "record\n2\n"}, SHARD_MERGE_TWICE, 1, 0, 2},
      {{"record\n1\n5\n3\n", "record\n2\n"}, SHARD_MERGE_BAD_ROW, 0, 4, 0},
      {{"record\n1\n", "record\nx\n"}, SHARD_MERGE_BAD_ROW, 1, 2, 0},
      {{"record,total\n1,1.00\n", "record,total\n\"2\n\n"}, SHARD_MERGE_BAD_ROW, 1, 2, 0},
      {{"record,total\n1,1.00\n", "record,total\n2,1.0O\n"}, SHARD_MERGE_BAD_ROW, 1, 2, 0},
      {{"record,total\n1,1.00\n", "record,total\n2,1.005\n"}, SHARD_MERGE_BAD_ROW, 1, 2, 0},
      {{"record,total\n1,1.00\n", "record,total\n2\n"}, SHARD_MERGE_BAD_ROW, 1, 2, 0},
      {{"record\n1\n", "record\n2"}, SHARD_MERGE_BAD_ROW, 1, 2, 0},
      {{"record\n1\n", ""}, SHARD_MERGE_BAD_ROW, 1, 1, 0},
      {{"total\n1.00\n", "total\n1.00\n"}, SHARD_MERGE_BAD_ROW, 0, 2, 0},
  };
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    write_files(table[i].texts, 2);
    enum shard_merge_status status = merge(2, CONTROL_RESULTS);
    cr_expect(status == table[i].status, "%zu: status %d", i, (int)status);
    cr_expect(failure.source == table[i].source, "%zu: source %d", i, failure.source);
    if (table[i].line != 0) cr_expect(failure.line == table[i].line, "%zu: line %d", i, (int)failure.line);
    if (table[i].record != 0) cr_expect(failure.record == table[i].record, "%zu", i);
    cr_expect(access("merged.csv", F_OK) != 0);
    control_totals_clear(&merged.totals);
  }
}

Test(shard_merge, says_which_file_cannot_be_read) {
  static const char *const texts[] = {"record\n1\n"};
  write_files(texts, 1);
  cr_expect(merge(2, CONTROL_NONE) == SHARD_MERGE_CANNOT_READ);
  cr_expect(failure.source == 1 && failure.system == ENOENT);
}
