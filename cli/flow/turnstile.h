/* A door that opens for one sequence number after another. */
#ifndef ARREARS_CLI_FLOW_TURNSTILE_H
#define ARREARS_CLI_FLOW_TURNSTILE_H

#include <pthread.h>
#include <stdint.h>

struct turnstile {
  pthread_mutex_t mutex;
  pthread_cond_t moved;
  int64_t next;
};

void turnstile_init(struct turnstile *turnstile);

/* Waits for the turn of the sequence number, from 0; nobody else passes until turnstile_leave. */
void turnstile_enter(struct turnstile *turnstile, int64_t sequence);
void turnstile_leave(struct turnstile *turnstile);

void turnstile_clear(struct turnstile *turnstile);

#endif
