#include "formats/report/idle_columns.h"

#include <stdlib.h>

#include "calc/array.h"

/* Of a result, or in one of its months. */
static bool is_repeated(const struct report *report, enum label title) {
  const struct report_totals *totals = &report->totals;
  switch (title) {
    case LABEL_LATE_FEE_UNCAPPED: return money_is_zero(&totals->all.amounts[AMOUNT_CAP]);
    case LABEL_LEDGER_LATE_FEE_UNCAPPED: return totals->cut_by_month == 0;
    case LABEL_OUTSTANDING: return (totals->all.amounts_known >> AMOUNT_PAID & 1u) == 0;
    default: return false;
  }
}

bool idle_columns_has(const struct report *report, size_t sheet, size_t column) {
  if (column == 0 || report->rows[sheet] == 0) return false;
  return report->tallies[sheet].blanks[column] == report->rows[sheet] ||
         is_repeated(report, report->sheets[sheet].columns[column].title);
}

void idle_columns_find(struct idle_columns *columns, const struct report *report) {
  for (size_t i = 0; i < REPORT_SHEET_COUNT; i++) {
    const size_t count = report->sheets[i].count;
    columns->are_idle[i] = array_new(count, sizeof *columns->are_idle[i]);
    for (size_t k = 0; k < count; k++) columns->are_idle[i][k] = idle_columns_has(report, i, k);
  }
}

void idle_columns_clear(struct idle_columns *columns) {
  for (int i = 0; i < REPORT_SHEET_COUNT; i++) free(columns->are_idle[i]);
  *columns = (struct idle_columns){0};
}
