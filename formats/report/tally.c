#include "formats/report/tally.h"

#include <stdlib.h>
#include <string.h>

#include "calc/array.h"

void report_tally_init(struct report_tally *tally, size_t column_count) {
  *tally = (struct report_tally){.column_count = column_count};
  tally->widths = array_new(column_count, sizeof *tally->widths);
  tally->blanks = array_new(column_count, sizeof *tally->blanks);
  tally->odd = array_new(column_count, sizeof *tally->odd);
}

void report_tally_reset(struct report_tally *tally, size_t first) {
  for (size_t i = 0; i < tally->count * tally->column_count; i++) money_set_zero(&tally->sums[i]);
  memset(tally->widths, 0, tally->column_count * sizeof *tally->widths);
  memset(tally->blanks, 0, tally->column_count * sizeof *tally->blanks);
  memset(tally->odd, 0, tally->column_count * sizeof *tally->odd);
  tally->count = 0;
  tally->first = first;
}

void report_tally_clear(struct report_tally *tally) {
  for (size_t i = 0; i < tally->count * tally->column_count; i++) money_clear(&tally->sums[i]);
  free(tally->sums);
  free(tally->widths);
  free(tally->blanks);
  free(tally->odd);
  *tally = (struct report_tally){0};
}

struct money *report_tally_sums(struct report_tally *tally, size_t continuation) {
  const size_t columns = tally->column_count, wanted = continuation - tally->first + 1;
  tally->sums = array_grow(tally->sums, &tally->sum_capacity, wanted * columns, sizeof *tally->sums);
  for (; tally->count < wanted; tally->count++)
    memset(tally->sums + tally->count * columns, 0, columns * sizeof *tally->sums);
  return tally->sums + (wanted - 1) * columns;
}

void report_tally_join(struct report_tally *tally, const struct report_tally *other) {
  for (size_t i = 0; i < other->count; i++) {
    struct money *sums = report_tally_sums(tally, other->first + i);
    const struct money *added = other->sums + i * other->column_count;
    for (size_t column = 0; column < tally->column_count; column++)
      money_add(&sums[column], &sums[column], &added[column]);
  }
  for (size_t column = 0; column < tally->column_count; column++) {
    report_tally_fit(tally, column, other->widths[column]);
    tally->blanks[column] += other->blanks[column];
    tally->odd[column] += other->odd[column];
  }
}

const struct money *report_tally_sum(const struct report_tally *tally, size_t continuation, size_t column) {
  static const struct money zero = {{0, NULL}};
  if (continuation < tally->first || continuation - tally->first >= tally->count) return &zero;
  return &tally->sums[(continuation - tally->first) * tally->column_count + column];
}
