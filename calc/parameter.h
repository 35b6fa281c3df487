/* The parameters of the rules: their names, what their values look like, and which may be absent.
 * RULES 3 and 7; the order here is the order of the tables there, and of every list of rules shown. */
#ifndef ARREARS_CALC_PARAMETER_H
#define ARREARS_CALC_PARAMETER_H

#include <stdbool.h>
#include <stdint.h>

#include "status.h"
#include "text.h"

enum parameter {
  PARAMETER_AVERAGE_WAGE,
  PARAMETER_BASE_FLOOR,
  PARAMETER_BASE_CEILING,
  PARAMETER_FLOOR_RATIO,
  PARAMETER_CEILING_RATIO,
  PARAMETER_BASE_WHEN_UNSTATED,
  PARAMETER_BASE_ROUNDING,
  PARAMETER_EMPLOYER_RATE,
  PARAMETER_EMPLOYEE_RATE,
  PARAMETER_EMPLOYER_FIXED,
  PARAMETER_EMPLOYEE_FIXED,
  PARAMETER_TERMS_OF,
  PARAMETER_AMOUNT_ROUNDING,
  PARAMETER_AMOUNT_ROUNDING_LEVEL,
  PARAMETER_BACKPAY_MONTHS_MAX,
  PARAMETER_FEE_APPLIES,
  PARAMETER_FEE_START,
  PARAMETER_FEE_END,
  PARAMETER_FEE_RATE,
  PARAMETER_FEE_ROUNDING,
  PARAMETER_FEE_ROUNDING_LEVEL,
  PARAMETER_FEE_CAP,
  PARAMETER_FEE_CAP_LEVEL,
  PARAMETER_FEE_WAIVED_IF_PAID_BY,
  PARAMETER_FEE_BEARER,
  PARAMETER_GAP_COUNTS,
  PARAMETER_SUSPENSION_START,
  PARAMETER_RESUME,
  PARAMETER_GAP_COSTS,
  PARAMETER_CONTINUITY,
  PARAMETER_ACCOUNT_RATE,
  PARAMETER_ACCOUNT_CREDITED,
  PARAMETER_DOCUMENTS_ZH,
  PARAMETER_DOCUMENTS_EN,
  /* RULES 7 */
  PARAMETER_REQUIRED_MONTHS,
  PARAMETER_TOPUP_RATE,
  PARAMETER_TOPUP_FIXED,
  PARAMETER_TOPUP_BASE_RATIO,
  PARAMETER_FIXED_WAIT_MONTHS,
  PARAMETER_VARIABLE_WAIT_PER_YEAR,
  PARAMETER_VARIABLE_COUNTS_FIRST_YEAR,
  PARAMETER_REPAIR_FLOOR_YEARS,
  PARAMETER_REPAIR_FLOOR_MONTHS,
  PARAMETER_RESIDENT_PREMIUM,
  PARAMETER_TRANSFER_OUT_WORKDAYS,
  PARAMETER_TRANSFER_IN_WORKDAYS,
  PARAMETER_IN_PROVINCE_ACCOUNT,
  PARAMETER_RETIREE_CREDIT_FIXED,
  PARAMETER_RETIREE_CREDIT_RATE,
  PARAMETER_AVERAGE_PENSION,
  PARAMETER_COUNT
};

/* A set of parameters, one bit each. */
typedef uint64_t parameter_set;
_Static_assert(PARAMETER_COUNT <= 64, "a parameter_set has one bit for each parameter");
#define PARAMETER_BIT(parameter) ((parameter_set)1 << (parameter))

enum value_type {
  VALUE_AMOUNT,         /* yuan, 0 or more */
  VALUE_RATE,           /* 0 to 1 */
  VALUE_RATIO,          /* 0 or more */
  VALUE_COUNT,          /* a whole number, 0 to 100000 */
  VALUE_WORD,           /* one of the parameter's words */
  VALUE_ROUNDING,       /* MODE UNIT */
  VALUE_DAY_EXPRESSION, /* on the parameter's anchor */
  VALUE_DATE,
  VALUE_TEXT
};

struct parameter_definition {
  const char *name;
  enum value_type type;
  bool is_optional;
  bool is_tiered;
  char anchor;              /* for day expressions: 'M', 'G' or 'P' */
  const char *const *words; /* for words: NULL-terminated, in the order of their enum */
};

extern const struct parameter_definition parameters[PARAMETER_COUNT];

/* The words, in the order of the lists in parameter.c. */
enum unstated_base { UNSTATED_AVERAGE_WAGE, UNSTATED_BASE_FLOOR, UNSTATED_REJECT };
enum terms_of { TERMS_OF_ACCOUNT_MONTH, TERMS_OF_PAYMENT_MONTH };
enum rounding_level { LEVEL_SHARE, LEVEL_MONTH, LEVEL_CASE };
enum cap_level { CAP_MONTH, CAP_CASE };
enum fee_end { FEE_END_PAYMENT_DAY, FEE_END_DAY_BEFORE };
enum fee_bearer { BEARER_EMPLOYER, BEARER_PAYER };
enum gap_counts { GAP_TO_MONTH_BEFORE_PAYMENT, GAP_WITH_PAYMENT_MONTH };
/* From the best for the insured person to the worst. */
enum gap_costs { COSTS_RETROACTIVE, COSTS_EMPLOYER_PAYS, COSTS_NOT_COVERED };
enum continuity { CONTINUITY_KEPT, CONTINUITY_RESET };
enum yes_no { WORD_NO, WORD_YES };
enum account_move { ACCOUNT_MOVES, ACCOUNT_STAYS };

/* The parameter of this name, or -1. */
int parameter_find(struct text name);

#endif
