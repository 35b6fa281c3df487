/* What a case states in figures, one for all months or one from a month on: 2024-07:8000; 2025-07:9200.
 * CONTRACT 2.6, RULES 4. */
#ifndef ARREARS_CALC_STATED_H
#define ARREARS_CALC_STATED_H

#include <stdbool.h>
#include <stddef.h>

#include "date.h"
#include "exact.h"

/* A number from a month on. */
struct stated_step {
  struct month from;
  struct exact number;
};

/* A number that may be absent, or change as months go by. `{0}` is valid: absent. */
struct stated_number {
  bool is_stated;
  struct exact number;       /* of all months up to the first step */
  struct month from;         /* the first month it is stated for; index 0: it holds for any month */
  struct stated_step *steps; /* owned; ascending, all behind `from` */
  size_t step_count, step_capacity;
};

/* Whether months are stated with it. */
static inline bool stated_is_over_time(const struct stated_number *stated) { return stated->from.index > 0; }

const struct exact *stated_find_step(const struct stated_number *stated, struct month month);

/* The number of the month; the first one also for months before it, which stated_covers tells. */
static inline const struct exact *stated_at(const struct stated_number *stated, struct month month) {
  return stated->step_count == 0 ? &stated->number : stated_find_step(stated, month);
}

/* The last day up to which the number of the month holds. */
struct date stated_until(const struct stated_number *stated, struct month month);

/* Whether it is 0 in some month; `*from`: the first from which it is, with index 0 where it holds for any. */
bool stated_has_zero(const struct stated_number *stated, struct month *from);

/* Whether it says something of the month. */
static inline bool stated_covers(const struct stated_number *stated, struct month month) {
  return stated->from.index <= month.index;
}

/* Adds a number from `from` on, which takes its storage; `from` lies behind all that is stated. One that is
 * the same as the number before says nothing new and is freed. */
void stated_add(struct stated_number *stated, struct month from, struct exact *number);

/* Empties it and keeps its storage for the steps; `{0}` may be reset too. */
void stated_reset(struct stated_number *stated);
void stated_clear(struct stated_number *stated);

#endif
