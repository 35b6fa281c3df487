/* An empty list of one kind of case, to be filled in: its columns, what is said about each, and one example
 * row, which a reader of lists skips. CONTRACT 2.7. */
#ifndef ARREARS_FORMATS_REPORT_BLANK_LIST_H
#define ARREARS_FORMATS_REPORT_BLANK_LIST_H

#include <stdbool.h>

#include "calc/buffer.h"
#include "calc/case.h"
#include "formats/words/labels.h"

/* How a cell of a column is filled in: the readers of case_fields.def. */
enum blank_form {
  BLANK_TEXT,
  BLANK_ID_NUMBER,
  BLANK_KIND,
  BLANK_REGION,
  BLANK_SCHEMES,
  BLANK_PAYER,
  BLANK_SEX,
  BLANK_GROUP,
  BLANK_MONTH,
  BLANK_LAST_MONTH,
  BLANK_DATE,
  BLANK_AMOUNT,
  BLANK_RATE,
  BLANK_COUNT,
  BLANK_YES_NO
};

struct blank_column {
  enum case_field field;
  enum blank_form form;
  bool is_needed;
};

/* The columns that a list of this kind has, in the order of CONTRACT 2.5; returns how many. */
int blank_list_columns(struct blank_column columns[FIELD_COUNT], enum kind kind);

/* The words that a cell of this form may hold, of which there are few: at most BLANK_WORDS_MAX, static.
 * Returns how many; 0: the form is none of words. */
enum { BLANK_WORDS_MAX = 8 };
int blank_list_words(const char *words[BLANK_WORDS_MAX], enum language language, enum kind kind,
                     enum blank_form form);

/* Appends the heading, marked where no row can do without it. */
void blank_list_heading(struct buffer *out, enum language language, const struct blank_column *column);

/* Appends how to fill it in. */
void blank_list_form(struct buffer *out, enum language language, enum kind kind,
                     const struct blank_column *column);

/* Appends what becomes of a cell that is left empty. */
void blank_list_unfilled(struct buffer *out, enum language language, enum kind kind,
                         const struct blank_column *column);

/* What the example row holds; static, months and days as 2025-01 and 2025-01-31; empty: nothing. */
struct text blank_list_example(enum language language, enum kind kind, enum case_field field);

/* Appends headings and example row as CSV text. */
void blank_list_csv(struct buffer *out, enum language language, enum kind kind);

#endif
