/* Which rows of a person, on other terms (region, day of payment, payer), show a month as missed. RULES 6 */
#ifndef ARREARS_CALC_MISSED_NEIGHBOURS_H
#define ARREARS_CALC_MISSED_NEIGHBOURS_H

#include <stddef.h>
#include <stdint.h>

#include "missed_months.h"

struct missed_reach;

/* The rows of a person who has some on different terms; `{0}` is valid: all terms are the same. */
struct missed_neighbours {
  struct missed_months *rows;   /* owned */
  struct missed_reach *reaches; /* owned; one for each row */
  size_t count;
};

/* Copies the rows of a person, in any order; to be cleared. */
struct missed_neighbours missed_neighbours_of(const struct missed_months *rows, size_t count);

/* The line of a row on other terms than this one's that shows the month (since MISSED_MONTHS_ORIGIN) as
 * missed; 0: none. */
uint32_t missed_neighbours_line(const struct missed_neighbours *neighbours, const struct missed_months *row,
                                int month);

void missed_neighbours_clear(struct missed_neighbours *neighbours);

#endif
