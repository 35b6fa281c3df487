/* The long sheets as they are laid out: their columns, and what is written and added up in each. */
#ifndef ARREARS_FORMATS_REPORT_LAYOUT_H
#define ARREARS_FORMATS_REPORT_LAYOUT_H

#include <stddef.h>

#include "formats/sheet/row_sheet.h"
#include "formats/sheet/xlsx_style.h"
#include "formats/words/labels.h"

enum report_sheet_id {
  REPORT_CASES,    /* a row for each case and scheme */
  REPORT_LEDGER,   /* a row for each account month */
  REPORT_PERSONS,  /* a row for each assessed row of the list, all its schemes together */
  REPORT_RULES,    /* a row for each rule that was used */
  REPORT_REJECTED, /* a row for each error */
  REPORT_SHEET_COUNT
};

struct row_writer;
struct report_subject;
struct report_column;

/* Writes the one cell of a column. */
typedef void report_cell(struct row_writer *writer, const struct report_subject *subject,
                         const struct report_column *column);

enum report_column_flag {
  COLUMN_SUMMED = 1, /* has a sum in the totals row */
  COLUMN_FITTED = 2  /* as wide as its widest text */
};

struct report_column {
  enum label title; /* LABEL_COUNT: a column carried through from the list */
  enum row_kind kind;
  enum xlsx_style style;
  int width; /* at least this many half-width characters */
  unsigned flags;
  report_cell *cell;
  size_t offset;                       /* for the cell function: which amount, or which cell is carried */
  const struct report_column *same_as; /* a column of another sheet, and nothing else is set; NULL: itself */
};

struct report_layout {
  enum label name;
  const struct report_column *columns;
  size_t count;
  report_cell *carried_cell; /* of the columns carried through from the list; NULL: the sheet has none */
  int frozen;                /* columns that stay when the sheet is scrolled, and on every printed page */
  int pages_wide;            /* as many A4 pages across as keep the print readable */
  int unprinted;             /* columns at the end that are for the screen: too wide for paper */
  int row_height;            /* points, for sheets with text in several lines; 0: as usual */
  int color;                 /* of the tab */
};

/* Each in a file of its own. */
extern const struct report_layout report_cases, report_ledger, report_persons, report_rules, report_rejected;

#endif
