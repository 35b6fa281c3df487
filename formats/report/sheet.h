/* The long sheets of the report: their columns, and what is written and added up in each. */
#ifndef ARREARS_FORMATS_REPORT_SHEET_H
#define ARREARS_FORMATS_REPORT_SHEET_H

#include <stddef.h>
#include <stdint.h>

#include "calc/money.h"
#include "calc/text.h"
#include "formats/list/case_columns.h"
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
  size_t offset;   /* for the cell function: where the figure stands, or which cell is carried */
  unsigned figure; /* for the cell function: enum assessment_figure that must be there */
};

struct report_layout {
  enum label name;
  const struct report_column *columns;
  size_t count;
  int frozen;     /* columns that stay when the sheet is scrolled, and on every printed page */
  int pages_wide; /* as many A4 pages across as keep the print readable */
  int unprinted;  /* columns at the end that are for the screen: too wide for paper */
  int row_height; /* points, for sheets with text in several lines; 0: as usual */
  int color;      /* of the tab */
};

extern const struct report_layout report_cases, report_ledger, report_persons, report_rules, report_rejected;

/* A layout made ready for one report, the columns carried through added where the layout is of cases. */
struct report_sheet {
  const struct report_layout *layout;
  struct report_column *columns; /* owned */
  struct text *titles;           /* owned array of views */
  enum row_kind *kinds;          /* owned: of the columns */
  size_t count;
  struct row_shape shape;
};

enum { REPORT_HEADER_ROWS = 1 };

/* `columns` may be NULL; `row_limit` as in row_shape. */
void report_sheet_init(struct report_sheet *sheet, enum report_sheet_id id, enum language language,
                       const struct case_columns *columns, int64_t row_limit);
void report_sheet_clear(struct report_sheet *sheet);

/* Half-width characters an amount takes with its separators and a margin. */
int report_amount_width(const struct money *amount);

#endif
