/* What one run over the account months of a case gathers. Only for backpay.c and what it is made of. */
#ifndef ARREARS_CALC_BACKPAY_RUN_H
#define ARREARS_CALC_BACKPAY_RUN_H

#include <stdbool.h>

#include "assessment.h"
#include "benefits.h"
#include "case.h"
#include "late_fee.h"
#include "rule_lookup.h"

struct backpay {
  struct assessment *assessment;
  struct rule_lookup *month_lookup; /* starts anew with each month, whose rows go on its line */
  struct rule_lookup case_lookup;   /* gathers the rows that decide the case as a whole */
  const struct reported_case *reported;
  const struct reported_case
      *charged;         /* what the fee goes by: the same, or as of an earlier day of payment */
  struct gap gap;       /* what is paid for */
  struct gap cover_gap; /* what cover is lost by: the same, or with months of other rows */
  struct benefit_tiers tiers;
  enum rounding_level amount_level;
  const struct rule *amount_level_row;
  struct fee_levels fee_levels;
  const struct rule *window;  /* NULL: no limit */
  struct exact exact_arrears; /* only where the level is the case */
  struct fee_sums fees;
  struct money account_credit;
  /* What the latest month came to, which the next repeats while the lookup is steady. */
  parameter_set terms_used; /* without the rows that only a fee has used */
  struct exact month_unrounded;
  struct money month_credit;
  struct fee_terms month_fee;
  bool has_account_rate;
  struct money unallocated; /* of what was paid before P: not yet set against a month */
};

#endif
