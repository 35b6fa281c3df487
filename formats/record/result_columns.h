/* The columns of results and ledger, each with the text of its cell: one table for CSV, JSON lines and the
 * workbook's header. Names and order are CONTRACT 3. */
#ifndef ARREARS_FORMATS_RECORD_RESULT_COLUMNS_H
#define ARREARS_FORMATS_RECORD_RESULT_COLUMNS_H

#include "calc/dossier.h"
#include "calc/figure.h"
#include "formats/list/case_columns.h"

struct result_column {
  const char *name;
  enum figure_type type;
  /* Appends the cell, nothing when the figure does not apply. */
  void (*add)(struct buffer *out, const struct dossier *dossier, const struct assessment *assessment);
};

struct ledger_column {
  const char *name;
  enum figure_type type;
  void (*add)(struct buffer *out, const struct assessment *assessment, const struct ledger_line *line);
};

extern const struct result_column result_columns[RESULT_FIGURE_COUNT];
extern const struct ledger_column ledger_columns[LEDGER_FIGURE_COUNT];

/* Appends all cells of a result as CSV, a comma between them. `neutralises`: text that a spreadsheet program
 * would work out, csv_text.h. */
void result_cells_add(struct buffer *out, bool neutralises, const struct dossier *dossier,
                      const struct assessment *assessment);

/* The figures of its result that stand before those of each line of the ledger. */
enum { LEDGER_HEAD_COUNT = 3 };
extern const enum result_figure ledger_heads[LEDGER_HEAD_COUNT];

#endif
