/* What the frame of a long sheet must know of its rows: the sums of its columns, its widest texts and
 * what is empty. */
#ifndef ARREARS_FORMATS_REPORT_TALLY_H
#define ARREARS_FORMATS_REPORT_TALLY_H

#include <stddef.h>
#include <stdint.h>

#include "calc/money.h"

/* Sums stand by continuation of the sheet: 0 for Ledger, 1 for Ledger (2), ... Tallies of consecutive rows
 * joined in any order are the tally of all of them. */
struct report_tally {
  size_t column_count;
  size_t first, count; /* continuations that have sums */
  struct money *sums;  /* owned: count x column_count; fen, or units in columns of whole numbers */
  size_t sum_capacity;
  int *widths;     /* owned: widest text of each fitted column */
  int64_t *blanks; /* owned: cells without a value, by column */
  int64_t *odd;    /* owned: cells whose value is in no sum, by column */
};

void report_tally_init(struct report_tally *tally, size_t column_count);

/* Empties the tally; what is added from now on does not come before continuation `first`. */
void report_tally_reset(struct report_tally *tally, size_t first);
void report_tally_clear(struct report_tally *tally);

/* The sums of one continuation, to be added to; one for each column, valid until the next call. */
struct money *report_tally_sums(struct report_tally *tally, size_t continuation);

/* A text of `width` half-width characters stands in the column. */
static inline void report_tally_fit(struct report_tally *tally, size_t column, int width) {
  if (width > tally->widths[column]) tally->widths[column] = width;
}

/* A cell of the column has no value. */
static inline void report_tally_blank(struct report_tally *tally, size_t column) { tally->blanks[column]++; }

/* A cell of the column has a value with too many figures for its sum, which is therefore none. */
static inline void report_tally_odd(struct report_tally *tally, size_t column) { tally->odd[column]++; }

void report_tally_join(struct report_tally *tally, const struct report_tally *other);

/* The sum of one column in one continuation, zero where no row has been written. */
const struct money *report_tally_sum(const struct report_tally *tally, size_t continuation, size_t column);

#endif
