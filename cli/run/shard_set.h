/* The shards of one run, by their manifests: read, compared, put in order, and each output checked against
 * what its manifest says of it. */
#ifndef ARREARS_CLI_RUN_SHARD_SET_H
#define ARREARS_CLI_RUN_SHARD_SET_H

#include "cli/user/options.h"
#include "formats/run/manifest.h"

/* `{0}` is valid; shard_set_clear must be called in any case. */
struct shard_set {
  const struct options *options; /* its operands are the manifests */
  struct manifest *manifests;    /* owned; shard I of N is manifests[I - 1] once the set is open */
  const char **paths;            /* owned; of the manifests */
  int count;
  int64_t listed, read, assessed, rejected,
      partial;                      /* sums over the shards, but listed: the rows of the list */
  int64_t noted[NOTE_COUNT];        /* rows with each assumption, of all shards */
  int64_t grades[GRADE_COUNT];      /* results by the weakest of their grades, of all shards */
  struct money graded[GRADE_COUNT]; /* owned: their totals */
  struct control_totals stated;     /* sums of what the manifests say */
};

/* Takes the operands' manifests. EXIT_OK: they are the shards of one run, all of them, and their
 * outputs are what they were. EXIT_FILE: one cannot be read; EXIT_DIFFERENCE: they do not fit together;
 * EXIT_USAGE: results that are not CSV. Every problem has been reported, not only the first. */
MUST_USE enum exit_code shard_set_open(struct shard_set *set, const struct options *options);

/* The path of a shard's output, terminated; index from 0. */
void shard_set_output_path(const struct shard_set *set, int index, enum manifest_output output,
                           struct buffer *path);

void shard_set_clear(struct shard_set *set);

/* Says a label with two words, {0} and {1}, and three whole numbers, {2} to {4}. */
void shard_set_say(enum language language, enum label id, const char *first, const char *second,
                   const int64_t numbers[3]);

#endif
