#include "cli/flow/pipeline.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>

#include "calc/array.h"
#include "calc/hash.h"
#include "cli/flow/turnstile.h"
#include "cli/flow/workers.h"
#include "formats/list/person_mask.h"

/* Rows of one batch: enough to keep a block's overhead small, few enough to stay in the cache. */
enum { BATCH_ROWS = 64 };

struct batch {
  int64_t sequence;
  int64_t bytes, bytes_total; /* of the list that had been read when its rows were taken, and all of them */
  size_t count;
  struct dossier dossiers[BATCH_ROWS];
  void *blocks[PIPELINE_WRITERS_MAX];
};

/* The batches of a run, a fixed number. One that is formatted before its turn waits here, and its worker goes
 * on with another: the worker that finishes the batch everyone waits for appends it and all that have waited
 * behind it. */
struct ring {
  pthread_mutex_t mutex;
  pthread_cond_t returned;
  struct batch **idle; /* owned, like the batches in it; a stack */
  size_t idle_count;
  struct batch **finished; /* owned: by sequence modulo count, NULL where it is not finished */
  size_t count;
  int64_t next; /* the sequence whose turn it is */
  bool is_appending;
};

struct run {
  const struct pipeline *pipeline;
  struct ring ring;
  pthread_mutex_t reading;
  int64_t next_sequence; /* under `reading` */
  bool is_exhausted;     /* under `reading` */
  bool has_ended;        /* under `reading`: by `takes` */
  enum table_status read_status;
  int64_t listed; /* under `reading` */
  struct turnstile claiming;
  struct claims claims; /* under `claiming`, like `is_full` and `mask` */
  struct person_mask mask;
  bool is_full;
  struct pipeline_counts *counts; /* of the one worker that appends, like `failed` */
  struct writer *failed;
};

/* Takes the next rows of the list; false when none are left. */
static bool batch_read(struct batch *batch, struct run *run) {
  const struct pipeline *pipeline = run->pipeline;
  struct table_row row;
  pthread_mutex_lock(&run->reading);
  for (batch->count = 0; batch->count < BATCH_ROWS && !run->is_exhausted;) {
    run->read_status = case_list_next(pipeline->list, &row);
    run->is_exhausted = run->read_status != TABLE_OK;
    if (run->is_exhausted) break;
    run->listed = row.record;
    enum pipeline_row taking =
        pipeline->takes == NULL ? PIPELINE_ROW_TAKEN : pipeline->takes(pipeline->filter, &row);
    run->is_exhausted = run->has_ended = taking == PIPELINE_ROW_ENDS;
    if (taking == PIPELINE_ROW_TAKEN)
      cases_take_row(&batch->dossiers[batch->count++], &row, pipeline->casework.columns,
                     table_encoding(pipeline->list->table));
  }
  if (batch->count > 0) batch->sequence = run->next_sequence++;
  batch->bytes = table_bytes_read(pipeline->list->table);
  batch->bytes_total = table_bytes_total(pipeline->list->table);
  pthread_mutex_unlock(&run->reading);
  return batch->count > 0;
}

static void batch_assess(struct batch *batch, struct caseworker *worker) {
  for (size_t i = 0; i < batch->count; i++) caseworker_assess(worker, &batch->dossiers[i]);
}

static void stop_reading(struct run *run) {
  pthread_mutex_lock(&run->reading);
  run->is_exhausted = true;
  pthread_mutex_unlock(&run->reading);
}

static void claim(struct run *run, struct dossier *dossier) {
  if (!run->is_full && claims_have_room(&run->claims, dossier)) {
    claims_take(&run->claims, dossier);
    return;
  }
  run->is_full = true;
  stop_reading(run);
}

static void batch_claim(struct batch *batch, struct run *run) {
  const struct pipeline *pipeline = run->pipeline;
  turnstile_enter(&run->claiming, batch->sequence);
  for (size_t i = 0; i < batch->count; i++) {
    if (i + HASH_AHEAD < batch->count) claims_foresee(&run->claims, &batch->dossiers[i + HASH_AHEAD]);
    claim(run, &batch->dossiers[i]);
  }
  for (size_t i = 0; i < batch->count && pipeline->mask != NULL; i++)
    person_mask_apply(&run->mask, &batch->dossiers[i], pipeline->casework.columns);
  for (int w = 0; w < pipeline->writer_count; w++)
    if (pipeline->writers[w]->operations->reserve != NULL)
      pipeline->writers[w]->operations->reserve(pipeline->writers[w], batch->blocks[w], batch->dossiers,
                                                batch->count);
  turnstile_leave(&run->claiming);
}

