/* What looks wrong in a sealed rule table although each row is well-formed. */
#ifndef ARREARS_CALC_LINT_H
#define ARREARS_CALC_LINT_H

#include "rules.h"

enum lint_code {
  LINT_GAP,     /* days without a row between two dated rows of one key: row, other */
  LINT_HOLE,    /* the same, whole months of them: nobody knows them, which is no mistake */
  LINT_CROSSED, /* base_floor (row) above base_ceiling (other) on a common day */
  LINT_STALE,   /* valid_on is older than the age allowed: row */
  LINT_UNDATED  /* no valid_on: row */
};

struct lint_finding {
  enum lint_code code;
  const struct rule *row, *other; /* other: NULL where only one row is meant */
  struct date first, last;        /* LINT_GAP, LINT_HOLE: the days without a row, inclusive */
};

typedef void lint_report(void *context, const struct lint_finding *finding);

/* Reports the gaps in table order, then every other finding in table order; the ceilings that a floor crosses
 * by layer and day. Takes n log n steps for n rows of a few layers. `oldest`: the first valid_on that is
 * still fresh; DATE_NONE: age does not matter. */
void lint_rules(const struct rules *rules, struct date oldest, lint_report *report, void *context);

#endif
