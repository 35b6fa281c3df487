/* The contribution of one account month: base, clamp, shares. RULES 4. */
#ifndef ARREARS_CALC_CONTRIBUTION_H
#define ARREARS_CALC_CONTRIBUTION_H

#include <stdbool.h>

#include "assessment.h"
#include "case.h"
#include "exact_shares.h"
#include "rule_lookup.h"

/* The contribution base (缴费基数) of the account month: the stated wage, rounded and clamped, or what the
 * rules put in its place. Fills base and base_from of `line`, whose month and first_day are set; adds to
 * *notes. False: the case is rejected and the reason reported. 社会保险法 art. 12; RULES 4.1-4.3. */
MUST_USE bool contribution_base(struct ledger_line *line, struct rule_lookup *lookup,
                                const struct reported_case *reported, note_set *notes);

/* Base, rates and shares of the line. `level` is the case's amount_rounding_level; *shares gets the exact
 * shares. False: rejected and reported. RULES 4.4-4.5. */
MUST_USE bool contribution_fill(struct ledger_line *line, struct rule_lookup *lookup,
                                const struct reported_case *reported, enum rounding_level level,
                                struct exact_shares *shares, note_set *notes);

/* The same month on the base of `yuan`, which is rounded but not clamped: fills base and shares of `line`,
 * whose month, first_day and rates are set, after contribution_fill has asked for them. *is_outside: the base
 * lies outside the month's bounds. */
MUST_USE bool contribution_on(struct ledger_line *line, struct rule_lookup *lookup,
                              const struct reported_case *reported, enum rounding_level level,
                              const struct exact *yuan, struct exact_shares *shares, bool *is_outside);

#endif
