#include "formats/list/month_columns.h"

#include <string.h>

#include "formats/list/month_heading.h"

static void doubt(struct months_found *found, enum month_doubt why, size_t column, size_t other) {
  found->doubts[found->doubt_count++] = (struct month_doubted){why, column, other};
}

/* Puts the month in its place, unless it has a column already. */
static void place(struct months_found *found, struct month_column month) {
  struct month_column *months = found->months;
  size_t at = found->month_count;
  while (at > 0 && months[at - 1].month.index > month.month.index) at--;
  if (at > 0 && months[at - 1].month.index == month.month.index) {
    doubt(found, MONTH_TWICE, month.column, months[at - 1].column);
    return;
  }
  memmove(months + at + 1, months + at, (found->month_count - at) * sizeof *months);
  months[at] = month;
  found->month_count++;
}

static void take(struct months_found *found, const struct month_search *search, size_t column) {
  struct month month;
  enum month_heading heading = month_heading_read(&month, search->names[column]);
  if (search->standings[column] == MONTH_CHOSEN) heading = MONTH_HEADING_WAGE;
  if (heading == MONTH_HEADING_WAGE)
    place(found, (struct month_column){month, column});
  else if (heading == MONTH_HEADING_UNSURE)
    doubt(found, MONTH_WITHOUT_YEAR, column, column);
  else if (heading == MONTH_HEADING_FIGURE)
    doubt(found, MONTH_OF_FIGURE, column, column);
}

static void doubt_others(struct months_found *found, const struct month_search *search) {
  struct month month;
  for (size_t at = 0; at < search->count; at++)
    if (search->standings[at] == MONTH_FREE &&
        month_heading_read(&month, search->names[at]) == MONTH_HEADING_OTHER)
      doubt(found, MONTH_OF_OTHER, at, at);
}

void month_columns_find(struct months_found *found, const struct month_search *search) {
  bool has_wage = search->wage >= 0;
  for (size_t at = 0; at < search->count; at++) {
    bool may_be =
        search->standings[at] == MONTH_CHOSEN || (search->standings[at] == MONTH_FREE && search->has_person);
    if (may_be) take(found, search, at);
  }
  if (found->month_count > 0 && has_wage)
    doubt(found, MONTH_BESIDE_WAGE, found->months[0].column, (size_t)search->wage);
  else if (found->month_count == 0 && !has_wage && search->has_person)
    doubt_others(found, search);
}
