/* The cells of a row below headings that are months: its wages, and with them the months that were missed.
 * CONTRACT 2.3. */
#ifndef ARREARS_FORMATS_LIST_MONTH_WAGES_H
#define ARREARS_FORMATS_LIST_MONTH_WAGES_H

#include "calc/dossier.h"
#include "formats/list/case_columns.h"
#include "formats/list/cell_context.h"

struct month_wages {
  const struct case_columns *columns; /* with months */
  struct cell_context *context;
  bool has_first, has_last; /* the row fills gap_from, gap_to */
};

/* Fills wage, gap_from and gap_to of the case, or diagnoses what is wrong. The case's gap and day of payment
 * are read before. */
void month_wages_read(const struct month_wages *wages, struct dossier *dossier);

#endif
