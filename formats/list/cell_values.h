/* Typed values out of the cells of a case list; what cannot be read is diagnosed. CONTRACT 2, forms. */
#ifndef ARREARS_FORMATS_LIST_CELL_VALUES_H
#define ARREARS_FORMATS_LIST_CELL_VALUES_H

#include "calc/case.h"
#include "calc/diagnostic.h"
#include "calc/region_memo.h"
#include "calc/status.h"

/* As much of an offending text as is shown, in bytes. */
enum { VALUE_SHOWN_MAX = 120 };

/* Where a value is being read; scratch and memo serve from row to row. */
struct cell_context {
  struct diagnostics *diagnostics;
  note_set *notes;
  const struct regions *regions;
  struct region_memo regions_read;
  struct buffer scratch;
};

/* Each reads one non-empty cell, blanks at its ends already taken off. False: diagnosed under `field`, and
 * the value is unchanged. */
MUST_USE bool cell_amount(struct exact *amount, struct cell_context *context, enum case_field field,
                          struct text cell);
/* 10%, 0.10; a bare number of 1 or more is an error, not a guess. */
MUST_USE bool cell_rate(struct exact *rate, struct cell_context *context, enum case_field field,
                        struct text cell);
MUST_USE bool cell_count(int *count, int least, int most, struct cell_context *context, enum case_field field,
                         struct text cell);
MUST_USE bool cell_date(struct date *date, struct cell_context *context, enum case_field field,
                        struct text cell);
MUST_USE bool cell_month(struct month *month, struct cell_context *context, enum case_field field,
                         struct text cell);
MUST_USE bool cell_region(region_code *region, struct cell_context *context, enum case_field field,
                          struct text cell);
MUST_USE bool cell_kind(enum kind *kind, struct cell_context *context, enum case_field field,
                        struct text cell);
MUST_USE bool cell_payer(enum payer *payer, struct cell_context *context, enum case_field field,
                         struct text cell);
MUST_USE bool cell_sex(enum sex *sex, struct cell_context *context, enum case_field field, struct text cell);
MUST_USE bool cell_yes_no(bool *is_yes, struct cell_context *context, enum case_field field,
                          struct text cell);
/* One or several schemes joined by + or 、 */
MUST_USE bool cell_schemes(enum scheme schemes[SCHEME_COUNT], int *count, struct cell_context *context,
                           enum case_field field, struct text cell);
/* Checks an identity number; *number is the cell made plain, at most as long, a view of the cell or of the
 * scratch buffer. Other documents carry the prefix `doc:` and are not checked. */
MUST_USE bool cell_id_number(struct text *number, struct cell_context *context, enum case_field field,
                             struct text cell);

#endif
