#include "formats/library/office.h"

#include <pthread.h>
#include <stdlib.h>

#include "calc/array.h"

struct office {
  struct engine engine;
  pthread_mutex_t mutex;
  struct desk *idle; /* owned, under the mutex: a stack */
};

int office_open(struct office **office, const struct arrears_options *options,
                struct arrears_answer *answer) {
  struct office *made = *office = array_new(1, sizeof *made);
  pthread_mutex_init(&made->mutex, NULL);
  return engine_open(&made->engine, options, answer);
}

const struct engine *office_engine(const struct office *office) { return &office->engine; }

struct desk *office_take_desk(struct office *office) {
  pthread_mutex_lock(&office->mutex);
  struct desk *desk = office->idle;
  if (desk != NULL) office->idle = desk->next;
  pthread_mutex_unlock(&office->mutex);
  if (desk != NULL) return desk;
  desk = array_new(1, sizeof *desk);
  desk_init(desk, &office->engine);
  return desk;
}

void office_give_desk(struct office *office, struct desk *desk) {
  pthread_mutex_lock(&office->mutex);
  desk->next = office->idle;
  office->idle = desk;
  pthread_mutex_unlock(&office->mutex);
}

void office_destroy(void *object) {
  struct office *office = object;
  while (office->idle != NULL) {
    struct desk *desk = office->idle;
    office->idle = desk->next;
    desk_clear(desk);
    free(desk);
  }
  engine_clear(&office->engine);
  pthread_mutex_destroy(&office->mutex);
  free(office);
}
