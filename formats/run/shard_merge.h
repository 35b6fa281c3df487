/* Outputs of several shards put together again: rows of CSV files, each ascending by its column `record`,
 * merged into one file in the order of the list. Rows are copied byte for byte, but for the number of a list
 * of rule rows; what they hold is summed up again on the way. Memory: a reader for each file, whatever the
 * files hold. */
#ifndef ARREARS_FORMATS_RUN_SHARD_MERGE_H
#define ARREARS_FORMATS_RUN_SHARD_MERGE_H

#include <stdint.h>

#include "calc/status.h"
#include "formats/file/digest.h"
#include "formats/file/output_file.h"
#include "formats/run/basis_merge.h"
#include "formats/run/control_totals.h"

/* What the merged file turned out to hold. */
struct merged_rows {
  int64_t size, rows, records; /* records: different ones */
  char digest[DIGEST_SIZE];
  struct control_totals totals; /* of the columns that the file has; the caller clears */
};

enum shard_merge_status {
  SHARD_MERGE_DONE,
  SHARD_MERGE_CANNOT_READ,    /* source, system */
  SHARD_MERGE_HEADERS_DIFFER, /* source: unlike the first */
  SHARD_MERGE_BAD_ROW,        /* source, line: malformed, without its record, out of order, no amount, or a
                                 list of rule rows by a number that its shard does not know */
  SHARD_MERGE_TWICE,          /* source, record: stands in another source too */
  SHARD_MERGE_CANNOT_WRITE    /* output_error */
};

struct shard_merge_failure {
  int source; /* index of the file */
  int64_t line, record;
  int system; /* errno */
  struct output_error output_error;
};

/* Told after every block of output what the file holds so far. */
struct shard_merge_watcher {
  void (*each_block)(void *context, const struct merged_rows *merged); /* NULL: nobody watches */
  void *context;
};

/* Merges the files into an open output, which is neither committed nor abandoned. `table` says which control
 * totals the columns feed. `basis`: NULL, or the lists that the last column names by number. Anything but
 * SHARD_MERGE_DONE fills *failure. */
MUST_USE enum shard_merge_status shard_merge(struct merged_rows *merged, struct output_file *output,
                                             const char *const *paths, int count, enum control_table table,
                                             struct basis_merge *basis, struct shard_merge_watcher watcher,
                                             struct shard_merge_failure *failure);

#endif
