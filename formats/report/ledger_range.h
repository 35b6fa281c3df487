/* The ledger lines of one result as formulas name them: they follow each other, and may go on in a
 * continuation of the sheet. */
#ifndef ARREARS_FORMATS_REPORT_LEDGER_RANGE_H
#define ARREARS_FORMATS_REPORT_LEDGER_RANGE_H

#include "calc/buffer.h"
#include "formats/report/formula_places.h"

struct ledger_lines {
  int64_t first, count; /* data rows, from 0 over all continuations; at least one */
};

/* Whether all of them stand on one sheet. */
bool ledger_range_is_one(const struct formula_places *places, struct ledger_lines lines);

/* Appends a column of the lines, an enum ledger_figure or ledger_cell: Ledger!K2:K13,'Ledger (2)'!K2:K5 */
void ledger_range_add(struct buffer *out, const struct formula_places *places, struct ledger_lines lines,
                      int cell);

#endif
