/* Which results have a rounding difference, or a late fee that a cap takes something off: the first of them
 * in the order of the list. Memory is bounded. */
#ifndef ARREARS_FORMATS_REPORT_DIFFERENCES_H
#define ARREARS_FORMATS_REPORT_DIFFERENCES_H

#include <stddef.h>
#include <stdint.h>

#include "calc/dossier.h"
#include "calc/money.h"

enum { DIFFERENCES_MOST = 200 };

struct difference {
  int64_t row; /* on the sheet Cases, data rows from 0 */
  int64_t record;
  enum scheme scheme;
  struct money rounding, cap; /* owned: the rounding difference; what the cap takes off */
};

/* `{0}` is valid and empty. */
struct differences {
  struct difference items[DIFFERENCES_MOST];
  size_t count;
  int64_t others; /* later ones, for which there was no room */
};

/* Adds the result in that row if it has one or the other; results come in the order of the list. */
void differences_add(struct differences *differences, int64_t row, int64_t record,
                     const struct assessment *assessment);

/* Adds those of the next piece of the list. */
void differences_join(struct differences *differences, const struct differences *next);

/* Empties it and keeps its storage. */
void differences_reset(struct differences *differences);
void differences_clear(struct differences *differences);

#endif
