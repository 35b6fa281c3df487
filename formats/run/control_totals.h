/* Sums by which a run can be checked from outside: each is the sum of a column of the results or the ledger,
 * exact, in yuan. Summed while the run writes the rows, and again when rows are read back. */
#ifndef ARREARS_FORMATS_RUN_CONTROL_TOTALS_H
#define ARREARS_FORMATS_RUN_CONTROL_TOTALS_H

#include "calc/dossier.h"
#include "calc/status.h"

/* CONTROL_NONE: a table without sums. */
enum control_table { CONTROL_RESULTS, CONTROL_LEDGER, CONTROL_NONE };

struct control {
  enum control_table table;
  const char *column; /* of results.csv or ledger.csv */
  size_t offset;      /* of the money in struct assessment or struct ledger_line */
  unsigned figure;    /* results: the enum assessment_figure without which the cell is empty */
};

enum { CONTROL_COUNT = 13 };
extern const struct control controls[CONTROL_COUNT];

/* `{0}` is valid: nothing summed yet. */
struct control_totals {
  struct money amounts[CONTROL_COUNT];
};

/* Adds what the writers print of a dossier. */
void control_totals_add(struct control_totals *totals, const struct dossier *dossier);
/* Adds a printed cell, which may be empty. False: no amount of money. */
MUST_USE bool control_totals_add_cell(struct control_totals *totals, int control, struct text cell);
void control_totals_join(struct control_totals *totals, const struct control_totals *more);
void control_totals_clear(struct control_totals *totals);

#endif
