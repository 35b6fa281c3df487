/* How many results of a list, and how much of its money, rest on what; and which rules of which places would
 * settle most of it. RULES 10. Totals of pieces of a list joined in any order are the totals of the list. */
#ifndef ARREARS_FORMATS_RECORD_GRADE_TOTALS_H
#define ARREARS_FORMATS_RECORD_GRADE_TOTALS_H

#include "calc/dossier.h"
#include "calc/hash_index.h"

/* Results of one place that rest on defaults for the same parameters. */
struct weak_results {
  region_code region;
  parameter_set weak;
  int64_t results;
  struct money
      moved[CONCERN_COUNT]; /* yuan that parameters of a concern decide: arrears, late fee; none of cover */
};

struct grade_totals {
  int64_t results[GRADE_COUNT];     /* by the weakest of their grades */
  struct money totals[GRADE_COUNT]; /* their totals */
  struct weak_results *weak;        /* owned */
  size_t weak_count, weak_capacity;
  struct hash_index index; /* of weak */
  size_t latest;           /* of weak: lists keep to a place */
};

/* Of the missing rules, so many are shown to a person. */
enum { MISSING_RULES_SHOWN = 10 };

/* A parameter that no row of a place answers: only a default did. */
struct missing_rule {
  region_code region;
  enum parameter parameter;
  int64_t results;
  struct money moved; /* owned */
};

/* `{0}` is valid: nothing added yet. */
void grade_totals_add(struct grade_totals *totals, const struct dossier *dossier);
void grade_totals_join(struct grade_totals *totals, const struct grade_totals *other);
void grade_totals_reset(struct grade_totals *totals);
void grade_totals_clear(struct grade_totals *totals);

/* The missing rules that move most money, then most results, at most `most` of them; returns how many. The
 * caller clears `moved` of each. *all: how many there are in all. */
int grade_totals_missing(const struct grade_totals *totals, struct missing_rule *missing, int most,
                         size_t *all);

#endif
