/* The late fee (滞纳金) of one account month: days, rates, cap, rounding. 社会保险法 art. 86; RULES 5. */
#ifndef ARREARS_CALC_LATE_FEE_H
#define ARREARS_CALC_LATE_FEE_H

#include <stdbool.h>

#include "assessment.h"
#include "case.h"
#include "rule_lookup.h"

/* What the months of a case add up to, exact and unrounded. */
struct fee_sums {
  struct exact uncapped;       /* yuan; this and the next only where a level of the case asks for them */
  struct exact capped;         /* yuan; by the cap of the month, where there is one */
  struct money running;        /* yuan that the months whose fee runs on P owe */
  const struct rule *day_rate; /* by which it does; NULL: no fee runs */
  struct exact per_year;       /* yuan of interest a year, of the months whose deferral runs on P */
  struct date latest_day;      /* last day charged of all months; DATE_NONE: none */
  bool applies;                /* to some month, waived ones included */
  struct date first_start; /* the earliest fee_start that has come by the last day charged; DATE_NONE: none */
  bool needs_order;        /* in some month: no fee before an order to pay has lapsed */
  /* Last day on which a waiver, or the term of an order to pay, still spares some month its fee; DATE_NONE:
   * none. */
  struct date waiver_ends, order_ends;
};

/* No month yet. */
#define FEE_SUMS_NONE \
  ((struct fee_sums){ \
      .latest_day = DATE_NONE, .first_start = DATE_NONE, .waiver_ends = DATE_NONE, .order_ends = DATE_NONE})

void fee_sums_clear(struct fee_sums *sums);

/* One decision for the whole case, with the rows that made it. */
struct fee_levels {
  enum rounding_level rounding;
  enum cap_level cap;
  const struct rule *rounding_row, *cap_row;
};

/* Whether the month is charged, and from when to when: alike as long as the lookup is steady. */
struct fee_terms {
  bool is_charged;
  struct day_expression start; /* meaningless unless charged, as is `last` */
  struct date last;            /* inclusive */
};

/* Finds the terms of a payable line, marks one whose fee is waived, and tells the sums. False: rejected and
 * reported. RULES 5.1-5.2. */
MUST_USE bool late_fee_find_terms(struct fee_terms *terms, struct ledger_line *line,
                                  struct rule_lookup *lookup, const struct reported_case *reported,
                                  struct fee_sums *sums, note_set *notes);

/* The first day that would be charged for the month, deferral aside. */
struct date late_fee_first_day(const struct fee_terms *terms, struct month month,
                               const struct reported_case *reported);

/* The rate at which the fee of a month charged through P runs on it, caps aside; NULL: none does. */
const struct rule *late_fee_running_rate(struct rule_lookup *lookup, const struct reported_case *reported);

/* Fills the fee fields of a line that is charged and whose arrears are known, appends its segments to the
 * assessment, and adds to the sums. False: rejected and reported. RULES 5.1-5.4. */
MUST_USE bool late_fee_fill(struct ledger_line *line, const struct fee_terms *terms,
                            struct assessment *assessment, struct rule_lookup *lookup,
                            const struct reported_case *reported, struct fee_levels levels,
                            struct fee_sums *sums);

/* Cuts the days where the row of the parameter in force changes, and appends the pieces to the assessment.
 * Returns how many. */
size_t late_fee_cut(struct assessment *assessment, struct rule_lookup *lookup, enum parameter parameter,
                    struct date first, struct date last);

/* Sets *sum = rate x days of all pieces, of days before `limit` only. */
void late_fee_sum_rates(struct exact *sum, struct fee_segments segments, struct date limit);

/* Sums the exact fee of the days before `limit`, over all lines: the fee that had accrued before a cap came
 * into force.
 */
void late_fee_before(struct exact *fee, const struct assessment *assessment, struct date limit);

#endif
