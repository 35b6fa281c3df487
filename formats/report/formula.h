/* A formula in the making that is exact in every spreadsheet program: amounts and rates are brought to whole
 * numbers, these are added and multiplied below 10^15, and one division by a whole number stands inside the
 * rounding:
 *
 *   ROUND(ROUND(G2*100,0)*ROUND(I2*100,0)/(100*Parameters!$M$5),0)*Parameters!$M$5/100
 *
 * A row writer has one; its storage is used again from cell to cell. Formulas are escaped as XML wants it. */
#ifndef ARREARS_FORMATS_REPORT_FORMULA_H
#define ARREARS_FORMATS_REPORT_FORMULA_H

#include "calc/assessment.h"
#include "formats/report/formula_places.h"

enum formula_outcome {
  FORMULA_NONE, /* nothing is computed: the figure is stated, or nothing is due */
  FORMULA_LIVE,
  FORMULA_VALUE /* computed, in a way that the cells here cannot say exactly */
};

enum { RULE_NAMES = 64, RULE_NAME_MOST = 52 };

/* What a product is made of: a cell and what it holds, times 10^scale a whole number. */
struct formula_factor {
  const char *letters; /* of a cell in the row; NULL: the number of `rule` */
  const struct rule *rule;
  int scale;
  int64_t units; /* value x 10^scale; INT64_MAX: more than fits */
};

/* A cell of the sheet Parameters as formulas name it. */
struct rule_name {
  int64_t cell; /* which, counted from 1; 0: none yet */
  uint32_t length;
  char text[RULE_NAME_MOST];
};

struct formula {
  const struct formula_places *places;
  const uint32_t *rule_rows; /* by the rule's place in its table: its line among the parameters, from 0 */
  char row[ROW_DIGITS_SIZE]; /* the digits of the row being written */
  size_t row_length;
  struct buffer text;            /* owned: what is finished */
  struct buffer number;          /* owned: a whole number being put together, a sum of products */
  int terms;                     /* of that sum */
  bool is_array;                 /* it works on ranges, cell by cell */
  int64_t sum, product;          /* what the terms before, and this one, come to; INT64_MAX: more than fits */
  struct formula_factor divisor; /* a cell that formula_round divides by, too; no letters: none */
  int64_t parts;                 /* a whole number that it divides by, too; 0: none */
  struct rule_name names[RULE_NAMES]; /* those named of late: most lines name what the line above does */
};

void formula_clear(struct formula *formula);

/* Begins anew; `row`: the digits of the row being written, fewer than ROW_DIGITS_SIZE. */
void formula_start(struct formula *formula, struct text row);

struct formula_factor formula_money(const char *letters, const struct money *amount);
struct formula_factor formula_exact(const char *letters, const struct exact *number);
struct formula_factor formula_rule(const struct rule *rule);
struct formula_factor formula_count(const char *letters, int64_t count);

/* The factor with at least so many decimals. */
struct formula_factor formula_scaled(struct formula_factor factor, int scale);

/* Pieces of the whole number: a term, its factors, a power of ten, text that stands for a factor. */
void formula_term(struct formula *formula);
void formula_times(struct formula *formula, struct formula_factor factor);
void formula_times_power(struct formula *formula, int power);
void formula_times_text(struct formula *formula, struct text text, int64_t most);

/* What the term comes to is that many times greater than was said. */
void formula_grow(struct formula *formula, int power);

/* Appends 10^power; at most 14. */
void formula_add_power(struct buffer *out, int power);

/* Appends the name of a sheet or its continuation, from 0, and the mark behind it; in quotation marks, where
 * it is more than a word. */
void formula_add_sheet(struct buffer *out, struct text name, int64_t continuation);

/* A piece of the whole number as it stands; one that begins with a letter is a factor. */
void formula_add_piece(struct formula *formula, const char *text);

/* Appends a cell of the row: its letters and the row's digits. */
void formula_name_cell(struct buffer *out, const struct formula *formula, const char *letters);

/* Pieces of the finished text. */
void formula_add(struct formula *formula, const char *text);
void formula_add_cell(struct formula *formula, const char *letters);
void formula_add_rule(struct buffer *out, struct formula *formula, const struct rule *rule,
                      enum parameter_cell cell);

/* Adds the whole number divided by 10^scale, rounded as the rule row says (NULL: half up to the fen), in
 * yuan; scale is 2 or more. False: too large to be exact. */
MUST_USE bool formula_round(struct formula *formula, int scale, const struct rule *rounding);

/* Adds the whole number divided by 10^scale, which the cell keeps exactly. False: too large for that. */
MUST_USE bool formula_divide(struct formula *formula, int scale);

/* Adds left + right or left - right of two amounts of the row. */
void formula_add_sum(struct formula *formula, const char *left, char sign, const char *right);

#endif
