/* A report on its way: what was asked for, and what the rows have come to so far. */
#ifndef ARREARS_FORMATS_REPORT_REPORT_H
#define ARREARS_FORMATS_REPORT_REPORT_H

#include "formats/report/row_writer.h"
#include "formats/report/sheet.h"
#include "formats/report/totals.h"
#include "formats/report/workbook.h"
#include "formats/sheet/row_stream.h"
#include "formats/sheet/xlsx_book.h"

struct report {
  struct report_options options;
  const char *folder; /* of the workbook; owned by whoever holds the report */
  struct report_context context;
  struct report_sheet sheets[REPORT_SHEET_COUNT];
  struct report_tally tallies[REPORT_SHEET_COUNT];
  struct report_totals totals;
  int64_t rows[REPORT_SHEET_COUNT]; /* written so far */
  struct row_counts counts;
};

/* A row_skeleton: `context` is a struct report. */
const char *report_skeleton(void *context, const char *path, struct row_plan *plan);

/* The frame of one part of a long sheet: header, template row, totals, filter, widths, print set-up. */
void report_frame_write(struct xlsx_book *book, const struct report *report, struct row_plan_part *part);

/* The sheets that are read like a page. */
void report_summary_write(struct xlsx_book *book, const struct report *report, const struct row_plan *plan);
void report_run_write(struct xlsx_book *book, const struct report *report);

/* Appends the name of a part: Ledger, Ledger (2), ... */
void report_add_part_name(struct buffer *out, const struct report *report, size_t sheet, size_t part);

/* Appends the cells of a column, in all parts of the sheet: 'Ledger'!$K$2:$K$101,'Ledger (2)'!$K$2:$K$55 */
void report_add_ranges(struct buffer *out, const struct report *report, const struct row_plan *plan,
                       size_t sheet, size_t column);

/* The column of a sheet that has this title. */
size_t report_column_of(const struct report *report, size_t sheet, enum label title);

/* The sum of a column over all parts; the caller clears it. */
struct money report_column_sum(const struct report *report, const struct row_plan *plan, size_t sheet,
                               size_t column);

/* Appends A1 for row 0, column 0. */
void report_add_address(struct buffer *out, int64_t row, size_t column, bool is_absolute);

#endif
