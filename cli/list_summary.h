/* What is printed once a list has been read: how many rows, how much money, where it was written. */
#ifndef ARREARS_CLI_LIST_SUMMARY_H
#define ARREARS_CLI_LIST_SUMMARY_H

#include "cli/flow/pipeline.h"
#include "cli/user/options.h"

struct list_summary {
  const struct options *options;
  const struct pipeline_counts *counts;
  const struct regions *regions; /* to name places */
  const char *input;
  enum file_encoding encoding; /* as it was read */
  int64_t said;                /* rejected rows that were reported one by one */
  int64_t said_in_part;        /* likewise, rows of which only some schemes were rejected */
  size_t workbooks;            /* of a split report */
  bool has_values;             /* the report turned to values, being of a long list */
  double seconds;
};

/* With --quiet only where further rejected rows are listed. */
void list_summary_say(const struct list_summary *summary);

#endif
