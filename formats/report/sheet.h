/* A long sheet of one report: its layout made ready, the columns carried through from the list included. */
#ifndef ARREARS_FORMATS_REPORT_SHEET_H
#define ARREARS_FORMATS_REPORT_SHEET_H

#include <stddef.h>
#include <stdint.h>

#include "calc/money.h"
#include "calc/text.h"
#include "formats/list/case_columns.h"
#include "formats/report/layout.h"
#include "formats/report/options.h"

struct report_sheet {
  const struct report_layout *layout;
  struct report_column *columns; /* owned */
  struct text *titles;           /* owned array of views */
  enum row_kind *kinds;          /* owned: of the columns */
  size_t own_count;              /* of the layout, before the carried ones */
  size_t count;
  int frozen;     /* of the layout's, those that are shown */
  size_t printed; /* the first columns, as many as go on paper */
  struct row_shape shape;
};

enum { REPORT_HEADER_ROWS = 1 };

/* Half-width characters of a column whose texts have several lines, at most; more where it is not printed. */
int report_widest_in_lines(const struct report_column *column);

/* Whether a deferral may bear interest: the list states deferrals, and some rule row an interest. */
bool report_has_interest(const struct case_columns *columns, const struct rules *rules);

void report_sheet_init(struct report_sheet *sheet, const struct report_layout *layout,
                       const struct report_options *options);

/* Takes columns off the sheet before it is used: those for which `is_left_out`, one for each, is true. */
void report_sheet_leave_out(struct report_sheet *sheet, const bool *is_left_out);

/* How many of the columns carried through from the list are beyond what a sheet holds: the last ones. */
size_t report_sheet_left_out(const struct report_layout *layout, const struct case_columns *columns,
                             const struct rules *rules);

void report_sheet_clear(struct report_sheet *sheet);

/* Half-width characters an amount takes with its separators, which are narrower than figures: no margin. */
int report_amount_width(const struct money *amount);

#endif
