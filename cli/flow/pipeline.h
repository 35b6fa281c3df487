/* Where reader, assessor and writers meet: a case list goes in, outputs come out.
 *
 * The list is cut into batches of rows; a fixed ring of them is all there is. A worker takes the next batch,
 * assesses it, waits for its turn to claim the persons' months and formats it. Batches are appended in the
 * order of the list, each as soon as it and all before it are finished; so the bytes of every output are the
 * same for any number of workers. */
#ifndef ARREARS_CLI_FLOW_PIPELINE_H
#define ARREARS_CLI_FLOW_PIPELINE_H

#include <stdint.h>

#include "formats/file/mask_key.h"
#include "formats/list/case_list.h"
#include "formats/list/caseworker.h"
#include "formats/record/grade_totals.h"
#include "formats/record/writer.h"
#include "formats/words/labels.h"

enum { PIPELINE_WRITERS_MAX = 10 };

struct pipeline_counts {
  int64_t read, assessed, rejected; /* rows; read = assessed + rejected */
  int64_t partial;                  /* assessed rows some schemes of which are wrong */
  int64_t results;                  /* cases x schemes */
  int64_t ledger_lines;
  int64_t months_left_out; /* of them, that may not be back-paid */
  int64_t basis_lists;     /* that ledger lines name by number; counted by whoever numbers them */
  int64_t messages;        /* errors of rejected rows */
  int64_t bytes;           /* of the list, up to the last row counted; to tell how far it has got */
  int64_t bytes_total;     /* of the list, of a workbook's sheet that is being read; -1 unknown */
  int64_t listed;          /* rows of the whole list, those of other shards too; once the list has ended */
  struct skipped_rows skipped; /* of the whole list: no cases; once it has ended */
  int64_t hidden;              /* cases of the whole list in rows that a workbook hides */
  int64_t noted[NOTE_COUNT];   /* assessed rows with each note, from NOTE_FIRST on */
  struct money arrears, late_fee, deferral_interest, total, paid;
  bool has_interest; /* of a deferral, in some result */
  struct grade_totals grades;
};

enum pipeline_row { PIPELINE_ROW_TAKEN, PIPELINE_ROW_PASSED, PIPELINE_ROW_ENDS };

struct pipeline {
  struct case_list *list;
  struct casework casework;
  struct writer *const *writers;
  int writer_count;            /* at most PIPELINE_WRITERS_MAX */
  int jobs;                    /* at least 1 */
  const struct mask_key *mask; /* by which names and numbers are replaced; NULL: they are shown */
  /* Tells whether a row is taken; asked in the order of the list, by one thread at a time. NULL: every row.
   */
  enum pipeline_row (*takes)(void *filter, const struct table_row *row);
  void *filter;
  /* Called in the order of the list, for every row and after it was appended; may be NULL. */
  void (*each_row)(void *context, const struct dossier *dossier);
  /* Called after each batch, in order; may be NULL. */
  void (*each_batch)(void *context, const struct pipeline_counts *counts);
  void *context;
};

enum pipeline_status {
  PIPELINE_DONE,
  PIPELINE_READ_FAILED,
  PIPELINE_WRITE_FAILED,
  PIPELINE_ENDED,
  PIPELINE_FULL
};

/* Works through the list; the writers are neither finished nor abandoned. The counts are the caller's to
 * clear. PIPELINE_WRITE_FAILED: *failed is the writer. PIPELINE_READ_FAILED: see table_failure.
 * PIPELINE_ENDED: by `takes`. PIPELINE_FULL: the list is longer than claims can be kept for. */
enum pipeline_status pipeline_run(const struct pipeline *pipeline, struct pipeline_counts *counts,
                                  struct writer **failed);

void pipeline_counts_clear(struct pipeline_counts *counts);

#endif
