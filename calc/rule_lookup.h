/* Asking the rules: every row that answers is remembered, so that each figure can name its basis; a required
 * row that is missing is reported (RULES 2, "Not found"), and so is a remainder that a row forbids. */
#ifndef ARREARS_CALC_RULE_LOOKUP_H
#define ARREARS_CALC_RULE_LOOKUP_H

#include "diagnostic.h"
#include "money.h"
#include "resolved_rules.h"
#include "trace.h"

struct rule_lookup {
  struct resolved_rules *resolved;
  region_code region; /* as the case states it */
  struct diagnostics *diagnostics;
  parameter_set used;
  parameter_set stated;     /* what the case states itself and was taken in the place of a row */
  bool estimates;           /* a place's nearest known row may stand in for one that nobody knows */
  parameter_set estimated;  /* answered in that way, of those used */
  struct date bounds_until; /* where a bound has run out, its last day; otherwise meaningless */
  struct date steady_until; /* what was asked on a day since the start is answered alike up to here */
  const struct rule *rows[PARAMETER_COUNT]; /* valid where `used` has the bit */
  struct trace *trace;                      /* how the result comes about; NULL: nobody asks */
};

/* Starts a new list of rows used; the resolved rules stay. */
static inline void rule_lookup_restart(struct rule_lookup *lookup) {
  lookup->used = 0;
  lookup->stated = 0;
  lookup->estimated = 0;
  lookup->steady_until = DATE_LAST;
}

/* What was found holds for the day it was asked on and for no later one. */
static inline void rule_lookup_unsettle(struct rule_lookup *lookup) { lookup->steady_until = DATE_FIRST; }

/* The case states the figure: no row is asked for it. */
static inline void rule_lookup_state(struct rule_lookup *lookup, enum parameter parameter) {
  lookup->stated |= PARAMETER_BIT(parameter);
}

static inline void rule_lookup_remember(struct rule_lookup *lookup, enum parameter parameter,
                                        const struct rule *row) {
  lookup->used |= PARAMETER_BIT(parameter);
  lookup->rows[parameter] = row;
}

/* The row that has answered since the start; NULL: none has. */
static inline const struct rule *rule_lookup_row(const struct rule_lookup *lookup, enum parameter parameter) {
  return (lookup->used & PARAMETER_BIT(parameter)) != 0 ? lookup->rows[parameter] : NULL;
}

/* The row in force on `day`, NULL when there is none; no figure rests on it. */
static inline const struct rule *rule_lookup_see(struct rule_lookup *lookup, enum parameter parameter,
                                                 struct date day) {
  const struct rule_span *span = resolved_rules_span(lookup->resolved, parameter, day);
  lookup->steady_until = date_earlier(lookup->steady_until, span->last);
  return span->tier_count == 0 ? NULL : span->tiers[0];
}

/* The row in force on `day`, NULL when there is none. */
static inline const struct rule *rule_lookup_optional(struct rule_lookup *lookup, enum parameter parameter,
                                                      struct date day) {
  const struct rule *row = rule_lookup_see(lookup, parameter, day);
  if (row != NULL) rule_lookup_remember(lookup, parameter, row);
  return row;
}

/* Adds the diagnostic that no row answers; where the place has rows for other days it names them,
 * and where the last of them has ended it says that a successor is awaited. */
void rule_lookup_report_missing(struct rule_lookup *lookup, enum parameter parameter, struct date day);

/* Where estimates are wanted, the place's own row nearest to the day, remembered as an estimate; else NULL.
 * RULES 2 */
const struct rule *rule_lookup_estimate(struct rule_lookup *lookup, enum parameter parameter,
                                        struct date day);

/* No row answers: the estimate, or NULL when that is reported. */
const struct rule *rule_lookup_miss(struct rule_lookup *lookup, enum parameter parameter, struct date day);

/* As rule_lookup_optional, but a missing row is estimated or reported. */
static inline const struct rule *rule_lookup_required(struct rule_lookup *lookup, enum parameter parameter,
                                                      struct date day) {
  const struct rule *row = rule_lookup_optional(lookup, parameter, day);
  return row != NULL ? row : rule_lookup_miss(lookup, parameter, day);
}

/* Adds the diagnostic that rounding mode `exact` met a remainder in the amount named `what`. */
void rule_lookup_report_remainder(struct rule_lookup *lookup, const char *what, const struct exact *yuan);

/* Rounds through the gate as the row says; a remainder that mode `exact` forbids is reported under the name
 * `what`, and the amount is then unchanged. */
MUST_USE static inline bool rule_lookup_round(struct rule_lookup *lookup, struct money *amount,
                                              const struct exact *yuan, const struct rule *rounding,
                                              const char *what) {
  if (money_round(amount, yuan, rounding->rounding)) return true;
  rule_lookup_report_remainder(lookup, what, yuan);
  return false;
}

/* The tier that holds for `key`; a missing one is reported unless the parameter is optional. */
const struct rule *rule_lookup_tier(struct rule_lookup *lookup, enum parameter parameter, struct date day,
                                    int key);

#endif
