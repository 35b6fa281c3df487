#include "formats/list/month_columns.h"

#include <string.h>

#include "calc/array.h"
#include "formats/file/plain_text.h"
#include "formats/list/month_heading.h"

static bool has_person(const struct case_columns *columns) {
  return columns->index[FIELD_NAME] != COLUMN_ABSENT || columns->index[FIELD_ID_NUMBER] != COLUMN_ABSENT ||
         columns->index[FIELD_CASE_ID] != COLUMN_ABSENT;
}

static void add_doubt(struct columns_problem *problem, struct text heading, enum month_doubt doubt,
                      struct text other) {
  if (problem->doubt_count == COLUMNS_DOUBTS_MAX) return;
  problem->doubts[problem->doubt_count++] = (struct column_doubt){
      .heading = text_trim(heading), .field = FIELD_WAGE, .month_doubt = doubt, .other = text_trim(other)};
}

/* Puts the month in its place. False: it has a column already, *first. */
static bool place(struct case_columns *columns, struct month_column month, size_t *first) {
  struct month_column *months = columns->months;
  size_t at = columns->month_count;
  while (at > 0 && months[at - 1].month.index > month.month.index) at--;
  if (at > 0 && months[at - 1].month.index == month.month.index) {
    *first = months[at - 1].column;
    return false;
  }
  memmove(months + at + 1, months + at, (columns->month_count - at) * sizeof *months);
  months[at] = month;
  columns->month_count++;
  return true;
}

/* Takes the headings that are months of wages, and tells those that are in doubt. */
static void take(struct case_columns *columns, const enum month_standing *standings,
                 struct columns_problem *problem) {
  bool may_take = has_person(columns);
  for (size_t at = 0; at < columns->count; at++) {
    struct month month;
    size_t first;
    if (standings[at] == MONTH_BARRED || (standings[at] == MONTH_FREE && !may_take)) continue;
    enum month_heading heading = month_heading_read(&month, columns->names[at]);
    if (standings[at] == MONTH_CHOSEN) heading = MONTH_HEADING_WAGE;
    if (heading == MONTH_HEADING_UNSURE)
      add_doubt(problem, columns->names[at], MONTH_WITHOUT_YEAR, TEXT(""));
    else if (heading == MONTH_HEADING_FIGURE)
      add_doubt(problem, columns->names[at], MONTH_OF_FIGURE, TEXT(""));
    else if (heading == MONTH_HEADING_WAGE && !place(columns, (struct month_column){month, at}, &first))
      add_doubt(problem, columns->names[at], MONTH_TWICE, columns->names[first]);
  }
}

static void doubt_others(const struct case_columns *columns, const enum month_standing *standings,
                         struct columns_problem *problem) {
  struct month month;
  for (size_t at = 0; at < columns->count; at++)
    if (standings[at] == MONTH_FREE && month_heading_read(&month, columns->names[at]) == MONTH_HEADING_OTHER)
      add_doubt(problem, columns->names[at], MONTH_OF_OTHER, TEXT(""));
}

void month_columns_find(struct case_columns *columns, const enum month_standing *standings,
                        struct columns_problem *problem) {
  columns->months = array_new(columns->count + 1, sizeof *columns->months);
  take(columns, standings, problem);
  int wage = columns->index[FIELD_WAGE];
  if (columns->month_count > 0 && wage != COLUMN_ABSENT)
    add_doubt(problem, columns->names[columns->months[0].column], MONTH_BESIDE_WAGE, columns->names[wage]);
  else if (columns->month_count == 0 && wage == COLUMN_ABSENT && has_person(columns))
    doubt_others(columns, standings, problem);
}
