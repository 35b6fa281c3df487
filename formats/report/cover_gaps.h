/* Results whose person is without cover on the day of the report: those that have it again soonest. Memory is
 * bounded. What pieces of a list have, joined in any order, is what the list has. */
#ifndef ARREARS_FORMATS_REPORT_COVER_GAPS_H
#define ARREARS_FORMATS_REPORT_COVER_GAPS_H

#include <stdbool.h>
#include <stddef.h>

#include "calc/buffer.h"
#include "calc/dossier.h"

enum { COVER_GAPS_MOST = 1000 };

struct cover_gap {
  int64_t record;
  struct buffer name, employer; /* owned */
  region_code region;
  enum scheme scheme;
  struct date suspended_from; /* DATE_NONE: not known, as of residents who wait */
  struct date resumes_on;     /* DATE_NONE: not known */
};

/* `{0}` is valid and empty. The first `count` items are a heap, the latest of them on top. */
struct cover_gaps {
  struct cover_gap *items; /* owned, and so are the texts of all `made` of them */
  size_t count, made, capacity;
  int64_t others; /* later ones, for which there was no room */
};

/* Adds the results of the row that have no cover on the day: suspended by then, and back after it. Rows that
 * are one gap are told of once. RULES 6 */
void cover_gaps_add(struct cover_gaps *gaps, const struct dossier *dossier, struct date day);

void cover_gaps_join(struct cover_gaps *gaps, const struct cover_gaps *added);

/* Puts the items in order, the soonest first; nothing can be added any more. */
void cover_gaps_sort(struct cover_gaps *gaps);

/* Empties it and keeps its storage. */
void cover_gaps_reset(struct cover_gaps *gaps);
void cover_gaps_clear(struct cover_gaps *gaps);

#endif
