#include "cli/flow/joined_rows.h"

#include <pthread.h>
#include <stdlib.h>

#include "calc/array.h"
#include "calc/hash.h"
#include "cli/flow/turnstile.h"
#include "cli/flow/workers.h"

/* As many rows as a worker takes at once: more than in pipeline.c, because little is done with each. */
enum { BATCH_ROWS = 256 };

struct batch {
  int64_t sequence;
  size_t count;
  struct dossier dossiers[BATCH_ROWS];
  uint64_t namesakes[BATCH_ROWS];
};

struct joining {
  const struct joined_rows *rows;
  pthread_mutex_t reading;
  enum table_status status; /* under `reading`, like `next_sequence` */
  int64_t next_sequence;
  struct turnstile taking;
  struct joined_gaps *gaps; /* under `taking` */
};

/* False: no rows are left. */
static bool batch_read(struct batch *batch, struct joining *joining) {
  struct case_list *list = joining->rows->list;
  struct table_row row;
  pthread_mutex_lock(&joining->reading);
  for (batch->count = 0; batch->count < BATCH_ROWS && joining->status == TABLE_OK;) {
    joining->status = case_list_next(list, &row);
    if (joining->status == TABLE_OK)
      cases_take_row(&batch->dossiers[batch->count++], &row, list->columns, table_encoding(list->table));
  }
  if (batch->count > 0) batch->sequence = joining->next_sequence++;
  pthread_mutex_unlock(&joining->reading);
  return batch->count > 0;
}

static void batch_understand(struct batch *batch, struct cases_reader *reader) {
  for (size_t i = 0; i < batch->count; i++) {
    if (!dossier_is_rejected(&batch->dossiers[i])) cases_read(reader, &batch->dossiers[i]);
    batch->namesakes[i] = cases_namesake(reader, &batch->dossiers[i]);
  }
}

static void batch_take(struct batch *batch, struct joining *joining) {
  turnstile_enter(&joining->taking, batch->sequence);
  for (size_t i = 0; i < batch->count; i++) {
    if (i + HASH_AHEAD < batch->count)
      namesakes_foresee(&joining->gaps->namesakes, batch->namesakes[i + HASH_AHEAD]);
    joined_gaps_take(joining->gaps, &batch->dossiers[i]);
    namesakes_take(&joining->gaps->namesakes, batch->namesakes[i]);
  }
  turnstile_leave(&joining->taking);
}

static void *work(void *shared) {
  struct joining *joining = shared;
  const struct joined_rows *rows = joining->rows;
  struct batch *batch = array_new(1, sizeof *batch);
  struct cases_reader reader;
  cases_reader_init_months(&reader, rows->list->columns, rows->defaults, rows->regions);
  while (batch_read(batch, joining)) {
    batch_understand(batch, &reader);
    batch_take(batch, joining);
  }
  cases_reader_clear(&reader);
  for (int i = 0; i < BATCH_ROWS; i++) dossier_clear(&batch->dossiers[i]);
  free(batch);
  return NULL;
}

bool joined_rows_read(const struct joined_rows *rows, struct joined_gaps *gaps) {
  struct joining joining = {.rows = rows, .status = TABLE_OK, .gaps = gaps};
  pthread_mutex_init(&joining.reading, NULL);
  turnstile_init(&joining.taking);
  workers_run(work, &joining, rows->jobs);
  turnstile_clear(&joining.taking);
  pthread_mutex_destroy(&joining.reading);
  if (joining.status == TABLE_END)
    joined_gaps_seal(gaps);
  else
    joined_gaps_clear(gaps);
  return joining.status == TABLE_END;
}
