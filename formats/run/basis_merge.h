/* The lists of rule rows that the ledgers of several shards name by number, numbered anew: a merged ledger's
 * numbers count from 1 in its own order, as if one machine had written it. CONTRACT 3, `because`. */
#ifndef ARREARS_FORMATS_RUN_BASIS_MERGE_H
#define ARREARS_FORMATS_RUN_BASIS_MERGE_H

#include <stddef.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/hash_index.h"
#include "calc/status.h"
#include "calc/text.h"
#include "formats/run/shard_reader.h"

/* What one shard calls a list. */
struct basis_names {
  size_t *lists; /* owned: by the shard's number - 1, the place among all lists */
  size_t count, capacity;
};

/* `{0}` is valid and empty. */
struct basis_merge {
  struct buffer texts; /* of all lists one after another: the cells behind the number, and LF */
  size_t *ends;        /* owned: where each text ends */
  size_t *numbers;     /* owned: what the merged ledger calls it; 0: no line of it has come yet */
  size_t count, capacity, number_capacity;
  struct hash_index by_text;
  struct basis_names *names; /* owned; of each shard */
  int name_count;
  struct buffer header; /* of the first file */
  struct buffer out;    /* the merged file from its header on, as far as lists have been numbered */
  size_t numbered;
};

enum basis_merge_status { BASIS_MERGE_DONE, BASIS_MERGE_CANNOT_READ, BASIS_MERGE_BAD_ROW };

struct basis_merge_failure {
  int source; /* index of the file */
  int64_t line;
  int system; /* errno */
};

/* Reads the files of lists, one of each shard. */
MUST_USE enum basis_merge_status basis_merge_read(struct basis_merge *merge, const char *const *paths,
                                                  int count, struct basis_merge_failure *failure);

/* What the merged ledger calls the list that a shard calls `number`; 0: the shard has no such list. */
MUST_USE size_t basis_merge_number(struct basis_merge *merge, int source, size_t number);

void basis_merge_clear(struct basis_merge *merge);

#endif
