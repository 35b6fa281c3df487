/* The long sheets as they are laid out: their columns, and what is written and added up in each. */
#ifndef ARREARS_FORMATS_REPORT_LAYOUT_H
#define ARREARS_FORMATS_REPORT_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/sheet/row_sheet.h"
#include "formats/sheet/xlsx_style.h"
#include "formats/words/sheet_words.h"

enum report_sheet_id {
#define SHEET(ID, ...) REPORT_##ID,
#include "formats/words/sheets.def"
  REPORT_SHEET_COUNT
};

/* What the rows of a sheet are about. */
enum report_rows {
  ROWS_OF_PERSONS,    /* an assessed row of the list, all its schemes together */
  ROWS_OF_RESULTS,    /* a case and scheme */
  ROWS_OF_MONTHS,     /* an account month */
  ROWS_OF_LINES,      /* a row of the list, assessed or rejected */
  ROWS_OF_FAULTS,     /* an error of a rejected row */
  ROWS_OF_RULES,      /* a rule that was used; known at the end, when all others are written */
  ROWS_OF_PARAMETERS, /* the same rule as formulas find it, in the order of first use */
  ROWS_OF_BASES, /* a number that ledger lines have instead of their rules; more where a parameter has several
                  */
  ROWS_KINDS
};

struct row_writer;
struct report_subject;
struct report_column;

/* Writes the one cell of a column. */
typedef void report_cell(struct row_writer *writer, const struct report_subject *subject,
                         const struct report_column *column);

enum report_column_flag {
  COLUMN_SUMMED = 1,    /* has a sum in the totals row */
  COLUMN_FITTED = 2,    /* as wide as its widest text or amount */
  COLUMN_GRADED = 4,    /* weak grades are marked */
  COLUMN_KEYS = 8,      /* what programs call things; not in Chinese */
  COLUMN_SCREEN = 16,   /* neither it nor what follows is printed: too wide for paper */
  COLUMN_SPOKEN = 32,   /* words in lines, English ones twice as wide */
  COLUMN_INTEREST = 64, /* only where a deferral may bear interest */
  COLUMN_TALLIED = 128, /* added up for the sheet Checks; report_sheet_init sets it for amounts and counts */
  /* The same of days, and of numbers that are no amounts, in millionths: a sum that says nothing, but that a
   * changed cell changes. */
  COLUMN_HASHED = 256 | COLUMN_TALLIED
};

struct report_column {
  enum label title; /* LABEL_COUNT: a column carried through from the list */
  enum row_kind kind;
  enum xlsx_style style;
  int width; /* at least this many half-width characters */
  unsigned flags;
  report_cell *cell;
  size_t offset;      /* for the cell function: which amount, or which cell is carried */
  uint64_t only_with; /* a bit for each case_field: left out of lists without any of them; 0: never */
  const struct report_column
      *same_as; /* a column of another sheet, to which flags may be added; NULL: itself */
};

struct report_layout {
  enum label name;
  enum report_rows rows;
  const struct report_column *columns;
  size_t count;
  report_cell *carried_cell; /* of the columns carried through from the list; NULL: the sheet has none */
  bool carries_all;          /* every column of the list is, not only those that are read for nothing */
  int frozen;                /* columns that stay when the sheet is scrolled, and on every printed page */
  bool links_records;        /* the cells of the record number are links */
  int heading_lines;         /* of titles; 0: two */
  int color;                 /* of the tab */
};

/* Most rows come with the dossiers; these are known when all dossiers have passed. */
static inline bool report_layout_waits(const struct report_layout *layout) {
  return layout->rows == ROWS_OF_RULES || layout->rows == ROWS_OF_PARAMETERS || layout->rows == ROWS_OF_BASES;
}

/* Each in a file of its own. */
#define SHEET(ID, key, ...) extern const struct report_layout report_##key;
#include "formats/words/sheets.def"

#endif
