#include "cli/flow/workers.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "calc/array.h"

enum { JOBS_MOST = 16 };

static int processors(void) {
  long count = sysconf(_SC_NPROCESSORS_ONLN);
  return count < 1 ? 1 : count > JOBS_MOST ? JOBS_MOST : (int)count;
}

int workers_asked(int jobs) { return jobs == 0 ? processors() : jobs; }

void workers_run(void *(*work)(void *shared), void *shared, int jobs) {
  pthread_t *helpers = array_new((size_t)jobs, sizeof *helpers);
  int started = 0;
  while (started < jobs - 1 && pthread_create(&helpers[started], NULL, work, shared) == 0) started++;
  (void)work(shared);
  for (int i = 0; i < started; i++) pthread_join(helpers[i], NULL);
  free(helpers);
}
