#include "cli/flow/turnstile.h"

void turnstile_init(struct turnstile *turnstile) {
  pthread_mutex_init(&turnstile->mutex, NULL);
  pthread_cond_init(&turnstile->moved, NULL);
  turnstile->next = 0;
}

void turnstile_enter(struct turnstile *turnstile, int64_t sequence) {
  pthread_mutex_lock(&turnstile->mutex);
  while (turnstile->next != sequence) pthread_cond_wait(&turnstile->moved, &turnstile->mutex);
}

void turnstile_leave(struct turnstile *turnstile) {
  turnstile->next++;
  pthread_cond_broadcast(&turnstile->moved);
  pthread_mutex_unlock(&turnstile->mutex);
}

void turnstile_clear(struct turnstile *turnstile) {
  pthread_mutex_destroy(&turnstile->mutex);
  pthread_cond_destroy(&turnstile->moved);
}
