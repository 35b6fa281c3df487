/* The columns of results and ledger, each with the text of its cell: one table for CSV, JSON lines and the
 * workbook's header. Names and order are CONTRACT 3. */
#ifndef ARREARS_FORMATS_RESULT_COLUMNS_H
#define ARREARS_FORMATS_RESULT_COLUMNS_H

#include "calc/dossier.h"

struct result_column {
  const char *name;
  /* Appends the cell, nothing when the figure does not apply. */
  void (*add)(struct buffer *out, const struct dossier *dossier, const struct assessment *assessment);
  bool is_text;    /* free text: may need quotes */
  bool is_integer; /* a JSON number; all else is a JSON string */
};

struct ledger_column {
  const char *name;
  void (*add)(struct buffer *out, const struct dossier *dossier, const struct assessment *assessment,
              const struct ledger_line *line);
  bool is_text;
  bool is_integer;
};

enum { RESULT_COLUMN_COUNT = 34, LEDGER_COLUMN_COUNT = 20 };
extern const struct result_column result_columns[RESULT_COLUMN_COUNT];
extern const struct ledger_column ledger_columns[LEDGER_COLUMN_COUNT];

#endif
