/* A part of a case list for one machine among many: shard I of N, I from 1. All rows of a person fall into
 * one shard, by a hash of the identity number, so that a month claimed twice is noticed within it. */
#ifndef ARREARS_CLI_RUN_SHARD_H
#define ARREARS_CLI_RUN_SHARD_H

#include <stdbool.h>
#include <stdint.h>

#include "calc/status.h"
#include "formats/list/case_columns.h"
#include "formats/list/cell_values.h"
#include "formats/list/table.h"

enum { SHARDS_MAX = 10000 };

/* index from 1 to count; {1, 1} is the whole list. */
struct shard {
  int index, count;
};

/* False: no shard has this place, or there are more than SHARDS_MAX. */
MUST_USE bool shard_from(struct shard *shard, int64_t index, int64_t count);

/* Reads `I/N`, or `auto` and `auto/N`: the place in the array job of Slurm, AWS Batch or Kubernetes as their
 * environment variables tell it. `auto` alone needs an engine that tells the number of tasks; with `auto/N`
 * the tasks of a Slurm array are 1-N, so that one of them may be submitted again alone.
 * False: *wrong names what cannot be used, the text itself or an environment variable. */
MUST_USE bool shard_read(struct shard *shard, const char *text, const char **wrong);

/* Tells the rows of a shard from the others. Belongs to one thread at a time. */
struct shard_filter {
  struct shard shard;
  const struct case_columns *columns;
  struct cell_context context; /* owned scratch */
  struct diagnostics diagnostics;
  note_set notes;
};

void shard_filter_init(struct shard_filter *filter, struct shard shard, const struct case_columns *columns);
void shard_filter_clear(struct shard_filter *filter);

/* A row without an identity number that can be read goes by its case id and name, where it has both, else by
 * its bytes. */
bool shard_takes(struct shard_filter *filter, const struct table_row *row);

#endif
