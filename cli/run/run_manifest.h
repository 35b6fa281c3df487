/* The manifest of one run of `assess`: what it is about to do, whether that has been done already, what came
 * of it. Written last of all outputs, whole or not at all, so that a manifest always describes a finished
 * run. */
#ifndef ARREARS_CLI_RUN_RUN_MANIFEST_H
#define ARREARS_CLI_RUN_RUN_MANIFEST_H

#include <sys/stat.h>

#include "cli/flow/pipeline.h"
#include "cli/flow/session.h"
#include "cli/run/shard.h"
#include "cli/user/options.h"
#include "formats/file/digest.h"
#include "formats/run/manifest.h"

/* The list of a run, the files of corrected rows for it, and the part of it. */
struct run_input {
  const char *list;
  const char *const *fixes;
  int fix_count;
  struct shard shard;
};

/* `{0}` is valid; run_manifest_clear must be called in any case. */
struct run_manifest {
  const struct options *options;
  const struct mask_key *mask; /* NULL: nothing is masked */
  const char *path;            /* of the manifest, from whose folder files are named */
  const char *input;
  struct manifest manifest;
  struct stat input_before;     /* size and time of change, to notice a list that changes meanwhile */
  struct output_file file;      /* the manifest's own */
  struct control_totals totals; /* of all rows added so far */
};

/* False: NULL, standard input or output, a pipe, a device. What is read twice, or is looked at again later,
 * must be a file. A path where nothing stands may become one. */
bool run_manifest_can_name(const char *path);

/* Describes what a run works out, its outputs left out, in a manifest that would stand at `path`. Any problem
 * has been reported: EXIT_OK, EXIT_USAGE (the input is not a file) or EXIT_FILE. */
MUST_USE enum exit_code run_manifest_describe(struct run_manifest *run, const char *path,
                                              const struct options *options, const struct session *session,
                                              const struct run_input *input);

/* Describes the run of `assess` that the options ask for, with its outputs. Any problem has been reported:
 * EXIT_OK, EXIT_USAGE (input or output is not a file) or EXIT_FILE. */
MUST_USE enum exit_code run_manifest_begin(struct run_manifest *run, const struct options *options,
                                           const struct session *session, const struct run_input *input);

/* Sets how the list's headings were read, once it is open. The run is described. */
void run_manifest_set_columns(struct run_manifest *run, const struct case_columns *columns);

/* True when the manifest and all outputs stand there already, from the same input, rules and options, and are
 * what the manifest says: nothing needs to be done; *code is how that run ended. A message says so. */
bool run_manifest_is_done(const struct run_manifest *run, enum exit_code *code);

/* Opens the manifest's file, so that a run fails before its work and not after it. False: a message was
 * printed. */
MUST_USE bool run_manifest_open(struct run_manifest *run);

static inline bool run_manifest_is_described(const struct run_manifest *run) { return run->input != NULL; }

static inline void run_manifest_add(struct run_manifest *run, const struct dossier *dossier) {
  control_totals_add(&run->totals, dossier);
}

/* False: the list has changed since the run began; a message was printed. Called before any output gets its
 * name. */
MUST_USE bool run_manifest_input_stayed(const struct run_manifest *run);

/* Sets what the run came to: counts, totals, and each of its outputs. */
void run_manifest_complete(struct run_manifest *run, const struct pipeline_counts *counts,
                           const struct fingerprint outputs[MANIFEST_OUTPUT_COUNT]);

/* Completes and writes the manifest, once all outputs have their names. False: a message was printed. */
MUST_USE bool run_manifest_finish(struct run_manifest *run, const struct pipeline_counts *counts);

void run_manifest_clear(struct run_manifest *run);

#endif
