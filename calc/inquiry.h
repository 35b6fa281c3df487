/* Asking the rules: every row that answers is remembered, so that each figure can name what it stands on;
 * a required row that is missing is reported (RULES 2, "Not found"). */
#ifndef ARREARS_CALC_INQUIRY_H
#define ARREARS_CALC_INQUIRY_H

#include "diagnostic.h"
#include "terms.h"

struct inquiry {
  struct terms *terms;
  region_code region; /* as the case states it */
  struct diagnostics *diagnostics;
  parameter_set used;
  const struct rule *rows[PARAMETER_COUNT]; /* valid where `used` has the bit */
};

/* Starts a new list of rows used; the terms stay. */
static inline void inquiry_restart(struct inquiry *inquiry) { inquiry->used = 0; }

static inline void inquiry_remember(struct inquiry *inquiry, enum parameter parameter,
                                    const struct rule *row) {
  inquiry->used |= PARAMETER_BIT(parameter);
  inquiry->rows[parameter] = row;
}

/* The row in force on `day`, NULL when there is none. */
static inline const struct rule *inquiry_optional(struct inquiry *inquiry, enum parameter parameter,
                                                  struct date day) {
  const struct rule *row = terms_find(inquiry->terms, parameter, day);
  if (row != NULL) inquiry_remember(inquiry, parameter, row);
  return row;
}

/* Adds the diagnostic that no row answers. */
void inquiry_report_missing(struct inquiry *inquiry, enum parameter parameter, struct date day);

/* As inquiry_optional, but a missing row is reported. */
static inline const struct rule *inquiry_required(struct inquiry *inquiry, enum parameter parameter,
                                                  struct date day) {
  const struct rule *row = inquiry_optional(inquiry, parameter, day);
  if (row == NULL) inquiry_report_missing(inquiry, parameter, day);
  return row;
}

/* The tier that holds for `key`; a missing one is reported unless the parameter is optional. */
const struct rule *inquiry_tier(struct inquiry *inquiry, enum parameter parameter, struct date day, int key);

#endif
