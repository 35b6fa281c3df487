/* The index of a report in several workbooks: a line for each with a link to it and what it comes to, and the
 * proof that together they are the list. */
#ifndef ARREARS_FORMATS_REPORT_INDEX_H
#define ARREARS_FORMATS_REPORT_INDEX_H

#include <stddef.h>

#include "calc/money.h"
#include "calc/status.h"
#include "calc/text.h"
#include "formats/report/options.h"
#include "formats/report/totals.h"
#include "formats/sheet/row_failure.h"
#include "formats/words/labels.h"

enum index_figure {
  INDEX_READ,
  INDEX_ASSESSED,
  INDEX_REJECTED,
  INDEX_ARREARS,
  INDEX_LATE_FEE,
  INDEX_TOTAL,
  INDEX_INTEREST, /* shown only where deferrals may bear any */
  INDEX_FIGURES
};

struct report_index_line {
  struct text file;                    /* name of the workbook, in the folder of the index */
  struct text what;                    /* whose rows it holds */
  struct money figures[INDEX_FIGURES]; /* rows of the list, then fen */
};

struct report_index {
  const struct report_options *options; /* of the whole report */
  const char *folder;                   /* for temporary files */
  enum label what;                      /* what the workbooks are told apart by */
  const struct report_index_line *lines;
  size_t count;
  /* of the list itself, counted apart from the workbooks; read is not assessed + rejected but counted too */
  struct money figures[INDEX_FIGURES];
};

/* Sets the figures to what the totals say, `read` rows among them. */
void report_index_figures(struct money figures[INDEX_FIGURES], int64_t read,
                          const struct report_totals *totals);
void report_index_figures_clear(struct money figures[INDEX_FIGURES]);

/* Writes the index to `path`, which is created or emptied. False: see *failure; the caller removes it. */
MUST_USE bool report_index_write(const struct report_index *index, const char *path,
                                 struct row_failure *failure);

#endif
