/* How a result came about, step by step: what the engine multiplied, added, compared and rounded, as it did
 * so, with the rule rows. Kept where it is asked for (dossier.is_traced), else nothing is kept and a lookup's
 * trace is NULL. CONTRACT 5
 *
 * A step is begun, takes its values, and is ended with what it came to:
 *
 *   trace_begin(trace, TRACE_EMPLOYER, TRACE_SUM, month);
 *   trace_money(trace, TRACE_PLUS, TRACE_BASE, &base);
 *   trace_exact(trace, TRACE_TIMES, TRACE_EMPLOYER_RATE, &rate, row);
 *   trace_end_rounded(trace, &product, rounding, &share); */
#ifndef ARREARS_CALC_TRACE_H
#define ARREARS_CALC_TRACE_H

#include <stdbool.h>
#include <stddef.h>

#include "date.h"
#include "exact.h"
#include "money.h"
#include "rules.h"
#include "word.h"

enum trace_name {
#define TRACE_VALUE(ID, ...) TRACE_##ID,
#include "trace_values.def"
  TRACE_NAME_COUNT
};

enum trace_form { FORM_AMOUNT, FORM_EXACT, FORM_PERCENT, FORM_COUNT, FORM_DAY, FORM_MONTH, FORM_WORD };

struct trace_definition {
  const char *key;
  enum trace_form form;
  enum word_list list; /* meaningful of FORM_WORD */
};
extern const struct trace_definition trace_definitions[TRACE_NAME_COUNT];

/* What a step does with its values. */
enum trace_operation {
  TRACE_SUM,          /* adds, takes off, multiplies, divides, as their joins say */
  TRACE_SUM_OR_ZERO,  /* the same, at least 0 */
  TRACE_GREATEST,     /* the greatest, or the latest */
  TRACE_LEAST,        /* the least, or the earliest */
  TRACE_RULED,        /* what the rule row says; values: the key of its tier, if it has tiers */
  TRACE_DAY,          /* the rule's day expression, from the month or day given */
  TRACE_SHIFT,        /* a day, so many days later */
  TRACE_COUNT_DAYS,   /* days from the first to the last, both counted, at least 0 */
  TRACE_COUNT_MONTHS, /* months from the first to the last, both counted, and what follows */
  TRACE_MONTHS_AFTER, /* months from the month of the first to that of the second */
  TRACE_MONTH_START,  /* the first day of the month so many months after the one given */
  TRACE_WORKDAYS,     /* the day so many working days later, by the calendar */
  TRACE_IN_WINDOW,    /* yes: the first is at most the second, which is above 0 */
  TRACE_CHARGED,      /* yes: a fee applies, and neither a missing or running order nor a waiver spares it */
  TRACE_STOPPED,      /* 0: the first has reached the second */
  TRACE_STATED,       /* as the case states it, or as is assumed */
  TRACE_OPERATION_COUNT
};
extern const char *const trace_operation_keys[TRACE_OPERATION_COUNT];

/* How a value is joined to those before it; products and quotients are formed before sums. */
enum trace_join { TRACE_PLUS, TRACE_MINUS, TRACE_TIMES, TRACE_OVER };
extern const char *const trace_join_keys[TRACE_OVER + 1];

struct trace_value {
  enum trace_name name;
  enum trace_join join;
  struct exact number;    /* owned; FORM_AMOUNT, FORM_EXACT and FORM_PERCENT */
  int whole;              /* the others: a count, serial of a day, index of a month or of a word */
  struct month month;     /* whose it is, where it is taken from another month's step; else MONTH_NONE */
  const struct rule *row; /* that it was read from; NULL: stated, of the case, or from an earlier step */
  bool is_stated;         /* by the case */
};

struct trace_step {
  enum trace_operation operation;
  struct month month;        /* account month; MONTH_NONE: of the case as a whole */
  size_t first, count;       /* of trace.values */
  struct trace_value result; /* names the step */
  const struct rule *row;    /* that says how; NULL: none */
  struct exact unrounded;    /* yuan; meaningful where is_rounded and not is_quotient */
  bool is_rounded;
  bool is_quotient; /* it was never formed before it was rounded */
  struct rounding rounding;
  const struct rule *rounding_row; /* NULL: to the fen, half up, whatever the rules say */
};

/* `{0}` is empty. */
struct trace {
  struct trace_step *steps; /* owned */
  size_t step_count, step_capacity;
  struct trace_value *values; /* owned */
  size_t value_count, value_capacity;
};

/* Empties the trace and keeps its storage. */
void trace_reset(struct trace *trace);
void trace_clear(struct trace *trace);

void trace_begin(struct trace *trace, enum trace_name name, enum trace_operation operation,
                 struct month month);
/* The row that says how. */
void trace_by(struct trace *trace, const struct rule *row);

/* A value of the step; `row` may be NULL. */
void trace_exact(struct trace *trace, enum trace_join join, enum trace_name name, const struct exact *number,
                 const struct rule *row);
void trace_money(struct trace *trace, enum trace_join join, enum trace_name name, const struct money *amount);
void trace_whole(struct trace *trace, enum trace_join join, enum trace_name name, int whole,
                 const struct rule *row);
/* The value added last was stated by the case. */
void trace_is_stated(struct trace *trace);
/* What each month's step of this name came to, added up; where a month has none, its step named `instead`.
 * With `unrounded` what it was before it was rounded. */
void trace_each(struct trace *trace, enum trace_name name, enum trace_name instead, bool unrounded);

/* Each ends the step. `rounding` NULL: half up to the fen. */
void trace_end_exact(struct trace *trace, const struct exact *number);
void trace_end_money(struct trace *trace, const struct money *amount);
void trace_end_rounded(struct trace *trace, const struct exact *unrounded, const struct rule *rounding,
                       const struct money *amount);
void trace_end_whole(struct trace *trace, int whole);
/* The step that was rounded last is a quotient, whose decimals may have no end. */
void trace_quotient(struct trace *trace);

/* The rows of a step: those of its values, the one that says how, the rounding's; `index` below
 * trace_step_rows, NULL: none in that place. */
size_t trace_step_rows(const struct trace_step *step);
const struct rule *trace_step_row(const struct trace *trace, const struct trace_step *step, size_t index);

#endif
