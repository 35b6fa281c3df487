/* What results come to: counts, and whole fen by kind of amount. */
#ifndef ARREARS_FORMATS_REPORT_SUMS_H
#define ARREARS_FORMATS_REPORT_SUMS_H

#include <stdbool.h>
#include <stdint.h>

#include "calc/assessment.h"
#include "calc/money.h"

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
  AMOUNT_CREDIT,   /* account_credit, not contained in the total */
  AMOUNT_INTEREST, /* deferral_interest; shown only where deferrals may bear any */
  AMOUNTS_SHOWN,
  AMOUNT_CASE_CAP = AMOUNTS_SHOWN, /* what of AMOUNT_CAP no ledger line shows: taken off a case's total */
  AMOUNT_PAYS_EMPLOYER,            /* shares, and late fee and interest of whom they fall on */
  AMOUNT_PAYS_EMPLOYEE,
  AMOUNT_PER_DAY,
  AMOUNT_PAID,        /* in part, before the day of payment; still contained in the total */
  AMOUNT_OUTSTANDING, /* total less paid, of all results */
  AMOUNT_COUNT
};

struct report_sums {
  int64_t results;        /* cases x schemes */
  int64_t months;         /* account months that may be back-paid */
  bool has_months;        /* some result has them */
  unsigned amounts_known; /* 1 << enum report_amount of each amount that some result has */
  struct money amounts[AMOUNT_COUNT];
};

/* Adds the figures of one result that apply; `{0}` is empty. */
void report_sums_add(struct report_sums *sums, const struct assessment *assessment);
/* Adds other sums. */
void report_sums_join(struct report_sums *sums, const struct report_sums *added);
void report_sums_clear(struct report_sums *sums);

#endif
