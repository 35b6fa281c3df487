#include "person_total.h"

static bool is_borne_by(const struct assessment *assessment, enum payer payer) {
  return assessment_has(assessment, FIGURE_BEARER) && assessment->late_fee_bearer == payer;
}

/* Late fee and interest, which fall on the same. */
static void add_fee(struct money *sum, const struct assessment *assessment) {
  money_add(sum, sum, &assessment->late_fee);
  money_add(sum, sum, &assessment->deferral_interest);
}

void person_total_add_employer(struct money *sum, const struct assessment *assessment) {
  money_add(sum, sum, &assessment->employer_arrears);
  if (is_borne_by(assessment, PAYER_EMPLOYER)) add_fee(sum, assessment);
}

void person_total_add_employee(struct money *sum, const struct assessment *assessment) {
  money_add(sum, sum, &assessment->employee_arrears);
  if (is_borne_by(assessment, PAYER_FLEXIBLE)) add_fee(sum, assessment);
}

static void add(struct person_total *total, const struct assessment *assessment) {
  total->schemes++;
  money_add(&total->employer, &total->employer, &assessment->employer_arrears);
  money_add(&total->employee, &total->employee, &assessment->employee_arrears);
  money_add(&total->arrears, &total->arrears, &assessment->arrears);
  money_add(&total->late_fee, &total->late_fee, &assessment->late_fee);
  if (assessment_has(assessment, FIGURE_INTEREST)) total->has_interest = true;
  money_add(&total->deferral_interest, &total->deferral_interest, &assessment->deferral_interest);
  money_add(&total->total, &total->total, &assessment->total);
  money_add(&total->late_fee_per_day, &total->late_fee_per_day, &assessment->late_fee_per_day);
  money_add(&total->paid, &total->paid, &assessment->paid);
  person_total_add_employer(&total->employer_pays, assessment);
  person_total_add_employee(&total->employee_pays, assessment);
}

void person_total_of(struct person_total *total, const struct dossier *dossier) {
  *total = (struct person_total){0};
  for (int i = 0; i < dossier->assessment_count; i++)
    if (dossier->assessments[i].status == ASSESSMENT_OK) add(total, &dossier->assessments[i]);
  money_subtract(&total->outstanding, &total->total, &total->paid);
}

void person_total_clear(struct person_total *total) {
  struct money *const amounts[] = {
      &total->employer, &total->employee,      &total->arrears,          &total->late_fee,
      &total->total,    &total->employer_pays, &total->employee_pays,    &total->late_fee_per_day,
      &total->paid,     &total->outstanding,   &total->deferral_interest};
  for (size_t i = 0; i < sizeof amounts / sizeof amounts[0]; i++) money_clear(amounts[i]);
}
