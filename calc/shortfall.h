/* 少缴补差: the month was paid, but on too low a base. What was due, less what was paid, share by share.
 * RULES 7 */
#ifndef ARREARS_CALC_SHORTFALL_H
#define ARREARS_CALC_SHORTFALL_H

#include <stdbool.h>

#include "assessment.h"
#include "contribution.h"
#include "rule_lookup.h"

/* What was paid is stated in one way: a base, or the amounts of one scheme. False: it is not, reported. */
MUST_USE bool shortfall_is_stated(const struct reported_case *reported, struct diagnostics *diagnostics);

/* Fills a payable line, the last of the assessment, as contribution_fill does, with shares that are what is
 * left of those due after what was paid; never below zero, the surplus goes to the line's shortfall and to
 * the assessment's sum. *left gets the exact shares. False: rejected and reported. */
MUST_USE bool shortfall_fill(struct ledger_line *line, struct assessment *assessment,
                             struct rule_lookup *lookup, const struct reported_case *reported,
                             enum rounding_level level, struct exact_shares *left);

/* False: more was paid than was due in every month, which looks like two columns that have changed places;
 * reported. */
MUST_USE bool shortfall_check(const struct assessment *assessment, struct diagnostics *diagnostics);

#endif
