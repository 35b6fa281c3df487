/* Kind `resident` (居民医保): waiting months after missed years, what repair costs.
 * 国办发〔2024〕38号; RULES 7. */
#ifndef ARREARS_CALC_RESIDENT_H
#define ARREARS_CALC_RESIDENT_H

#include "assessment.h"
#include "case.h"
#include "rule_lookup.h"

/* Fills an empty assessment. False: rejected and reported. */
MUST_USE bool resident_assess(struct assessment *assessment, struct rule_lookup *lookup,
                              const struct reported_case *reported);

#endif
