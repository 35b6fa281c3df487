#include "formats/report/totals.h"

#include <stdlib.h>

#include "calc/array.h"

void report_totals_init(struct report_totals *totals, enum sheet_language language, size_t rule_count) {
  *totals = (struct report_totals){0};
  rules_used_init(&totals->rules, language, rule_count);
}

void report_totals_reset(struct report_totals *totals) {
  totals->assessed = 0;
  totals->rejected = 0;
  totals->cut_by_month = 0;
  memset(totals->noted, 0, sizeof totals->noted);
  memset(totals->worse, 0, sizeof totals->worse);
  grade_totals_reset(&totals->grades);
  report_sums_clear(&totals->all);
  for (int grouping = 0; grouping < GROUPING_COUNT; grouping++) {
    struct report_groups *groups = &totals->by[grouping];
    for (size_t i = 0; i < groups->count; i++) report_sums_clear(&groups->items[i].sums);
    groups->count = 0;
  }
  named_groups_reset(&totals->employers);
  named_groups_reset(&totals->named);
  cover_gaps_reset(&totals->cover_gaps);
  rules_used_reset(&totals->rules);
}

void report_totals_clear(struct report_totals *totals) {
  if (totals->rules.uses == NULL) return;
  report_totals_reset(totals);
  grade_totals_clear(&totals->grades);
  for (int grouping = 0; grouping < GROUPING_COUNT; grouping++) free(totals->by[grouping].items);
  named_groups_clear(&totals->employers);
  named_groups_clear(&totals->named);
  cover_gaps_clear(&totals->cover_gaps);
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
    if (!assessment_has(assessment, FIGURE_INTEREST)) continue;
    const struct money *interest = &assessment_deferral(assessment, line)->interest;
    money_add(&amounts[AMOUNT_INTEREST], &amounts[AMOUNT_INTEREST], interest);
    money_add(&amounts[AMOUNT_TOTAL], &amounts[AMOUNT_TOTAL], interest);
  }
}

/* The cell that the row is grouped by; "" where there is none. */
static struct text group_of(const struct report_totals *totals, const struct dossier *dossier) {
  return totals->group_by > dossier->cell_count ? TEXT("") : dossier->cells[totals->group_by - 1];
}

/* A day within a step counts at its end. */
static void add_worse(struct report_totals *totals, const struct dossier *dossier,
                      const struct assessment *assessment) {
  if (!date_is_set(assessment->worse_from)) return;
  const int days = assessment->worse_from.serial - dossier->reported.pay_on.serial;
  const int step = (days + DELAY_STEP_DAYS - 1) / DELAY_STEP_DAYS;
  if (step >= 0 && step <= DELAY_STEPS) totals->worse[step]++;
}

static void add_assessment(struct report_totals *totals, const struct dossier *dossier,
                           const struct assessment *assessment) {
  const struct reported_case *reported = &dossier->reported;
  struct report_sums sums = {0};
  int payer = kind_has_months(reported->kind) ? (int)assessment->payer : PAYER_NOT_APPLICABLE;
  totals->cut_by_month += assessment_has_cut_month(assessment);
  report_sums_add(&sums, assessment);
  report_sums_join(&totals->all, &sums);
  report_sums_join(sums_of(&totals->by[BY_REGION], reported->region), &sums);
  report_sums_join(sums_of(&totals->by[BY_PAYER], payer), &sums);
  report_sums_join(sums_of(&totals->by[BY_SCHEME], (int)assessment->scheme), &sums);
  report_sums_join(sums_of(&totals->by[BY_KIND], (int)reported->kind), &sums);
  report_sums_join(named_groups_sums(&totals->employers, reported->employer), &sums);
  if (totals->group_by > 0)
    report_sums_join(named_groups_sums(&totals->named, group_of(totals, dossier)), &sums);
  add_years(&totals->by[BY_YEAR], assessment);
  add_worse(totals, dossier, assessment);
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
  cover_gaps_add(&totals->cover_gaps, dossier, totals->day);
  for (int i = 0; i < dossier->assessment_count; i++)
    add_assessment(totals, dossier, &dossier->assessments[i]);
}

void report_totals_join(struct report_totals *totals, const struct report_totals *other) {
  totals->assessed += other->assessed;
  totals->rejected += other->rejected;
  totals->cut_by_month += other->cut_by_month;
  for (int i = 0; i < NOTE_COUNT; i++) totals->noted[i] += other->noted[i];
  for (int i = 0; i <= DELAY_STEPS; i++) totals->worse[i] += other->worse[i];
  grade_totals_join(&totals->grades, &other->grades);
  report_sums_join(&totals->all, &other->all);
  for (int grouping = 0; grouping < GROUPING_COUNT; grouping++) {
    const struct report_groups *groups = &other->by[grouping];
    for (size_t i = 0; i < groups->count; i++)
      report_sums_join(sums_of(&totals->by[grouping], groups->items[i].key), &groups->items[i].sums);
  }
  named_groups_join(&totals->employers, &other->employers);
  named_groups_join(&totals->named, &other->named);
  cover_gaps_join(&totals->cover_gaps, &other->cover_gaps);
  rules_used_join(&totals->rules, &other->rules);
}
