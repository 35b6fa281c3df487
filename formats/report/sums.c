#include "formats/report/sums.h"

#include "calc/figure.h"
#include "calc/person_total.h"

void report_sums_join(struct report_sums *sums, const struct report_sums *added) {
  sums->results += added->results;
  sums->months += added->months;
  sums->has_months = sums->has_months || added->has_months;
  sums->amounts_known |= added->amounts_known;
  for (int i = 0; i < AMOUNT_COUNT; i++) money_add(&sums->amounts[i], &sums->amounts[i], &added->amounts[i]);
}

/* Where the cap is by case, the lines stay uncapped and what it takes off is theirs to explain. RULES 5.4 */
static bool is_capped_by_case(const struct assessment *assessment) {
  for (size_t i = 0; i < assessment->basis.count; i++) {
    const struct rule *row = assessment->basis_rows[assessment->basis.first + i];
    if (row->parameter == PARAMETER_FEE_CAP_LEVEL) return row->word == CAP_CASE;
  }
  return false;
}

static void set_amount(struct report_sums *sums, enum report_amount amount, const struct money *money) {
  if (money == NULL) return;
  money_set(&sums->amounts[amount], money);
  sums->amounts_known |= 1u << amount;
}

/* What the fee is made of, and who bears it. */
static void set_fee(struct report_sums *sums, const struct assessment *assessment, const struct money *fee) {
  set_amount(sums, AMOUNT_CAP, &assessment->cap_reduction);
  if (!money_is_zero(&assessment->cap_reduction) && is_capped_by_case(assessment))
    set_amount(sums, AMOUNT_CASE_CAP, &assessment->cap_reduction);
  if (!assessment_has(assessment, FIGURE_BEARER)) return;
  bool by_employer = assessment->late_fee_bearer == PAYER_EMPLOYER;
  set_amount(sums, by_employer ? AMOUNT_FEE_EMPLOYER : AMOUNT_FEE_FLEXIBLE, fee);
}

/* Who bears how much of it all. */
static void set_pays(struct report_sums *sums, const struct assessment *assessment) {
  person_total_add_employer(&sums->amounts[AMOUNT_PAYS_EMPLOYER], assessment);
  person_total_add_employee(&sums->amounts[AMOUNT_PAYS_EMPLOYEE], assessment);
  sums->amounts_known |= 1u << AMOUNT_PAYS_EMPLOYER | 1u << AMOUNT_PAYS_EMPLOYEE;
}

/* What was not paid in part is owed whole. */
static void set_outstanding(struct report_sums *sums) {
  struct money *amounts = sums->amounts;
  if ((sums->amounts_known >> AMOUNT_TOTAL & 1u) == 0) return;
  money_subtract(&amounts[AMOUNT_OUTSTANDING], &amounts[AMOUNT_TOTAL], &amounts[AMOUNT_PAID]);
  sums->amounts_known |= 1u << AMOUNT_OUTSTANDING;
}

static void set_sums(struct report_sums *sums, const struct assessment *assessment) {
  static const struct {
    enum report_amount amount;
    enum result_figure figure;
  } summed[] = {
      {AMOUNT_EMPLOYER, RESULT_EMPLOYER_ARREARS},
      {AMOUNT_EMPLOYEE, RESULT_EMPLOYEE_ARREARS},
      {AMOUNT_ARREARS, RESULT_ARREARS},
      {AMOUNT_LATE_FEE, RESULT_LATE_FEE},
      {AMOUNT_TOTAL, RESULT_TOTAL},
      {AMOUNT_ROUNDING, RESULT_ROUNDING_DIFFERENCE},
      {AMOUNT_CREDIT, RESULT_ACCOUNT_CREDIT},
      {AMOUNT_INTEREST, RESULT_DEFERRAL_INTEREST},
      {AMOUNT_PER_DAY, RESULT_LATE_FEE_PER_DAY},
      {AMOUNT_PAID, RESULT_PAID},
  };
  const struct money *fee = result_amount(assessment, RESULT_LATE_FEE);
  sums->results = 1;
  sums->has_months = assessment_has(assessment, FIGURE_PAYABLE_MONTHS);
  if (sums->has_months) sums->months = assessment->payable_months;
  for (size_t i = 0; i < sizeof summed / sizeof summed[0]; i++)
    set_amount(sums, summed[i].amount, result_amount(assessment, summed[i].figure));
  set_outstanding(sums);
  if (fee != NULL) set_fee(sums, assessment, fee);
  if (assessment_has(assessment, FIGURE_SHARES)) set_pays(sums, assessment);
}

void report_sums_add(struct report_sums *sums, const struct assessment *assessment) {
  struct report_sums one = {0};
  set_sums(&one, assessment);
  report_sums_join(sums, &one);
  report_sums_clear(&one);
}

void report_sums_clear(struct report_sums *sums) {
  for (int i = 0; i < AMOUNT_COUNT; i++) money_clear(&sums->amounts[i]);
  *sums = (struct report_sums){0};
}
