/* Which rows of a list belong together: those of one person whose missed months follow each other without a
 * hole form one gap. RULES 6, "Rows that belong together".
 *
 *   joined_gaps_take for each row -> joined_gaps_seal -> joined_gaps_find for each row
 *
 * Memory grows with the list, 24 bytes a row and the room that growing needs; once sealed only with the rows
 * that were joined. Once sealed, any number of threads may ask. */
#ifndef ARREARS_CALC_JOINED_GAPS_H
#define ARREARS_CALC_JOINED_GAPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "dossier.h"
#include "joined_gap.h"
#include "missed_shelves.h"
#include "namesakes.h"
#include "text_numbers.h"

struct joined_row;
struct joined_span;

/* `{0}` is a valid empty set. */
struct joined_gaps {
  struct missed_shelves shelves; /* empty once sealed */
  struct text_numbers documents; /* numbers of other documents than identity cards */
  struct text_numbers cases;     /* case_id of rows without a number, folded */
  struct buffer folded;          /* owned scratch */
  struct joined_row *rows;       /* owned; in the order of the list */
  size_t row_count, row_capacity;
  struct joined_span *spans; /* owned */
  size_t span_count, span_capacity;
  struct namesakes namesakes; /* rows that may be one person's; filled by the caller */
};

/* Takes what the row says of a person's missed months: of kind backpay and scheme medical, as far as key and
 * months were understood and fit together; its diagnostics may grow. Other rows belong to nobody. */
void joined_gaps_take(struct joined_gaps *gaps, struct dossier *dossier);

/* No further row comes. */
void joined_gaps_seal(struct joined_gaps *gaps);

/* The gap that the row at this place is part of, no rows where that is no wider than its own months, and the
 * rows on other terms that adjoin it. Withheld where case_id alone tells the person and a month stands in two
 * of the rows. */
struct joined_gap joined_gaps_find(const struct joined_gaps *gaps, int sheet, int64_t line);

void joined_gaps_clear(struct joined_gaps *gaps);

#endif
