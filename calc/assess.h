/* Picks the kind of a case and runs it: one result for each scheme, or none and the reasons. */
#ifndef ARREARS_CALC_ASSESS_H
#define ARREARS_CALC_ASSESS_H

#include "dossier.h"
#include "resolved_rules.h"
#include "workdays.h"

/* What is asked of every result. `{0}`: nothing. */
struct assess_choices {
  bool is_graded;          /* a result weaker than `weakest` is rejected */
  enum grade weakest;      /* meaningless unless is_graded */
  bool is_partial;         /* a scheme that cannot be assessed leaves the others of its row standing */
  bool estimates;          /* a place's nearest known row stands in where it has none */
  bool minds_age;          /* rule rows in force that were checked more than `max_age` days ago are noted */
  int max_age;             /* days before the day of payment, 0 or more */
  bool traces;             /* whoever fills dossiers has them traced */
  struct text traced_case; /* only those of this case id, identity number or name; empty: all */
};

/* Belongs to one thread; rules and calendar are shared and outlive it. */
struct assessor {
  struct resolver resolver;
  const struct workdays *calendar;
  struct assess_choices choices;
};

void assessor_init(struct assessor *assessor, const struct rules *rules, const struct workdays *calendar,
                   struct assess_choices choices);
void assessor_clear(struct assessor *assessor);

/* Assesses a dossier whose case was understood. A row with several schemes fails as a whole if one of them
 * fails: then the dossier has diagnostics and no assessment; unless `is_partial`: then it has both. */
void assess(struct assessor *assessor, struct dossier *dossier);

#endif
