/* The report of a run that was made before: its manifest, that of a merged folder, of one shard or of an
 * unsharded run, says what was worked out and what came of it. Results do not hold all that a workbook shows,
 * so the list is worked out again, and every output that the manifest lists must match byte for byte;
 * where one does not, there is no workbook. Nothing in the manifest is taken on trust.
 *
 *   proof_find -> proof_open -> (session) proof_check -> proof_open_writers -> (pipeline) proof_finish */
#ifndef ARREARS_CLI_RUN_PROOF_H
#define ARREARS_CLI_RUN_PROOF_H

#include "cli/flow/pipeline.h"
#include "cli/flow/session.h"
#include "cli/run/run_manifest.h"
#include "cli/user/options.h"
#include "formats/file/digest.h"
#include "formats/file/file_roles.h"
#include "formats/list/corrections.h"
#include "formats/record/basis_numbers.h"
#include "formats/run/manifest.h"

/* `{0}` is valid: nothing is proven. proof_clear must be called in any case. */
struct proof {
  struct buffer path; /* of the manifest, terminated; empty: the operand is a case list */
  struct manifest stated;
  struct options options; /* those of the command line, completed by the manifest's */
  struct shard shard;
  struct buffer input;                /* the path of the list, terminated */
  struct buffer fix_paths[FIXES_MAX]; /* terminated; of those the manifest names */
  const char *fixes[FIXES_MAX];       /* files of corrected rows, wherever their paths come from */
  int fix_count;
  struct buffer rules[RULE_FILES_MAX], calendar; /* paths that the options point to */
  struct buffer sheets;                          /* names, each terminated */
  enum language language;                        /* of the outputs; the workbook has its own */
  struct writer *writers[MANIFEST_OUTPUT_COUNT]; /* its owner is whoever runs them; NULL: no such output */
  struct fingerprint outputs[MANIFEST_OUTPUT_COUNT]; /* as they are now */
  struct basis_numbers numbers;                      /* of the lists that its ledger names */
};

/* Finds the manifest that the first operand of `report` means: it is one (by its name, *.json), a folder of
 * one, or results that a manifest.json beside them describes. False: it is a case list. */
bool proof_find(struct proof *proof, const struct options *options);

static inline bool proof_is_found(const struct proof *proof) { return proof->path.length > 0; }

/* Reads the manifest and completes the options: what the case defaults, shard, list, rules and calendar are.
 * The list may be the second operand and its files of corrected rows those behind it; rules and calendar may
 * be given in place of those that the manifest names; the key of a masked run is. Any problem has been
 * reported: EXIT_OK, EXIT_USAGE or EXIT_FILE. */
MUST_USE enum exit_code proof_open(struct proof *proof, const struct options *options);

/* Adds the files of the run that is proven: its manifest and its outputs. */
void proof_add_files(const struct proof *proof, struct file_roles *files);

/* Before the work: program, list, rules, calendar, regions and options are those of the manifest, and its
 * outputs are what it says. Describes the run at hand in *fresh. EXIT_OK, EXIT_DIFFERENCE or EXIT_FILE;
 * problems are reported. */
MUST_USE enum exit_code proof_check(const struct proof *proof, const struct session *session,
                                    struct run_manifest *fresh);

/* Opens a writer for every output of the manifest and hands them over; returns how many. The columns outlive
 * them. */
int proof_open_writers(struct proof *proof, const struct case_columns *columns, struct writer **writers);

/* After the work, before any output takes its name: the outputs, the counts and the totals are those of the
 * manifest. EXIT_OK or EXIT_DIFFERENCE; every output that differs has been reported. */
MUST_USE enum exit_code proof_finish(struct proof *proof, struct run_manifest *fresh,
                                     const struct pipeline_counts *counts);

/* Says that it is proven. */
void proof_say(const struct proof *proof);

void proof_clear(struct proof *proof);

#endif
