#include "lint.h"

#include <stdlib.h>

#include "array.h"

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

/* The ceilings of a table, by region, scheme, party, layer and day. Those of one key and layer share no day,
 * so they ascend by their last days as well, and the first that matters to a floor is found by halving. */
struct layered_row {
  const struct rule *row;
  int layer;
};
struct ceilings {
  struct layered_row *rows; /* owned */
  size_t count;
  int layers; /* above every layer */
};

#define ORDER(left, right) (((left) > (right)) - ((left) < (right)))

static int compare_place(const struct rule *left, const struct rule *right) {
  int order = ORDER(left->region, right->region);
  if (order == 0) order = ORDER(left->scheme, right->scheme);
  if (order == 0) order = ORDER(left->party, right->party);
  return order;
}

/* <0, 0, >0: the ceiling stands before, at, after the place of `row` in a layer. */
static int compare_layer(const struct layered_row *ceiling, const struct rule *row, int layer) {
  int order = compare_place(ceiling->row, row);
  return order != 0 ? order : ORDER(ceiling->layer, layer);
}

/* The table's order, but for layers. */
static int compare_ceilings(const void *left_item, const void *right_item) {
  const struct layered_row *left = left_item, *right = right_item;
  int order = compare_place(left->row, right->row);
  if (order == 0) order = ORDER(left->layer, right->layer);
  return order != 0 ? order : ORDER(left->row->from.serial, right->row->from.serial);
}

/* The caller frees the rows. */
static void ceilings_find(struct ceilings *ceilings, const struct rules *rules) {
  *ceilings = (struct ceilings){.rows = array_new(rules->count + 1, sizeof *ceilings->rows)};
  for (size_t i = 0; i < rules->count; i++) {
    const struct rule *row = &rules->rows[i];
    const int layer = rules->files[row->file].layer;
    if (row->parameter != PARAMETER_BASE_CEILING) continue;
    ceilings->rows[ceilings->count++] = (struct layered_row){row, layer};
    if (layer >= ceilings->layers) ceilings->layers = layer + 1;
  }
  qsort(ceilings->rows, ceilings->count, sizeof *ceilings->rows, compare_ceilings);
}

/* The first ceiling of the place and layer that lasts until `day` or longer; or where it would stand. */
static size_t first_until(const struct ceilings *ceilings, const struct rule *row, int layer,
                          struct date day) {
  size_t low = 0, high = ceilings->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = compare_layer(&ceilings->rows[middle], row, layer);
    if (order < 0 || (order == 0 && date_is_before(ceilings->rows[middle].row->to, day)))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static void lint_bounds(const struct ceilings *ceilings, const struct rule *floor, lint_report *report,
                        void *context) {
  for (int layer = 0; layer < ceilings->layers; layer++)
    for (size_t i = first_until(ceilings, floor, layer, floor->from); i < ceilings->count; i++) {
      const struct rule *ceiling = ceilings->rows[i].row;
      if (compare_layer(&ceilings->rows[i], floor, layer) != 0) break;
      if (date_is_before(floor->to, ceiling->from)) break;
      if (!ceiling->is_none && exact_compare(&floor->number, &ceiling->number) > 0)
        report(context, &(struct lint_finding){LINT_CROSSED, floor, ceiling, DATE_NONE, DATE_NONE});
    }
}

void lint_rules(const struct rules *rules, struct date oldest, lint_report *report, void *context) {
  struct ceilings ceilings;
  lint_gaps(rules, report, context);
  ceilings_find(&ceilings, rules);
  for (size_t i = 0; i < rules->count; i++) {
    const struct rule *row = &rules->rows[i];
    struct lint_finding finding = {.row = row, .first = DATE_NONE, .last = DATE_NONE};
    if (row->parameter == PARAMETER_BASE_FLOOR) lint_bounds(&ceilings, row, report, context);
    if (!date_is_set(row->valid_on)) {
      finding.code = LINT_UNDATED;
      report(context, &finding);
    } else if (date_is_set(oldest) && date_is_before(row->valid_on, oldest)) {
      finding.code = LINT_STALE;
      report(context, &finding);
    }
  }
  free(ceilings.rows);
}
