/* Where the rows of a run come from: a case list, or a run that was made before and is to be proven, whose
 * manifest says what its list, rules, options and shard are. */
#ifndef ARREARS_CLI_LIST_SOURCE_H
#define ARREARS_CLI_LIST_SOURCE_H

#include <sys/stat.h>

#include "calc/joined_gaps.h"
#include "cli/list_corrections.h"
#include "cli/list_spool.h"
#include "cli/run/proof.h"
#include "cli/run/shard.h"
#include "cli/user/options.h"
#include "formats/file/file_roles.h"
#include "formats/list/case_list.h"

/* `{0}` is valid; list_source_clear must be called in any case. */
struct list_source {
  const struct options *options; /* those of the command line, or as the manifest completes them */
  const char *path;              /* of the list; "-": standard input */
  const char *const *fixes;      /* paths of files of corrected rows */
  int fix_count;
  struct stat before; /* of the list, when it was opened */
  bool is_watched;    /* it is a file, which may change while it is read */
  struct shard shard;
  struct file_roles files;                   /* that the run reads and writes */
  struct proof proof;                        /* of the run that a report is of */
  struct list_spool spool;                   /* of a list that could be read only once */
  struct joined_gaps joined;                 /* rows that belong together */
  bool is_joined;                            /* the list has been read once for them */
  struct table *table;                       /* once it is open */
  struct column_choice choices[COLUMNS_MAX]; /* of --column */
  size_t choice_count;
  struct case_columns columns;
  size_t group_by; /* column of --group-by, from 1; 0: none */
  struct corrections corrections;
  struct case_list list; /* the cases in the table */
  struct shard_filter filter;
  const struct column_twins *twins; /* that differ in a row; NULL: none so far */
  int64_t twins_line;
  int twins_sheet;
};

/* Finds what the command line means by its operands, and whether its words make sense together. Any problem
 * has been reported: EXIT_OK, EXIT_USAGE or EXIT_FILE. */
MUST_USE enum exit_code list_source_find(struct list_source *source, const struct options *options);

static inline bool list_source_is_run(const struct list_source *source) {
  return proof_is_found(&source->proof);
}

static inline struct run_input list_source_input(const struct list_source *source) {
  return (struct run_input){source->path, source->fixes, source->fix_count, source->shard};
}

/* Once the list is open. */
static inline struct corrected_list list_source_corrected(const struct list_source *source) {
  return (struct corrected_list){source->options->language, source->path, source->table, &source->columns};
}

enum { SETTLED_MAX = COLUMNS_MAX + COLUMNS_DOUBTS_MAX };

/* The choices of --column, and the headings in doubt as unread, so that the others tell more; a view of
 * `settled`, which the caller owns, and of the texts of source and problem. */
struct column_choices list_source_settle(const struct list_source *source,
                                         const struct columns_problem *problem,
                                         struct column_choice settled[SETTLED_MAX]);

/* Opens the list, finds its columns, reads the corrected rows, and finds the rows that belong together; what
 * the defaults state need not stand in the list. EXIT_OK or EXIT_FILE; problems are reported. */
MUST_USE enum exit_code list_source_open(struct list_source *source, const struct case_defaults *defaults,
                                         const struct regions *regions);

/* Back to the first row, for a list that is read twice: rows are joined, or it is a report's. False: it
 * cannot be read again, which has been said. */
MUST_USE bool list_source_rewind(struct list_source *source);

/* Whether a row is of another shard, or ends the run because two columns for one field differ in it. */
MUST_USE enum pipeline_row list_source_takes(void *source, const struct table_row *row);

/* False: the list is no longer the file that was opened, or was written to since; this has been said. */
MUST_USE bool list_source_stayed(const struct list_source *source);

/* Says in which columns the row differs that ended the run. */
void list_source_say_twins(const struct list_source *source);

void list_source_clear(struct list_source *source);

#endif
