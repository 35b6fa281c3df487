/* Kind `resident` (居民医保): waiting months after missed years, what repair costs.
 * 国办发〔2024〕38号; RULES 7. */
#ifndef ARREARS_CALC_RESIDENT_H
#define ARREARS_CALC_RESIDENT_H

#include "assessment.h"
#include "case.h"
#include "rule_lookup.h"

/* Whose premium it is: the rules as the stated group (参保人群) sees them; where none is stated, as residents
 * in general, and how every group sees them, so that it can be said when that makes a difference. */
struct resident_premium {
  struct rule_lookup *lookup;
  struct resolved_rules *groups[GROUP_COUNT]; /* NULL: a group is stated */
};

/* Fills an empty assessment. False: rejected and reported. */
MUST_USE bool resident_assess(struct assessment *assessment, struct rule_lookup *lookup,
                              const struct resident_premium *premium, const struct reported_case *reported);

#endif
