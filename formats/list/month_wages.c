#include "formats/list/month_wages.h"

#include "formats/file/plain_text.h"
#include "formats/list/cell_values.h"

/* The months that the row fills. */
struct filled {
  struct month first, last; /* MONTH_NONE: none yet */
  bool has_hole;
};

static void refuse_hole(const struct month_wages *wages, struct month missing, size_t column) {
  const struct case_columns *columns = wages->columns;
  for (size_t i = 0; i < columns->month_count; i++)
    if (columns->months[i].month.index == missing.index) column = columns->months[i].column;
  (void)cell_refuse(wages->context, DIAGNOSTIC_WAGE_HOLE, case_columns_field_of(column), TEXT(""));
  diagnostics_argument_month(wages->context->diagnostics, missing);
}

/* A filled cell says that the month was missed, whether or not it can be read. */
static void count_month(const struct month_wages *wages, struct filled *filled,
                        const struct month_column *column) {
  bool is_hole = month_is_set(filled->last) && column->month.index > filled->last.index + 1;
  if (is_hole && !filled->has_hole) refuse_hole(wages, month_add(filled->last, 1), column->column);
  filled->has_hole = filled->has_hole || is_hole;
  if (!month_is_set(filled->first)) filled->first = column->month;
  filled->last = column->month;
}

static void take_cell(const struct month_wages *wages, struct dossier *dossier,
                      const struct month_column *column, struct text cell, int marks) {
  const enum case_field field = case_columns_field_of(column->column);
  struct exact figure = {0};
  if ((marks & CELL_MARK_UNREADABLE) != 0) {
    (void)cell_refuse_marked(wages->context, field, cell, marks);
    return;
  }
  if ((marks & CELL_MARK_ROUNDED) != 0) dossier->reported.notes |= NOTE(NUMBER_ROUNDED);
  if (!cell_wage(&figure, wages->context, field, cell)) return;
  if (exact_sign(&figure) == 0) {
    exact_clear(&figure);
    (void)cell_refuse(wages->context, DIAGNOSTIC_WAGE_ZERO, field, cell);
    diagnostics_argument_month(wages->context->diagnostics, column->month);
    return;
  }
  stated_add(&dossier->reported.wage, column->month, &figure);
}

/* What a column of its own says of the first or the last month. */
static void compare(const struct month_wages *wages, enum case_field field, struct month stated,
                    struct month found, const struct filled *filled) {
  if (stated.index == found.index) return;
  diagnostics_add(wages->context->diagnostics, DIAGNOSTIC_MONTHS_DISAGREE, (int)field, TEXT(""));
  diagnostics_argument_month(wages->context->diagnostics, stated);
  diagnostics_argument_month(wages->context->diagnostics, filled->first);
  diagnostics_argument_month(wages->context->diagnostics, filled->last);
}

/* A last month that is stated to be open is the one before payment. */
static void take_gap(const struct month_wages *wages, struct reported_case *reported,
                     const struct filled *filled) {
  struct month open_until = month_add(date_month(reported->pay_on), -1);
  struct month last = month_is_set(reported->gap_to) ? reported->gap_to : open_until;
  if (wages->has_first) compare(wages, FIELD_GAP_FROM, reported->gap_from, filled->first, filled);
  if (wages->has_last) compare(wages, FIELD_GAP_TO, last, filled->last, filled);
  reported->gap_from = filled->first;
  reported->gap_to = filled->last;
}

void month_wages_read(const struct month_wages *wages, struct dossier *dossier) {
  const struct case_columns *columns = wages->columns;
  struct filled filled = {.first = MONTH_NONE, .last = MONTH_NONE};
  for (size_t i = 0; i < columns->month_count; i++) {
    const struct month_column *column = &columns->months[i];
    struct text cell = text_trim(dossier->cells[column->column]);
    int marks = dossier->has_marks ? dossier->marks[column->column] : 0;
    if (cell_is_nothing(cell) && (marks & CELL_MARK_NO_RESULT) == 0) continue;
    count_month(wages, &filled, column);
    take_cell(wages, dossier, column, cell, marks);
  }
  if (month_is_set(filled.first)) {
    take_gap(wages, &dossier->reported, &filled);
    return;
  }
  diagnostics_add(wages->context->diagnostics, DIAGNOSTIC_MONTHS_EMPTY,
                  (int)case_columns_field_of(columns->months[0].column), TEXT(""));
}