static void batch_format(struct batch *batch, const struct pipeline *pipeline) {
  for (int w = 0; w < pipeline->writer_count; w++)
    pipeline->writers[w]->operations->format(pipeline->writers[w], batch->blocks[w], batch->dossiers,
                                             batch->count);
}

static void count_row(struct pipeline_counts *counts, const struct dossier *dossier) {
  counts->read++;
  if (dossier_is_rejected(dossier))
    counts->rejected++;
  else
    counts->assessed++;
  if (dossier_is_partial(dossier)) counts->partial++;
  counts->messages += (int64_t)dossier->diagnostics.count;
  dossier_count_notes(dossier, counts->noted);
  grade_totals_add(&counts->grades, dossier);
  for (int i = 0; i < dossier->assessment_count; i++) {
    const struct assessment *assessment = &dossier->assessments[i];
    counts->results++;
    counts->ledger_lines += (int64_t)assessment->line_count;
    if (assessment->line_count > 0)
      counts->months_left_out += assessment->months - assessment->payable_months;
    money_add(&counts->arrears, &counts->arrears, &assessment->arrears);
    money_add(&counts->late_fee, &counts->late_fee, &assessment->late_fee);
    if (assessment_has(assessment, FIGURE_INTEREST)) counts->has_interest = true;
    money_add(&counts->deferral_interest, &counts->deferral_interest, &assessment->deferral_interest);
    money_add(&counts->total, &counts->total, &assessment->total);
    if (assessment_has(assessment, FIGURE_PART) && assessment_has(assessment, FIGURE_ARREARS))
      money_add(&counts->paid, &counts->paid, &assessment->paid);
  }
}

static void batch_append(struct batch *batch, struct run *run) {
  const struct pipeline *pipeline = run->pipeline;
  for (int w = 0; w < pipeline->writer_count && run->failed == NULL; w++)
    if (!pipeline->writers[w]->operations->append(pipeline->writers[w], batch->blocks[w]))
      run->failed = pipeline->writers[w];
  for (size_t i = 0; i < batch->count && run->failed == NULL; i++) {
    count_row(run->counts, &batch->dossiers[i]);
    if (pipeline->each_row != NULL) pipeline->each_row(pipeline->context, &batch->dossiers[i]);
  }
  run->counts->bytes = batch->bytes;
  run->counts->bytes_total = batch->bytes_total;
  if (pipeline->each_batch != NULL) pipeline->each_batch(pipeline->context, run->counts);
  if (run->failed != NULL) stop_reading(run);
}

static struct batch *batch_new(const struct pipeline *pipeline) {
  struct batch *batch = array_new(1, sizeof *batch);
  for (int w = 0; w < pipeline->writer_count; w++)
    batch->blocks[w] = pipeline->writers[w]->operations->block_new(pipeline->writers[w]);
  return batch;
}

static void batch_free(struct batch *batch, const struct pipeline *pipeline) {
  for (int w = 0; w < pipeline->writer_count; w++)
    pipeline->writers[w]->operations->block_free(batch->blocks[w]);
  for (int i = 0; i < BATCH_ROWS; i++) dossier_clear(&batch->dossiers[i]);
  free(batch);
}

static void ring_init(struct ring *ring, const struct pipeline *pipeline) {
  size_t jobs = (size_t)pipeline->jobs;
  *ring = (struct ring){.count = jobs == 1 ? 1 : 2 * jobs + 2};
  pthread_mutex_init(&ring->mutex, NULL);
  pthread_cond_init(&ring->returned, NULL);
  ring->idle = array_new(ring->count, sizeof *ring->idle);
  ring->finished = array_new(ring->count, sizeof *ring->finished);
  while (ring->idle_count < ring->count) ring->idle[ring->idle_count++] = batch_new(pipeline);
}

