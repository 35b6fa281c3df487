/* Sums by which a run can be checked from outside: each is the sum of a column of the results or the ledger,
 * exact, in yuan. Summed while the run writes the rows, and again when rows are read back. */
#ifndef ARREARS_FORMATS_RUN_CONTROL_TOTALS_H
#define ARREARS_FORMATS_RUN_CONTROL_TOTALS_H

#include "calc/dossier.h"
#include "calc/figure.h"
#include "calc/status.h"

/* CONTROL_NONE: a table without sums. */
enum control_table { CONTROL_RESULTS, CONTROL_LEDGER, CONTROL_NONE };

struct control {
  enum control_table table;
  const char *column; /* of results.csv or ledger.csv */
  int figure;         /* enum result_figure or enum ledger_figure */
};

/* One for each figure whose row in figures.def says CONTROL_SUM. */
enum {
#define NO_SUM_COUNTED(id)
#define SHEET_SUM_COUNTED(id)
#define CONTROL_SUM_COUNTED(id) id,
#define RESULT_AMOUNT(ID, key, zh, en, member, when, sum, terminal) sum##_COUNTED(CONTROL_RESULT_##ID)
#define LINE_AMOUNT(ID, key, zh, en, member, sum) sum##_COUNTED(CONTROL_LEDGER_##ID)
#include "calc/figures.def"
  CONTROL_COUNT
};
extern const struct control controls[CONTROL_COUNT];

/* `{0}` is valid: nothing summed yet. */
struct control_totals {
  struct money amounts[CONTROL_COUNT];
};

/* Adds what the writers print of a dossier. */
void control_totals_add(struct control_totals *totals, const struct dossier *dossier);
/* Adds a printed cell, which may be empty, to a sum. False: no amount of money. */
MUST_USE bool control_add_cell(struct money *sum, struct text cell);
MUST_USE bool control_totals_add_cell(struct control_totals *totals, int control, struct text cell);
void control_totals_join(struct control_totals *totals, const struct control_totals *more);
void control_totals_clear(struct control_totals *totals);

#endif
