/* What was reported of one case: one row of a case list, understood. CONTRACT 2.
 * Texts are views into storage of whoever filled the case and are only carried through. */
#ifndef ARREARS_CALC_CASE_H
#define ARREARS_CALC_CASE_H

#include <stdbool.h>

#include "date.h"
#include "diagnostic.h"
#include "exact.h"
#include "region.h"
#include "stated.h"
#include "text.h"
#include "word.h"

/* The columns of a case list; one row each in case_fields.def. */
enum case_field {
  FIELD_NONE = -1,
#define FIELD(ID, ...) FIELD_##ID,
#include "case_fields.def"
  FIELD_COUNT
};

/* Their English names, the same in every language. */
extern const char *const field_keys[FIELD_COUNT];

/* A whole number that may be absent. */
enum { COUNT_UNSTATED = -1 };

/* A group of residents that is not stated. */
enum { GROUP_UNSTATED = -1 };

struct reported_case {
  enum kind kind;
  struct text case_id, name, id_number, id_type, employer;
  region_code region;
  enum scheme schemes[SCHEME_COUNT];
  int scheme_count; /* at least 1; what the row states, or the default of its kind */
  enum payer payer;
  struct month gap_from, gap_to;                     /* both inclusive; gap_to MONTH_NONE: still open */
  struct stated_number wage, average_wage, rate;     /* yuan a month, yuan a month, 0..1 */
  struct stated_number declared_base;                /* shortfall: yuan a month, what was paid on */
  struct stated_number paid_employer, paid_employee; /* shortfall: yuan a month */
  struct date pay_on;                                /* P */
  struct date fee_from, fee_to;                      /* DATE_NONE when not stated */
  struct date order_due;             /* last day of an order to pay (责令限期); DATE_NONE: not stated */
  struct date deferred_to;           /* last day of an approved deferral (缓缴); DATE_NONE: not stated */
  struct stated_number paid_arrears; /* yuan, paid before P for a part (部分缴纳) */
  struct date paid_on;               /* when that was; DATE_NONE */
  int contributed_months;            /* topup */
  int local_months;                  /* topup: paid in the place; COUNT_UNSTATED */
  enum sex sex;                      /* topup */
  struct date retire_on;             /* topup */
  int missed_years, repaired_years;  /* resident */
  int cover_year;                    /* resident; COUNT_UNSTATED when not stated */
  int resident_group;                /* resident: enum resident_group, or GROUP_UNSTATED */
  bool is_central_period, is_exempt; /* resident */
  region_code region_to;             /* transfer */
  int age;                           /* credit */
  bool is_retired;                   /* credit */
  struct stated_number pension;      /* credit: yuan a month */
  note_set notes;                    /* what was doubtful in reading the row */
};

/* Kinds that owe account months, each with a line of its own in the ledger. */
static inline bool kind_has_months(enum kind kind) { return kind == KIND_BACKPAY || kind == KIND_SHORTFALL; }

/* Empties the case; numbers free their storage, but for the room of those that change over time. `{0}` may be
 * reset too. */
void case_reset(struct reported_case *reported);
void case_clear(struct reported_case *reported);

#endif
