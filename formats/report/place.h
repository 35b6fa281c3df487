/* Where things are in the workbook of a report, as formulas name it. `sheet` is an enum report_sheet_id;
 * rows and columns count from 0. */
#ifndef ARREARS_FORMATS_REPORT_PLACE_H
#define ARREARS_FORMATS_REPORT_PLACE_H

#include "formats/report/report.h"
#include "formats/sheet/row_stream.h"

/* Appends A1 for row 0, column 0; $A$1 if it is absolute. */
void place_add_address(struct buffer *out, int64_t row, size_t column, bool is_absolute);

/* Appends the name of a sheet or its continuation: Ledger, Ledger (2), ... */
void place_add_sheet_name(struct buffer *out, const struct report *report, size_t sheet, size_t continuation);

/* Appends the cells of a column on one part of a sheet: 'Ledger (2)'!$K$2:$K$55 */
void place_add_range(struct buffer *out, const struct report *report, const struct planned_sheet *planned,
                     size_t column);

/* Appends the cells of a column, on the sheet and all its continuations:
 * 'Ledger'!$K$2:$K$101,'Ledger (2)'!$K$2:$K$55 */
void place_add_ranges(struct buffer *out, const struct report *report, const struct row_plan *plan,
                      size_t sheet, size_t column);

/* A column that says nothing in the list and is left out. As a range it is a 0, without cells and sum. */
enum { PLACE_LEFT_OUT = ROW_COLUMNS_MOST };

/* The column of a sheet that has this title, or PLACE_LEFT_OUT. */
size_t place_column_of(const struct report *report, size_t sheet, enum label title);

/* How many of the cells of place_add_ranges have a value. */
int64_t place_column_count(const struct report *report, size_t sheet, size_t column);

/* What the cells of place_add_ranges add up to; the caller clears it. */
struct money place_column_sum(const struct report *report, const struct row_plan *plan, size_t sheet,
                              size_t column);

#endif
