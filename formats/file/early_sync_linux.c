#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "calc/array.h"
#include "formats/file/early_sync.h"

struct early_sync {
  int descriptor;
  pthread_t thread;
  pthread_mutex_t mutex;
  pthread_cond_t changed;
  int64_t written, synced; /* under the mutex, like what follows */
  bool is_over;
  int error_number;
};

static int sync_now(int descriptor) {
  while (fdatasync(descriptor) != 0)
    if (errno != EINTR) return errno;
  return 0;
}

static bool is_due(const struct early_sync *sync) { return sync->written - sync->synced >= EARLY_SYNC_STEP; }

static void *keep_syncing(void *argument) {
  struct early_sync *sync = argument;
  pthread_mutex_lock(&sync->mutex);
  while (!sync->is_over && sync->error_number == 0) {
    if (!is_due(sync)) {
      pthread_cond_wait(&sync->changed, &sync->mutex);
      continue;
    }
    sync->synced = sync->written;
    pthread_mutex_unlock(&sync->mutex);
    const int error_number = sync_now(sync->descriptor);
    pthread_mutex_lock(&sync->mutex);
    sync->error_number = error_number;
  }
  pthread_mutex_unlock(&sync->mutex);
  return NULL;
}

/* Signals stay with the threads that were there before. */
static bool start(struct early_sync *sync) {
  sigset_t all, before;
  (void)sigfillset(&all);
  (void)pthread_sigmask(SIG_SETMASK, &all, &before);
  const bool is_started = pthread_create(&sync->thread, NULL, keep_syncing, sync) == 0;
  (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
  return is_started;
}

static void clear(struct early_sync *sync) {
  pthread_cond_destroy(&sync->changed);
  pthread_mutex_destroy(&sync->mutex);
  free(sync);
}

struct early_sync *early_sync_new(int descriptor) {
  struct early_sync *sync = array_new(1, sizeof *sync);
  *sync = (struct early_sync){.descriptor = descriptor};
  pthread_mutex_init(&sync->mutex, NULL);
  pthread_cond_init(&sync->changed, NULL);
  if (start(sync)) return sync;
  clear(sync);
  return NULL;
}

int early_sync_written(struct early_sync *sync, int64_t written) {
  pthread_mutex_lock(&sync->mutex);
  sync->written = written;
  const int error_number = sync->error_number;
  if (is_due(sync))
    pthread_cond_signal(&sync->changed); /* to wake it for less would cost more than the sync */
  pthread_mutex_unlock(&sync->mutex);
  return error_number;
}

int early_sync_end(struct early_sync *sync) {
  if (sync == NULL) return 0;
  pthread_mutex_lock(&sync->mutex);
  sync->is_over = true;
  pthread_cond_signal(&sync->changed);
  pthread_mutex_unlock(&sync->mutex);
  pthread_join(sync->thread, NULL);
  const int error_number = sync->error_number;
  clear(sync);
  return error_number;
}
