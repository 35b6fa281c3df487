/* Rows as text, batch by batch: what a format is, and what a thread makes of a batch. Where it goes is its
 * owner's matter: text_writer.h, or a caller of the library. */
#ifndef ARREARS_FORMATS_RECORD_TEXT_BLOCK_H
#define ARREARS_FORMATS_RECORD_TEXT_BLOCK_H

#include "calc/buffer.h"
#include "formats/list/case_columns.h"
#include "formats/list/table_sheet.h"
#include "formats/record/basis_numbers.h"
#include "formats/words/labels.h"

/* What every row may want to know. */
struct text_context {
  enum language language;
  const struct case_columns *columns; /* of the case list */
  bool with_mark;                     /* a byte order mark first, for spreadsheet programs */
  bool neutralises;                   /* text that a spreadsheet program would work out: csv_text.h */
  bool with_ledger;                   /* JSON lines: the ledger inside */
  const struct table_sheet *sheets;   /* that the list is made of */
  int sheet_count;                    /* 0: CSV text */
  struct basis_numbers *numbers;      /* by which lines name their rule rows; NULL: they write them out */
};

/* What a thread makes of a batch. `{0}` is valid and empty. */
struct text_block {
  struct buffer out;
  struct basis_marks marks; /* of the batch's ledger lines, where the rows name them by number */
};

struct text_format {
  void (*header)(struct buffer *out, const struct text_context *context); /* NULL: none */
  /* For each batch in the order of the list, before its rows; NULL: rows do not depend on their order. */
  void (*reserve)(struct text_block *block, const struct text_context *context,
                  const struct dossier *dossiers, size_t count);
  void (*rows)(struct text_block *block, const struct text_context *context, const struct dossier *dossier);
};

/* A `reserve` of formats that show ledger lines. */
void text_block_mark(struct text_block *block, const struct text_context *context,
                     const struct dossier *dossiers, size_t count);

void text_block_clear(struct text_block *block);

extern const struct text_format results_csv; /* CONTRACT 3: one row per case and scheme */
extern const struct text_format ledger_csv;  /* CONTRACT 3: one row per account month */
extern const struct text_format because_csv; /* CONTRACT 3: one row per list of rule rows, after the ledger */
extern const struct text_format rejects_csv; /* CONTRACT 2: one row per error */
extern const struct text_format fix_csv;     /* CONTRACT 2.7: the rejected rows as the list has them */
extern const struct text_format results_jsonl; /* CONTRACT 3: one object per case and scheme */
extern const struct text_format rejects_jsonl; /* CONTRACT 7: one object per error */

#endif
