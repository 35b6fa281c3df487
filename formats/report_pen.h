/* Writes the rows of a long sheet cell by cell, and keeps what the sheet's frame must know of them: sums by
 * part of the sheet, and the widest texts. A pen belongs to one thread. */
#ifndef ARREARS_FORMATS_REPORT_PEN_H
#define ARREARS_FORMATS_REPORT_PEN_H

#include "calc/dossier.h"
#include "formats/report_sheet.h"
#include "formats/report_totals.h"
#include "formats/row_block.h"
#include "formats/row_words.h"

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
  uint32_t because; /* number of the words of the line's trail, or ROW_WORD_NONE */
};

/* Region codes with their names, remembered. */
enum { REGION_WORDS = 64 };
struct region_word {
  bool is_known;
  region_code region;
  struct buffer text;
};

/* What every row may want to know; shared by all pens. */
struct report_context {
  enum language language;
  struct text words[LABEL_COUNT];
  int widths[LABEL_COUNT];       /* of the words */
  struct row_words shared;       /* texts that many cells have in common; complete before the first row */
  uint32_t numbers[LABEL_COUNT]; /* of the words among the shared, or ROW_WORD_NONE */
  const struct rules *rules;
  const struct regions *regions;
  const struct case_columns *columns; /* NULL: none */
};

void report_context_init(struct report_context *context, enum language language, const struct rules *rules);
void report_context_clear(struct report_context *context);

/* Appends "330100 杭州市", the code alone where no name is known. */
void report_add_region(struct buffer *out, const struct report_context *context, region_code region);

struct report_pen {
  const struct report_context *context;
  const struct report_sheet *sheet;
  struct row_block rows;
  struct report_tally tally;
  size_t capacity;    /* rows of one part */
  size_t column;      /* of the cell being written */
  struct money *sums; /* of the part the row is on */
  struct buffer text; /* scratch for cell functions */
  struct region_word regions[REGION_WORDS];
  /* the trail whose words stand in `because` */
  const struct rule **trail; /* owned */
  size_t trail_count, trail_capacity;
  struct buffer because;
};

void report_pen_init(struct report_pen *pen, const struct report_context *context,
                     const struct report_sheet *sheet);
void report_pen_clear(struct report_pen *pen);

/* Begins a run of rows; see row_block_start. */
void report_pen_start(struct report_pen *pen, const struct row_sheet *row_sheet, int64_t first_row,
                      struct deflater *deflater);
void report_pen_row(struct report_pen *pen, const struct report_subject *subject);
void report_pen_finish(struct report_pen *pen);

/* For cell functions: each writes one cell. */
void report_pen_text(struct report_pen *pen, struct text text);
void report_pen_shared(struct report_pen *pen, struct text text); /* a text that may be among the shared */
void report_pen_scratch(struct report_pen *pen); /* the scratch as text or decimal; empty: a blank */
void report_pen_word(struct report_pen *pen, enum label word);
void report_pen_count(struct report_pen *pen, int64_t count);
void report_pen_money(struct report_pen *pen, const struct money *amount);
void report_pen_day(struct report_pen *pen, struct date date);     /* not set: a blank */
void report_pen_month(struct report_pen *pen, struct month month); /* not set: a blank */
void report_pen_blank(struct report_pen *pen);

/* The same, remembered; valid until the next call. */
struct text report_pen_region(struct report_pen *pen, region_code region);
/* `region/parameter@from` of the trail's rows; formed only when they differ from the last call's. */
struct text report_pen_because(struct report_pen *pen, const struct assessment *assessment,
                               struct trail trail);

/* A cell function; not every one needs every argument. */
#define REPORT_CELL(name, body)                                                  \
  static void name(struct report_pen *pen, const struct report_subject *subject, \
                   const struct report_column *column) {                         \
    (void)subject, (void)column;                                                 \
    body;                                                                        \
  }

#endif
