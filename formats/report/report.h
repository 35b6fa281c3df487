/* A report on its way: what was asked for, and what the rows have come to so far. */
#ifndef ARREARS_FORMATS_REPORT_REPORT_H
#define ARREARS_FORMATS_REPORT_REPORT_H

#include "formats/report/context.h"
#include "formats/report/differences.h"
#include "formats/report/distinct_persons.h"
#include "formats/report/options.h"
#include "formats/report/run_id.h"
#include "formats/report/sheet.h"
#include "formats/report/tally.h"
#include "formats/report/totals.h"
#include "formats/sheet/row_block.h"
#include "formats/words/note_text.h"

struct report {
  struct report_options options;
  const char *folder;       /* of the workbook; owned by whoever holds the report */
  char run_id[RUN_ID_SIZE]; /* of program, list, rules, corrections, choices and day */
  char run_mark[RUN_MARK_SIZE];
  struct report_context context;
  struct report_sheet sheets[REPORT_SHEET_COUNT];
  const struct row_sheet *row_sheets[REPORT_SHEET_COUNT]; /* the same as rows are written; not owned */
  struct report_tally tallies[REPORT_SHEET_COUNT];
  struct report_totals totals;
  struct differences differences;
  const struct distinct_persons *persons; /* all of them when the last row has passed */
  int64_t rows[REPORT_SHEET_COUNT];       /* written so far */
  struct row_counts counts;
};

/* Account months of the ledger that may not be back-paid; once the last row has passed. */
static inline int64_t report_months_left_out(const struct report *report) {
  return report->rows[REPORT_LEDGER] - report->totals.all.months;
}

/* What fills in a note of all rows. */
static inline struct note_reader report_note_reader(const struct report *report) {
  return (struct note_reader){.assumed_wage = report->options.assumed_wage,
                              .months_left_out = report_months_left_out(report)};
}

#endif