static void ring_clear(struct ring *ring, const struct pipeline *pipeline) {
  assert(ring->idle_count == ring->count);
  for (size_t i = 0; i < ring->count; i++) batch_free(ring->idle[i], pipeline);
  free(ring->idle);
  free(ring->finished);
  pthread_cond_destroy(&ring->returned);
  pthread_mutex_destroy(&ring->mutex);
}

/* Waits for an idle batch. */
static struct batch *ring_take(struct ring *ring) {
  pthread_mutex_lock(&ring->mutex);
  while (ring->idle_count == 0) pthread_cond_wait(&ring->returned, &ring->mutex);
  struct batch *batch = ring->idle[--ring->idle_count];
  pthread_mutex_unlock(&ring->mutex);
  return batch;
}

/* Under the mutex. */
static void ring_return(struct ring *ring, struct batch *batch) {
  ring->idle[ring->idle_count++] = batch;
  pthread_cond_signal(&ring->returned);
}

/* Appends the batches whose turn it is, one worker at a time; the mutex is free meanwhile. */
static void ring_append(struct ring *ring, struct run *run) {
  if (ring->is_appending) return;
  ring->is_appending = true;
  for (;;) {
    struct batch **place = &ring->finished[(size_t)ring->next % ring->count], *batch = *place;
    if (batch == NULL) break;
    *place = NULL;
    pthread_mutex_unlock(&ring->mutex);
    batch_append(batch, run);
    pthread_mutex_lock(&ring->mutex);
    ring->next++;
    ring_return(ring, batch);
  }
  ring->is_appending = false;
}

static void ring_finish(struct ring *ring, struct batch *batch, struct run *run) {
  pthread_mutex_lock(&ring->mutex);
  ring->finished[(size_t)batch->sequence % ring->count] = batch;
  ring_append(ring, run);
  pthread_mutex_unlock(&ring->mutex);
}

static void work_through(struct run *run, struct caseworker *worker) {
  for (;;) {
    struct batch *batch = ring_take(&run->ring);
    if (!batch_read(batch, run)) {
      pthread_mutex_lock(&run->ring.mutex);
      ring_return(&run->ring, batch);
      pthread_mutex_unlock(&run->ring.mutex);
      return;
    }
    batch_assess(batch, worker);
    batch_claim(batch, run);
    batch_format(batch, run->pipeline);
    ring_finish(&run->ring, batch, run);
  }
}

static void *work(void *argument) {
  struct run *run = argument;
  struct caseworker worker;
  caseworker_init(&worker, &run->pipeline->casework);
  work_through(run, &worker);
  caseworker_clear(&worker);
  return NULL;
}

enum pipeline_status pipeline_run(const struct pipeline *pipeline, struct pipeline_counts *counts,
                                  struct writer **failed) {
  struct run run = {
      .pipeline = pipeline, .counts = counts, .read_status = TABLE_OK, .mask.key = pipeline->mask};
  run.claims.cases_are_rows = case_columns_number_rows(pipeline->casework.columns);
  *counts = (struct pipeline_counts){0};
  pthread_mutex_init(&run.reading, NULL);
  turnstile_init(&run.claiming);
  ring_init(&run.ring, pipeline);
  workers_run(work, &run, pipeline->jobs);
  ring_clear(&run.ring, pipeline);
  turnstile_clear(&run.claiming);
  pthread_mutex_destroy(&run.reading);
  claims_clear(&run.claims);
  person_mask_clear(&run.mask);
  counts->listed = run.listed;
  counts->skipped = pipeline->list->skipped;
  counts->hidden = pipeline->list->hidden;
  *failed = run.failed;
  if (run.failed != NULL) return PIPELINE_WRITE_FAILED;
  if (run.has_ended) return PIPELINE_ENDED;
  if (run.is_full) return PIPELINE_FULL;
  return run.read_status == TABLE_END ? PIPELINE_DONE : PIPELINE_READ_FAILED;
}

void pipeline_counts_clear(struct pipeline_counts *counts) {
  money_clear(&counts->arrears);
  money_clear(&counts->late_fee);
  money_clear(&counts->deferral_interest);
  money_clear(&counts->total);
  money_clear(&counts->paid);
  grade_totals_clear(&counts->grades);
}
