/* Outputs of several shards put together again: rows of CSV files, each ascending by its column `record`,
 * merged into one file in the order of the list. Rows are copied byte for byte; what they hold is summed up
 * again on the way. Memory: a reader for each file, whatever the files hold. */
#ifndef ARREARS_FORMATS_ROW_MERGE_H
#define ARREARS_FORMATS_ROW_MERGE_H

#include <stdint.h>

#include "calc/status.h"
#include "formats/control_totals.h"
#include "formats/digest.h"
#include "formats/output_file.h"

/* What the merged file turned out to hold. */
struct merged_rows {
  int64_t size, rows, records; /* records: different ones */
  char digest[DIGEST_SIZE];
  struct control_totals totals; /* of the columns that the file has; the caller clears */
};

enum row_merge_status {
  ROW_MERGE_DONE,
  ROW_MERGE_CANNOT_READ,    /* source, system */
  ROW_MERGE_HEADERS_DIFFER, /* source: unlike the first */
  ROW_MERGE_BAD_ROW,        /* source, line: malformed, without its record, out of order, or no amount */
  ROW_MERGE_TWICE,          /* source, record: stands in another source too */
  ROW_MERGE_CANNOT_WRITE    /* output_error */
};

struct row_merge_failure {
  int source; /* index of the file */
  int64_t line, record;
  int system; /* errno */
  struct output_error output_error;
};

/* Told after every block of output what the file holds so far. */
struct row_merge_watcher {
  void (*each_block)(void *context, const struct merged_rows *merged); /* NULL: nobody watches */
  void *context;
};

/* Merges the files into an open output, which is neither committed nor abandoned. `table` says which control
 * totals the columns feed. Anything but ROW_MERGE_DONE fills *failure. */
MUST_USE enum row_merge_status row_merge(struct merged_rows *merged, struct output_file *output,
                                         const char *const *paths, int count, enum control_table table,
                                         struct row_merge_watcher watcher, struct row_merge_failure *failure);

#endif
