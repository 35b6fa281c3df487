/* library_threads: what arrears.h promises of threads, for ThreadSanitizer. Threads that open engines of
 * their own at the same time, share one engine, fill and run streams on it, are refused a stream that is in
 * use, and close the shared engine while others work. Beijing by the built-in rules; every answer has the
 * same arrears. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "formats/library/arrears.h"

#ifdef __SANITIZE_THREAD__
#include <threads.h>
/* ThreadSanitizer knows pthread_once and not call_once, which glibc makes of the same parts. */
void call_once(once_flag *flag, void (*make)(void)) { (void)pthread_once((pthread_once_t *)flag, make); }
#endif

enum { THREADS = 4, ROWS = 50 };

static const char row[] =
    "{\"region\":\"北京\",\"gap_from\":\"2025-01\",\"gap_to\":\"2025-03\",\"wage\":\"10000.00\"}";

struct shared {
  arrears_handle engine, stream;
  pthread_barrier_t barrier;
  atomic_int wrong;
};

static void expect(struct shared *shared, int is_right, const char *what) {
  if (is_right) return;
  shared->wrong++;
  fprintf(stderr, "%s\n", what);
}

static arrears_handle opened(struct shared *shared, struct arrears_answer *answer) {
  struct arrears_options options = ARREARS_OPTIONS;
  arrears_handle engine;
  options.pay_on = "2026-06-20";
  expect(shared, arrears_open(&options, &engine, answer) == ARREARS_OK, "an engine does not open");
  return engine;
}

static int has_results(void *context, const struct arrears_answer *answer) {
  expect(context, answer->status == ARREARS_OK && answer->result_count == 1,
         "a row of a stream has no result");
  return 0;
}

static void assess_rows(struct shared *shared, arrears_handle engine, struct arrears_answer *answer) {
  for (int i = 0; i < ROWS; i++)
    expect(shared,
           arrears_assess(engine, row, strlen(row), answer) == ARREARS_OK && answer->result_count == 1,
           "a row has no result");
}

static void run_stream(struct shared *shared, struct arrears_answer *answer) {
  arrears_handle stream;
  expect(shared, arrears_stream_open(shared->engine, &stream, answer) == ARREARS_OK,
         "a stream does not open");
  for (int i = 0; i < ROWS; i++)
    expect(shared, arrears_stream_add(stream, row, strlen(row), 0, answer) == ARREARS_OK,
           "a stream takes no row");
  expect(shared, arrears_stream_run(stream, has_results, shared, answer) == ARREARS_OK,
         "a stream does not run");
  expect(shared, arrears_close(stream) == ARREARS_OK, "a stream does not close");
}

/* One stream in several hands: every call is carried out or told that the stream is in use. */
static void add_to_one_stream(struct shared *shared, struct arrears_answer *answer) {
  for (int i = 0; i < ROWS; i++) {
    const int status = arrears_stream_add(shared->stream, row, strlen(row), 0, answer);
    expect(shared, status == ARREARS_OK || status == ARREARS_BUSY, "a stream in use is refused otherwise");
  }
}

/* The first that is through closes the engine; the others' calls are carried out or refused. */
static void close_under_others(struct shared *shared, struct arrears_answer *answer) {
  for (int i = 0; i < ROWS; i++) {
    const int status = arrears_assess(shared->engine, row, strlen(row), answer);
    expect(shared, status == ARREARS_OK || status == ARREARS_CLOSED, "a closed engine is refused otherwise");
  }
  (void)arrears_close(shared->engine);
}

static void open_shared(struct shared *shared, struct arrears_answer *answer) {
  shared->engine = opened(shared, answer);
  expect(shared, arrears_stream_open(shared->engine, &shared->stream, answer) == ARREARS_OK,
         "a stream does not open");
}

/* The first engines of the process are opened by all threads at the same time. */
static void *work(void *context) {
  struct shared *shared = context;
  struct arrears_answer answer = ARREARS_ANSWER;
  (void)pthread_barrier_wait(&shared->barrier);
  const arrears_handle own = opened(shared, &answer);
  assess_rows(shared, own, &answer);
  expect(shared, arrears_close(own) == ARREARS_OK, "an engine does not close");
  if (pthread_barrier_wait(&shared->barrier) == PTHREAD_BARRIER_SERIAL_THREAD) open_shared(shared, &answer);
  (void)pthread_barrier_wait(&shared->barrier);
  assess_rows(shared, shared->engine, &answer);
  run_stream(shared, &answer);
  add_to_one_stream(shared, &answer);
  (void)pthread_barrier_wait(&shared->barrier);
  close_under_others(shared, &answer);
  arrears_answer_clear(&answer);
  return NULL;
}

int main(void) {
  static struct shared shared;
  pthread_t threads[THREADS];
  if (pthread_barrier_init(&shared.barrier, NULL, THREADS) != 0) return 2;
  for (int i = 0; i < THREADS; i++)
    if (pthread_create(&threads[i], NULL, work, &shared) != 0) return 2;
  for (int i = 0; i < THREADS; i++) (void)pthread_join(threads[i], NULL);
  expect(&shared, arrears_close(shared.stream) == ARREARS_OK, "a stream does not close");
  (void)pthread_barrier_destroy(&shared.barrier);
  printf("library_threads: %d wrong\n", shared.wrong);
  return shared.wrong != 0;
}
