#include "lint.h"

/* A slip leaves odd days open; what nobody witnessed is missing by the month. */
static void report_gap(const struct rule *row, const struct rule *other, lint_report *report, void *context) {
  struct date first = date_add_days(row->to, 1), last = date_add_days(other->from, -1);
  bool are_months = first.serial == month_first_day(date_month(first)).serial &&
                    other->from.serial == month_first_day(date_month(other->from)).serial;
  report(context, &(struct lint_finding){are_months ? LINT_HOLE : LINT_GAP, row, other, first, last});
}

/* Rows with the same key are adjacent, sorted by their first day; layers may overlap, so the latest day
 * covered so far counts, not the last row's. */
static void lint_gaps(const struct rules *rules, lint_report *report, void *context) {
  const struct rule *latest = NULL;
  for (size_t i = 0; i < rules->count; i++) {
    const struct rule *row = &rules->rows[i];
    bool continues = latest != NULL && rules_same_key(latest, row);
    if (continues && row->from.serial > latest->to.serial + 1) report_gap(latest, row, report, context);
    if (!continues || row->to.serial > latest->to.serial) latest = row;
  }
}

static bool share_a_day(const struct rule *left, const struct rule *right) {
  return left->from.serial <= right->to.serial && right->from.serial <= left->to.serial;
}

static void lint_bounds(const struct rules *rules, const struct rule *floor, lint_report *report,
                        void *context) {
  struct rule_range ceilings = rules_of(rules, PARAMETER_BASE_CEILING, floor->region);
  for (size_t i = 0; i < ceilings.count; i++) {
    const struct rule *ceiling = &ceilings.first[i];
    if (ceiling->scheme == floor->scheme && ceiling->party == floor->party && share_a_day(floor, ceiling) &&
        !ceiling->is_none && exact_compare(&floor->number, &ceiling->number) > 0)
      report(context, &(struct lint_finding){LINT_CROSSED, floor, ceiling, DATE_NONE, DATE_NONE});
  }
}

void lint_rules(const struct rules *rules, struct date oldest, lint_report *report, void *context) {
  lint_gaps(rules, report, context);
  for (size_t i = 0; i < rules->count; i++) {
    const struct rule *row = &rules->rows[i];
    struct lint_finding finding = {.row = row, .first = DATE_NONE, .last = DATE_NONE};
    if (row->parameter == PARAMETER_BASE_FLOOR) lint_bounds(rules, row, report, context);
    if (!date_is_set(row->valid_on)) {
      finding.code = LINT_UNDATED;
      report(context, &finding);
    } else if (date_is_set(oldest) && date_is_before(row->valid_on, oldest)) {
      finding.code = LINT_STALE;
      report(context, &finding);
    }
  }
}
