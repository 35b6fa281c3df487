/* What a run writes: the workbook of `report`, the results of `assess`, ledger and rejected rows where they
 * are asked for, and once more, without a file, whatever the run being proven has written. */
#ifndef ARREARS_CLI_LIST_OUTPUTS_H
#define ARREARS_CLI_LIST_OUTPUTS_H

#include "cli/flow/pipeline.h"
#include "cli/flow/session.h"
#include "cli/list_source.h"
#include "cli/run/run_manifest.h"
#include "formats/record/basis_numbers.h"
#include "formats/report/idle_columns.h"
#include "formats/report/run_id.h"

/* `{0}` is valid; list_outputs_clear must be called in any case. */
struct list_outputs {
  enum language language;
  struct writer *writers[PIPELINE_WRITERS_MAX]; /* owned */
  int count, jobs;
  struct idle_columns idle;     /* of the report: its columns that say nothing */
  struct basis_numbers numbers; /* of ledger lines' lists of rule rows */
  struct buffer rules_hash, calendar_hash, choices, columns_read,
      columns_unread; /* of a report, like the next */
  struct buffer input_name, proven;
  char run_id[RUN_ID_SIZE]; /* of a report, for its quotations */
  bool list_rejects;        /* one of them holds all rejected rows */
  bool has_values;          /* the report turned to values, being of a long list */
};

/* Opens the outputs of a source that is open. `described`: what goes in, for a report to name; may be of
 * nothing. False: the reason has been reported. */
MUST_USE bool list_outputs_open(struct list_outputs *outputs, struct list_source *source,
                                const struct session *session, const struct run_manifest *described);

/* Completes every output but for its name. False: one has failed, which has been reported. */
MUST_USE bool list_outputs_settle(struct list_outputs *outputs);

/* Gives all outputs their names, for now: list_outputs_take_back takes back those that have one. False: one
 * has failed, which has been reported. */
MUST_USE bool list_outputs_name(struct list_outputs *outputs);

/* Gives them their names for good. */
MUST_USE bool list_outputs_finish(struct list_outputs *outputs);

/* After a failure: what stood before stands again. Says that nothing was written, or names what could not be
 * taken back. */
void list_outputs_take_back(struct list_outputs *outputs);

/* Whether one has failed because it would be a file that the run reads or writes already. */
bool list_outputs_clash(const struct list_outputs *outputs);

/* Into how many workbooks a report was split; 0: it was not. */
size_t list_outputs_workbooks(const struct list_outputs *outputs, const struct options *options);

/* Outputs without a final name are removed. */
void list_outputs_clear(struct list_outputs *outputs);

#endif
