/* What the gap (断缴) does to cover: suspension, return, bills, continuous years. RULES 6. */
#ifndef ARREARS_CALC_BENEFITS_H
#define ARREARS_CALC_BENEFITS_H

#include <stdbool.h>

#include "assessment.h"
#include "case.h"
#include "rule_lookup.h"

struct gap {
  struct month first, last; /* account months not paid, inclusive; last is resolved */
  bool is_open;             /* not insured again before P */
};

/* More months than anybody can owe; longer gaps are typing errors. */
enum { GAP_MONTHS_MAX = 600 };

/* Resolves gap_to. False: the days do not fit together, reported. RULES 6.1. */
MUST_USE bool gap_resolve(struct gap *gap, const struct reported_case *reported,
                          struct diagnostics *diagnostics);

static inline int gap_length(const struct gap *gap) { return gap->last.index - gap->first.index + 1; }

/* Gap months as the rule of `gap_counts` wants them when payment is made in `payment`. RULES 6.2. */
int gap_months(const struct gap *gap, enum gap_counts counts, struct month payment);

/* The key of the tiers of `resume`: the gap months, or those of them without cover, at least 1, where
 * `wait_counts_from` (NULL: no row) says so. RULES 6.2 */
int gap_resume_months(const struct gap *gap, int months, const struct rule *wait_counts_from,
                      struct date suspended_from);

/* The tiers that hold for a gap on a day; all looked up on that day. */
struct benefit_tiers {
  const struct rule *resume, *gap_costs, *continuity, *account_credited; /* NULL: no tier holds */
};

/* Fills the gap fields of the assessment; the tiers go to *tiers. False: rejected and reported.
 * RULES 6.2-6.4. */
MUST_USE bool benefits_fill(struct assessment *assessment, struct rule_lookup *lookup,
                            const struct reported_case *reported, const struct gap *gap,
                            struct benefit_tiers *tiers);

#endif
