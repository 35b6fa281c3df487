/* Typed values out of the cells of a case list; what cannot be read is diagnosed. CONTRACT 2, forms. */
#ifndef ARREARS_FORMATS_LIST_CELL_VALUES_H
#define ARREARS_FORMATS_LIST_CELL_VALUES_H

#include "calc/status.h"
#include "formats/list/cell_context.h"

/* Each reads one non-empty cell, blanks at its ends already taken off. False: diagnosed under `field`, and
 * the value is unchanged. */
MUST_USE bool cell_amount(struct exact *amount, struct cell_context *context, enum case_field field,
                          struct text cell);
/* The same of a month's wage; one below 100 yuan is noted: it may be in thousands or ten thousands. */
MUST_USE bool cell_wage(struct exact *wage, struct cell_context *context, enum case_field field,
                        struct text cell);
/* 10%, 0.10; a bare number of 1 or more is an error, not a guess. */
MUST_USE bool cell_rate(struct exact *rate, struct cell_context *context, enum case_field field,
                        struct text cell);
/* The same in a column whose heading counts in percent: 16 is 16 %; below 1 a bare number may be either. */
MUST_USE bool cell_percent(struct exact *rate, struct cell_context *context, enum case_field field,
                           struct text cell);
MUST_USE bool cell_count(int *count, int least, int most, struct cell_context *context, enum case_field field,
                         struct text cell);
MUST_USE bool cell_date(struct date *date, struct cell_context *context, enum case_field field,
                        struct text cell);
MUST_USE bool cell_month(struct month *month, struct cell_context *context, enum case_field field,
                         struct text cell);
/* The same, or MONTH_NONE where the cell says that the gap goes on: 至今, 目前, 9999-12-31. */
MUST_USE bool cell_last_month(struct month *month, struct cell_context *context, enum case_field field,
                              struct text cell);
/* First and last month in one cell: 2024.01-2024.06, 2024年1月至6月, 202401~06, 2024-03 至今; or one month
 * that is both. Under a heading that promises two (is_span) 2024-01-06 is refused: it may be a day or two
 * months. */
MUST_USE bool cell_months(struct month *first, struct month *last, bool is_span, struct cell_context *context,
                          enum case_field field, struct text cell);
MUST_USE bool cell_region(region_code *region, struct cell_context *context, enum case_field field,
                          struct text cell);
MUST_USE bool cell_kind(enum kind *kind, struct cell_context *context, enum case_field field,
                        struct text cell);
/* The key of the word of a list that a cell holds, key or what people call it; empty: it holds none. */
struct text cell_word_key(enum word_list list, struct text cell);

MUST_USE bool cell_payer(enum payer *payer, struct cell_context *context, enum case_field field,
                         struct text cell);
MUST_USE bool cell_sex(enum sex *sex, struct cell_context *context, enum case_field field, struct text cell);
/* A group of residents; enum resident_group. */
MUST_USE bool cell_resident_group(int *group, struct cell_context *context, enum case_field field,
                                  struct text cell);
MUST_USE bool cell_yes_no(bool *is_yes, struct cell_context *context, enum case_field field,
                          struct text cell);
/* One or several schemes, joined by + 、 , ; / | or a blank; 五险 and 社保 are the five that employers pay.
 */
MUST_USE bool cell_schemes(enum scheme schemes[SCHEME_COUNT], int *count, struct cell_context *context,
                           enum case_field field, struct text cell);
/* Checks an identity number; *number is the cell made plain, at most as long, a view of the cell or of the
 * scratch buffer. Other documents are not checked: those with the prefix `doc:`, and where the list states a
 * kind of document (证件类型; empty: none stated) that is no identity card. */
MUST_USE bool cell_id_number(struct text *number, struct cell_context *context, enum case_field field,
                             struct text cell, struct text document);

#endif
