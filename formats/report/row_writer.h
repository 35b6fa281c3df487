/* Writes the rows of a long sheet cell by cell, and keeps what the sheet's frame must know of them: sums by
 * part of the sheet, and the widest texts. A writer belongs to one thread. */
#ifndef ARREARS_FORMATS_REPORT_ROW_WRITER_H
#define ARREARS_FORMATS_REPORT_ROW_WRITER_H

#include "calc/dossier.h"
#include "formats/report/sheet.h"
#include "formats/report/totals.h"
#include "formats/sheet/row_block.h"
#include "formats/sheet/shared_strings.h"

/* Rows written, in numbers. Tallies of parts of a list joined in any order are the tally of the list. */
struct report_tally {
  size_t column_count;
  size_t first_part; /* part of the sheet that sums[0] belongs to */
  size_t part_count, part_capacity;
  struct money *sums; /* owned: part_count x column_count; fen, or units in columns of whole numbers */
  int *widths;        /* owned: widest text of each fitted column */
};

void report_tally_init(struct report_tally *tally, size_t column_count);
void report_tally_reset(struct report_tally *tally, size_t first_part);
void report_tally_clear(struct report_tally *tally);
void report_tally_join(struct report_tally *tally, const struct report_tally *part);

/* The sum of one column in one part, zero where no row has been written. */
const struct money *report_tally_sum(const struct report_tally *tally, size_t part, size_t column);

/* Everything all results of one row of the list come to. */
struct report_person {
  struct report_sums sums;
  unsigned figures;       /* of any of the results */
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
  uint32_t basis; /* number of the words of the line's basis, or SHARED_STRING_NONE */
};

/* Region codes with their names, remembered. */
enum { REGION_WORDS = 64 };
struct region_word {
  bool is_known;
  region_code region;
  struct buffer text;
};

/* What every row may want to know; shared by all row_writers. */
struct report_context {
  enum language language;
  struct text words[LABEL_COUNT];
  int widths[LABEL_COUNT];       /* of the words */
  struct shared_strings shared;  /* texts that many cells have in common; complete before the first row */
  uint32_t numbers[LABEL_COUNT]; /* of the words among the shared, or SHARED_STRING_NONE */
  const struct rules *rules;
  const struct regions *regions;
  const struct case_columns *columns; /* NULL: none */
};

void report_context_init(struct report_context *context, enum language language, const struct rules *rules);
void report_context_clear(struct report_context *context);

/* Appends "330100 杭州市", the code alone where no name is known. */
void report_add_region(struct buffer *out, const struct report_context *context, region_code region);

struct row_writer {
  const struct report_context *context;
  const struct report_sheet *sheet;
  struct row_block rows;
  struct report_tally tally;
  size_t capacity;    /* rows of one part */
  size_t column;      /* of the cell being written */
  struct money *sums; /* of the part the row is on */
  struct buffer text; /* scratch for cell functions */
  struct region_word regions[REGION_WORDS];
};

void row_writer_init(struct row_writer *writer, const struct report_context *context,
                     const struct report_sheet *sheet);
void row_writer_clear(struct row_writer *writer);

/* Begins a run of rows; see row_block_start. */
void row_writer_start(struct row_writer *writer, const struct row_sheet *row_sheet, int64_t first_row,
                      struct deflater *deflater);
void row_writer_row(struct row_writer *writer, const struct report_subject *subject);
void row_writer_finish(struct row_writer *writer);

/* For cell functions: each writes one cell. */
void row_writer_text(struct row_writer *writer, struct text text);
void row_writer_shared(struct row_writer *writer, struct text text); /* a text that may be among the shared */
void row_writer_scratch(struct row_writer *writer); /* the scratch as text or decimal; empty: a blank */
void row_writer_word(struct row_writer *writer, enum label word);
void row_writer_count(struct row_writer *writer, int64_t count);
void row_writer_money(struct row_writer *writer, const struct money *amount);
void row_writer_day(struct row_writer *writer, struct date date);     /* not set: a blank */
void row_writer_month(struct row_writer *writer, struct month month); /* not set: a blank */
void row_writer_blank(struct row_writer *writer);

/* The same, remembered; valid until the next call. */
struct text row_writer_region(struct row_writer *writer, region_code region);

/* A cell function; not every one needs every argument. */
#define REPORT_CELL(name, body)                                                     \
  static void name(struct row_writer *writer, const struct report_subject *subject, \
                   const struct report_column *column) {                            \
    (void)subject, (void)column;                                                    \
    body;                                                                           \
  }

#endif
