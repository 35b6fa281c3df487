/* Writes the rows of a long sheet cell by cell, and tallies them. A writer belongs to one thread. */
#ifndef ARREARS_FORMATS_REPORT_ROW_WRITER_H
#define ARREARS_FORMATS_REPORT_ROW_WRITER_H

#include "calc/dossier.h"
#include "formats/report/basis_lists.h"
#include "formats/report/context.h"
#include "formats/report/line_view.h"
#include "formats/report/link.h"
#include "formats/report/sheet.h"
#include "formats/report/tally.h"
#include "formats/report/totals.h"
#include "formats/sheet/row_block.h"

/* Everything all results of one row of the list come to. */
struct report_person {
  struct report_sums sums;
  struct date resumes_on; /* the latest; DATE_NONE: none */
};

/* What a row is about; a sheet uses what applies to it. */
struct report_subject {
  const struct dossier *dossier;
  const struct assessment *assessment;
  const struct ledger_line *line;
  const struct report_person *person;
  const struct diagnostic *diagnostic;
  const struct rule *rule;
  const struct money *moved; /* by the rule */
  int64_t first_line;        /* of the assessment: which data row of the ledger its lines begin at, from 0 */
  struct basis_place basis;  /* of the line, or of the row of the sheet Basis */
  int64_t rule_row;          /* of the rule, on the sheet Rules, from 0 */
  /* Of a number of the sheet Basis: */
  const struct rule *const *listed;
  size_t listed_count;
  int turn;                 /* which of a parameter's rules the row has, from 0 */
  const int64_t *rule_rows; /* of each rule, by its index, on the sheet Rules */
};

/* A region's code and name in words, remembered. */
enum { REGION_WORDS = 64 };
struct region_word {
  bool is_known;
  region_code region;
  struct buffer text;
};

struct row_writer {
  const struct report_context *context;
  const struct report_sheet *sheet;
  struct row_block rows;
  struct report_tally tally;
  bool *told; /* owned: columns that have had a value, where nothing else is asked; NULL: rows are kept */
  size_t values_column; /* then: that names amounts without a formula; SIZE_MAX: nobody asks for it */
  size_t capacity;      /* rows of one continuation */
  size_t column;        /* of the cell being written */
  struct money *sums;   /* of the continuation the row is on */
  struct buffer text;   /* scratch for cell functions */
  struct formula formula;
  struct line_view line; /* of sheets whose rows are account months, where amounts have formulas */
  int lines;             /* of the row's longest text, where rows are as high as theirs */
  uint64_t values;       /* figures of the row that are computed and have no formula: 1 << enum of them */
  struct region_word regions[REGION_WORDS];
};

/* `rule_lines`: of the rules that the rows rest on, their lines among the parameters. */
void row_writer_init(struct row_writer *writer, const struct report_context *context,
                     const struct report_sheet *sheet, const uint32_t *rule_lines);

/* The rows are to be looked through for columns without a value, and not kept. */
void row_writer_only_survey(struct row_writer *writer);

void row_writer_clear(struct row_writer *writer);

/* Begins a run of rows, written by row_writer_row and ended by row_writer_finish; see row_block_start. */
void row_writer_start(struct row_writer *writer, const struct row_sheet *row_sheet, int64_t first_row,
                      struct deflater *deflater);
void row_writer_row(struct row_writer *writer, const struct report_subject *subject);
void row_writer_finish(struct row_writer *writer);

/* For cell functions: each writes one cell. */
void row_writer_blank(struct row_writer *writer);
void row_writer_text(struct row_writer *writer, struct text text);
void row_writer_shared(struct row_writer *writer, struct text text); /* a text that may be among the shared */
void row_writer_scratch(struct row_writer *writer); /* the scratch as text or decimal; empty: a blank */
void row_writer_decimal(struct row_writer *writer, const struct exact *number);
void row_writer_word(struct row_writer *writer, enum label word);
void row_writer_count(struct row_writer *writer, int64_t count);
void row_writer_money(struct row_writer *writer, const struct money *amount);
/* The number, which leads to `count` rows of a sheet from `first` on, data rows from 0. */
void row_writer_link(struct row_writer *writer, struct link_sheet sheet, int64_t first, int64_t count,
                     int64_t number);
void row_writer_address(struct row_writer *writer, struct text address); /* leads into the web */
void row_writer_day(struct row_writer *writer, struct date date);        /* not set: a blank */
void row_writer_month(struct row_writer *writer, struct month month);    /* not set: a blank */

/* The formula in the making, begun for the row being written; NULL: amounts are values. */
struct formula *row_writer_formula(struct row_writer *writer);

/* Gives the next cell the formula, or remembers that the figure has none. */
void row_writer_put_formula(struct row_writer *writer, enum formula_outcome outcome, int figure);

/* Writes the names of the figures remembered; `titles` are those of all figures. */
void row_writer_values(struct row_writer *writer, const enum label *titles);

/* The region's code and name, as report_context_add_region says them; valid until the next call. */
struct text row_writer_region(struct row_writer *writer, region_code region);

/* A cell function; not every one needs every argument. */
#define REPORT_CELL(name, body)                                                     \
  static void name(struct row_writer *writer, const struct report_subject *subject, \
                   const struct report_column *column) {                            \
    (void)subject, (void)column;                                                    \
    body;                                                                           \
  }

#endif
