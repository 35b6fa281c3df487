#include "formats/report/totals.h"

#include <stdlib.h>

#include "calc/array.h"
#include "calc/figure.h"
#include "calc/person_total.h"

static void add_sums(struct report_sums *sums, const struct report_sums *added) {
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
      {AMOUNT_PER_DAY, RESULT_LATE_FEE_PER_DAY},
      {AMOUNT_PAID, RESULT_PAID},
      {AMOUNT_OUTSTANDING, RESULT_OUTSTANDING},
  };
  const struct money *fee = result_amount(assessment, RESULT_LATE_FEE);
  sums->results = 1;
  sums->has_months = assessment_has(assessment, FIGURE_PAYABLE_MONTHS);
  if (sums->has_months) sums->months = assessment->payable_months;
  for (size_t i = 0; i < sizeof summed / sizeof summed[0]; i++)
    set_amount(sums, summed[i].amount, result_amount(assessment, summed[i].figure));
  if (fee != NULL) set_fee(sums, assessment, fee);
  if (assessment_has(assessment, FIGURE_SHARES)) set_pays(sums, assessment);
}

void report_sums_add(struct report_sums *sums, const struct assessment *assessment) {
  struct report_sums one = {0};
  set_sums(&one, assessment);
  add_sums(sums, &one);
  report_sums_clear(&one);
}

void report_sums_clear(struct report_sums *sums) {
  for (int i = 0; i < AMOUNT_COUNT; i++) money_clear(&sums->amounts[i]);
  *sums = (struct report_sums){0};
}

void report_totals_init(struct report_totals *totals, size_t rule_count) {
  *totals = (struct report_totals){0};
  rules_used_init(&totals->rules, rule_count);
}

void report_totals_reset(struct report_totals *totals) {
  totals->assessed = 0;
  totals->rejected = 0;
  memset(totals->noted, 0, sizeof totals->noted);
  grade_totals_reset(&totals->grades);
  report_sums_clear(&totals->all);
  for (int grouping = 0; grouping < GROUPING_COUNT; grouping++) {
    struct report_groups *groups = &totals->by[grouping];
    for (size_t i = 0; i < groups->count; i++) report_sums_clear(&groups->items[i].sums);
    groups->count = 0;
  }
  rules_used_reset(&totals->rules);
}

void report_totals_clear(struct report_totals *totals) {
  if (totals->rules.uses == NULL) return;
  report_totals_reset(totals);
  grade_totals_clear(&totals->grades);
  for (int grouping = 0; grouping < GROUPING_COUNT; grouping++) free(totals->by[grouping].items);
  rules_used_clear(&totals->rules);
  *totals = (struct report_totals){0};
}

/* The sums of a key, new ones in their place where there are none yet. */
static struct report_sums *sums_of(struct report_groups *groups, int32_t key) {
  size_t low = 0, high = groups->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (groups->items[middle].key < key)
      low = middle + 1;
    else
      high = middle;
  }
  if (low < groups->count && groups->items[low].key == key) return &groups->items[low].sums;
  groups->items = array_grow(groups->items, &groups->capacity, groups->count + 1, sizeof *groups->items);
  struct report_group *place = &groups->items[low];
  memmove(place + 1, place, (groups->count - low) * sizeof *place);
  *place = (struct report_group){.key = key};
  groups->count++;
  return &place->sums;
}

/* Of each account month; what rounding by case adds, or a cap on it takes off, belongs to no month. */
static void add_years(struct report_groups *years, const struct assessment *assessment) {
  for (size_t i = 0; i < assessment->line_count; i++) {
    const struct ledger_line *line = &assessment->lines[i];
    if (line->status == LINE_NOT_PAYABLE) continue;
    struct report_sums *sums = sums_of(years, month_year(line->month));
    struct money *amounts = sums->amounts;
    sums->months++;
    money_add(&amounts[AMOUNT_EMPLOYER], &amounts[AMOUNT_EMPLOYER], &line->employer);
    money_add(&amounts[AMOUNT_EMPLOYEE], &amounts[AMOUNT_EMPLOYEE], &line->employee);
    money_add(&amounts[AMOUNT_ARREARS], &amounts[AMOUNT_ARREARS], &line->arrears);
    money_add(&amounts[AMOUNT_LATE_FEE], &amounts[AMOUNT_LATE_FEE], &line->late_fee);
    money_add(&amounts[AMOUNT_TOTAL], &amounts[AMOUNT_TOTAL], &line->arrears);
    money_add(&amounts[AMOUNT_TOTAL], &amounts[AMOUNT_TOTAL], &line->late_fee);
  }
}

static void add_assessment(struct report_totals *totals, const struct reported_case *reported,
                           const struct assessment *assessment) {
  struct report_sums sums = {0};
  int payer = kind_has_months(reported->kind) ? (int)assessment->payer : PAYER_NOT_APPLICABLE;
  set_sums(&sums, assessment);
  add_sums(&totals->all, &sums);
  add_sums(sums_of(&totals->by[BY_REGION], reported->region), &sums);
  add_sums(sums_of(&totals->by[BY_PAYER], payer), &sums);
  add_sums(sums_of(&totals->by[BY_SCHEME], (int)assessment->scheme), &sums);
  add_sums(sums_of(&totals->by[BY_KIND], (int)reported->kind), &sums);
  add_years(&totals->by[BY_YEAR], assessment);
  report_sums_clear(&sums);
  rules_used_add(&totals->rules, assessment);
}

void report_totals_add(struct report_totals *totals, const struct dossier *dossier) {
  if (dossier_is_rejected(dossier)) {
    totals->rejected++;
    return;
  }
  totals->assessed++;
  dossier_count_notes(dossier, totals->noted);
  grade_totals_add(&totals->grades, dossier);
  for (int i = 0; i < dossier->assessment_count; i++)
    add_assessment(totals, &dossier->reported, &dossier->assessments[i]);
}

void report_totals_join(struct report_totals *totals, const struct report_totals *other) {
  totals->assessed += other->assessed;
  totals->rejected += other->rejected;
  for (int i = 0; i < NOTE_COUNT; i++) totals->noted[i] += other->noted[i];
  grade_totals_join(&totals->grades, &other->grades);
  add_sums(&totals->all, &other->all);
  for (int grouping = 0; grouping < GROUPING_COUNT; grouping++) {
    const struct report_groups *groups = &other->by[grouping];
    for (size_t i = 0; i < groups->count; i++)
      add_sums(sums_of(&totals->by[grouping], groups->items[i].key), &groups->items[i].sums);
  }
  rules_used_join(&totals->rules, &other->rules);
}
