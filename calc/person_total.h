/* What all schemes of one row come to, and who bears it (五险合计). */
#ifndef ARREARS_CALC_PERSON_TOTAL_H
#define ARREARS_CALC_PERSON_TOTAL_H

#include "dossier.h"

/* Yuan. employer_pays + employee_pays + the results' arrears_difference = total: a fee has one bearer. */
struct person_total {
  int schemes;                     /* assessed */
  struct money employer, employee; /* shares */
  struct money arrears, late_fee, total;
  bool has_interest; /* of some scheme */
  struct money deferral_interest;
  struct money employer_pays, employee_pays; /* shares, and late fee and interest of whom they fall on */
  struct money late_fee_per_day;
  struct money paid, outstanding;
};

/* Sums the assessments of a dossier; clear it. */
void person_total_of(struct person_total *total, const struct dossier *dossier);
void person_total_clear(struct person_total *total);

/* Adds what the employer, or the insured person, bears of one result: the share, and late fee and interest
 * where they are theirs. Nothing where no month is payable. */
void person_total_add_employer(struct money *sum, const struct assessment *assessment);
void person_total_add_employee(struct money *sum, const struct assessment *assessment);

#endif
