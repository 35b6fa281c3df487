/* What a report adds up: whole fen by region, payer, scheme and kind. The totals of pieces of a list joined
 * in any order are the totals of the list. */
#ifndef ARREARS_FORMATS_REPORT_TOTALS_H
#define ARREARS_FORMATS_REPORT_TOTALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "calc/dossier.h"
#include "calc/money.h"
#include "formats/record/grade_totals.h"
#include "formats/report/rules_used.h"

/* Yuan of the results; a figure that does not apply to a result adds nothing. */
enum report_amount {
  AMOUNT_EMPLOYER, /* employer_arrears */
  AMOUNT_EMPLOYEE, /* employee_arrears */
  AMOUNT_ARREARS,
  AMOUNT_LATE_FEE,
  AMOUNT_FEE_EMPLOYER, /* late fee borne by the employer */
  AMOUNT_FEE_FLEXIBLE, /* late fee borne by the flexible worker */
  AMOUNT_ROUNDING,     /* rounding_difference, contained in arrears and late fee */
  AMOUNT_CAP,          /* late_fee_uncapped - late_fee */
  AMOUNT_TOTAL,
  AMOUNT_CREDIT, /* account_credit, not contained in the total */
  AMOUNTS_SHOWN,
  AMOUNT_CASE_CAP = AMOUNTS_SHOWN, /* what of AMOUNT_CAP no ledger line shows: taken off a case's total */
  AMOUNT_PAYS_EMPLOYER,            /* shares, and the late fee of whom it falls on */
  AMOUNT_PAYS_EMPLOYEE,
  AMOUNT_PER_DAY,
  AMOUNT_PAID,        /* in part, before the day of payment; still contained in the total */
  AMOUNT_OUTSTANDING, /* of the results that were paid in part */
  AMOUNT_COUNT
};

struct report_sums {
  int64_t results;        /* cases x schemes */
  int64_t months;         /* account months that may be back-paid */
  bool has_months;        /* some result has them */
  unsigned amounts_known; /* 1 << enum report_amount of each amount that some result has */
  struct money amounts[AMOUNT_COUNT];
};

/* Adds the figures of one result that apply. */
void report_sums_add(struct report_sums *sums, const struct assessment *assessment);
void report_sums_clear(struct report_sums *sums);

enum { PAYER_NOT_APPLICABLE = -1 };

struct report_group {
  int32_t key; /* region code, enum payer or PAYER_NOT_APPLICABLE, enum scheme, enum kind, account year */
  struct report_sums sums;
};

struct report_groups {
  struct report_group *items; /* owned, in the order of their keys */
  size_t count, capacity;
};

enum report_grouping { BY_REGION, BY_PAYER, BY_SCHEME, BY_KIND, BY_YEAR, GROUPING_COUNT };

struct report_totals {
  int64_t assessed, rejected; /* rows of the list; read = assessed + rejected */
  int64_t noted[NOTE_COUNT];  /* assessed rows with each note, from NOTE_FIRST on */
  struct report_sums all;
  struct grade_totals grades;
  struct report_groups by[GROUPING_COUNT];
  struct rules_used rules;
};

/* Makes empty totals over a table of `rule_count` rules. */
void report_totals_init(struct report_totals *totals, size_t rule_count);
/* Empties the totals and keeps their storage. */
void report_totals_reset(struct report_totals *totals);
void report_totals_clear(struct report_totals *totals);

void report_totals_add(struct report_totals *totals, const struct dossier *dossier);
/* Adds the totals of another piece of the list. */
void report_totals_join(struct report_totals *totals, const struct report_totals *other);

#endif
