/* What stands in for a cell that a row leaves empty, and a wage that all rows are tried out with. CONTRACT 1.
 */
#ifndef ARREARS_FORMATS_LIST_CASE_DEFAULTS_H
#define ARREARS_FORMATS_LIST_CASE_DEFAULTS_H

#include <stdbool.h>

#include "calc/case.h"
#include "calc/diagnostic.h"
#include "calc/region.h"
#include "calc/status.h"

struct case_defaults {
  region_code region; /* REGION_NONE: none; the nation then, with a note */
  enum scheme schemes[SCHEME_COUNT];
  int scheme_count; /* 0: none; medical then */
  bool has_payer;
  enum payer payer;
  bool has_pay_on;          /* false: pay_on is today */
  struct date pay_on;       /* always set */
  struct text assumed_wage; /* in place of the wage of every row, as typed; empty: none */
};

/* Nothing stands in but today, the day of payment. */
void case_defaults_init(struct case_defaults *defaults);

/* Reads what is stated of region, scheme, payer and pay_on, each as the cell it stands in for, and as wage
 * what all rows are tried out with, which is kept as a view; NULL: not stated. False: diagnosed. */
MUST_USE bool case_defaults_read(struct case_defaults *defaults, const char *const fields[FIELD_COUNT],
                                 const struct regions *regions, struct diagnostics *diagnostics);

/* Whether the field is stated for every row that leaves it empty. */
bool case_defaults_have(const struct case_defaults *defaults, enum case_field field);

#endif
