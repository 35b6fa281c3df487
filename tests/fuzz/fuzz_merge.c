/* Up to three shards made of any bytes, with a line of equal signs between them: refused by file and line, or
 * merged; then the rows are those of the shards, and the merged file merged alone is itself, sums included.
 * libFuzzer: sh tests/run.sh fuzz 1 merge */
#include "formats/run/shard_merge.h"
#include "tests/fuzz/fuzz_folder.h"

enum { MOST_SHARDS = 3 };

static bool merge(struct merged_rows *merged, const char *const *paths, int count, enum control_table table,
                  const char *into) {
  struct output_file file;
  struct output_error error;
  struct shard_merge_failure failure = {.source = -1};
  must_be(output_file_open(&file, into, true, &error));
  const enum shard_merge_status status = shard_merge(merged, &file, paths, count, table, NULL,
                                                     (struct shard_merge_watcher){NULL, NULL}, &failure);
  if (status == SHARD_MERGE_DONE) {
    must_be(output_file_commit(&file, &error));
    return true;
  }
  must_be(status != SHARD_MERGE_CANNOT_WRITE && failure.source >= 0 && failure.source < count);
  output_file_abandon(&file);
  return false;
}

static void must_be_same(const struct merged_rows *left, const struct merged_rows *right) {
  must_be(left->size == right->size && left->rows == right->rows && left->records == right->records);
  must_be(strcmp(left->digest, right->digest) == 0);
  for (int i = 0; i < CONTROL_COUNT; i++)
    must_be(money_compare(&left->totals.amounts[i], &right->totals.amounts[i]) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char *const names[MOST_SHARDS] = {"0.csv", "1.csv", "2.csv"};
  const char *paths[MOST_SHARDS];
  struct text rest = {(const char *)data, size};
  struct merged_rows merged = {0}, again = {0};
  int count = 0;
  while (count < MOST_SHARDS && (count == 0 || rest.length > 0)) {
    paths[count] = fuzz_path(names[count], count);
    fuzz_put(paths[count], fuzz_section(&rest, "====\n"));
    count++;
  }
  const enum control_table table = size % 2 == 0 ? CONTROL_RESULTS : CONTROL_LEDGER;
  const char *const into = fuzz_path("merged.csv", MOST_SHARDS);
  if (merge(&merged, paths, count, table, into)) {
    must_be(merge(&again, &into, 1, table, fuzz_path("again.csv", MOST_SHARDS + 1)));
    must_be_same(&merged, &again);
  }
  control_totals_clear(&again.totals);
  control_totals_clear(&merged.totals);
  return 0;
}
