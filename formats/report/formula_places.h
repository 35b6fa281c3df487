/* Where formulas of the long sheets find what they work with: columns by their letters, rules by their row on
 * the sheet Parameters. */
#ifndef ARREARS_FORMATS_REPORT_FORMULA_PLACES_H
#define ARREARS_FORMATS_REPORT_FORMULA_PLACES_H

#include <stdbool.h>

#include "calc/figure.h"
#include "formats/report/sheet.h"

/* Cells of a ledger line: its figures, and what the case states for its month. */
enum ledger_cell {
  LEDGER_CELL_WAGE = LEDGER_FIGURE_COUNT,
  LEDGER_CELL_AVERAGE,
  LEDGER_CELL_FIXED_EMPLOYER,
  LEDGER_CELL_FIXED_EMPLOYEE,
  LEDGER_CELLS
};

/* Cells of a line of the sheet Parameters. */
enum parameter_cell { RULE_CELL_NUMBER, RULE_CELL_UNIT, RULE_CELL_FROM, RULE_CELL_TO, PARAMETER_CELLS };

typedef char column_letters[ROW_COLUMN_LETTERS];

/* A long sheet as links name it. */
struct link_sheet {
  struct text name; /* static */
  int64_t capacity; /* data rows before its continuation */
};

/* Read-only once it is made. A column that the sheet does not have has no letters. */
struct formula_places {
  bool is_live; /* amounts have formulas at all */
  column_letters ledger[LEDGER_CELLS];
  column_letters results[RESULT_FIGURE_COUNT];
  column_letters parameters[PARAMETER_CELLS];
  struct text ledger_name, parameters_name;     /* of the sheets; static */
  int64_t ledger_capacity, parameters_capacity; /* data rows of a sheet before its continuation */
  struct link_sheet ledger_lines, bases, rules; /* what links lead to */
};

/* The titles of the columns. */
extern const enum label ledger_titles[LEDGER_CELLS];
extern const enum label result_titles[RESULT_FIGURE_COUNT];

/* `sheets`: all those of the report, made ready. */
void formula_places_init(struct formula_places *places, const struct report_sheet *sheets, bool is_live);

#endif
