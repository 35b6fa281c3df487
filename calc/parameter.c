#include "parameter.h"

#include <stddef.h>

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

static const char *const yes_no_words[] = {"no", "yes", NULL};
static const char *const level_words[] = {"share", "month", "case", NULL};

enum { REQUIRED = 0, OPTIONAL = 1, TIERED = 2 };

#define PARAMETER(id, key, kind, flags, ...)                  \
  [PARAMETER_##id] = {.name = key,                            \
                      .type = VALUE_##kind,                   \
                      .is_optional = ((flags)&OPTIONAL) != 0, \
                      .is_tiered = ((flags)&TIERED) != 0,     \
                      __VA_ARGS__}

const struct parameter_definition parameters[PARAMETER_COUNT] = {
    PARAMETER(AVERAGE_WAGE, "average_wage", AMOUNT, REQUIRED, .anchor = 0),
    PARAMETER(BASE_FLOOR, "base_floor", AMOUNT, OPTIONAL, .anchor = 0),
    PARAMETER(BASE_CEILING, "base_ceiling", AMOUNT, OPTIONAL, .anchor = 0),
    PARAMETER(FLOOR_RATIO, "floor_ratio", RATIO, OPTIONAL, .anchor = 0),
    PARAMETER(CEILING_RATIO, "ceiling_ratio", RATIO, OPTIONAL, .anchor = 0),
    PARAMETER(BASE_WHEN_UNSTATED, "base_when_unstated", WORD, REQUIRED,
              .words = WORDS("average_wage", "base_floor", "reject")),
    PARAMETER(BASE_ROUNDING, "base_rounding", ROUNDING, REQUIRED, .anchor = 0),
    PARAMETER(EMPLOYER_RATE, "employer_rate", RATE, REQUIRED, .anchor = 0),
    PARAMETER(EMPLOYEE_RATE, "employee_rate", RATE, REQUIRED, .anchor = 0),
    PARAMETER(EMPLOYER_FIXED, "employer_fixed", AMOUNT, OPTIONAL, .anchor = 0),
    PARAMETER(EMPLOYEE_FIXED, "employee_fixed", AMOUNT, OPTIONAL, .anchor = 0),
    PARAMETER(TERMS_OF, "terms_of", WORD, REQUIRED, .words = WORDS("account_month", "payment_month")),
    PARAMETER(AMOUNT_ROUNDING, "amount_rounding", ROUNDING, REQUIRED, .anchor = 0),
    PARAMETER(AMOUNT_ROUNDING_LEVEL, "amount_rounding_level", WORD, REQUIRED, .words = level_words),
    PARAMETER(BACKPAY_MONTHS_MAX, "backpay_months_max", COUNT, OPTIONAL, .anchor = 0),
    PARAMETER(FEE_APPLIES, "fee_applies", WORD, REQUIRED, .words = yes_no_words),
    PARAMETER(FEE_START, "fee_start", DAY_EXPRESSION, REQUIRED, .anchor = 'M'),
    PARAMETER(FEE_END, "fee_end", WORD, REQUIRED, .words = WORDS("payment_day", "day_before")),
    PARAMETER(FEE_RATE, "fee_rate", RATE, REQUIRED, .anchor = 0),
    PARAMETER(FEE_ROUNDING, "fee_rounding", ROUNDING, REQUIRED, .anchor = 0),
    PARAMETER(FEE_ROUNDING_LEVEL, "fee_rounding_level", WORD, REQUIRED, .words = level_words),
    PARAMETER(FEE_CAP, "fee_cap", RATIO, OPTIONAL, .anchor = 0),
    PARAMETER(FEE_CAP_LEVEL, "fee_cap_level", WORD, REQUIRED, .words = WORDS("month", "case")),
    PARAMETER(FEE_WAIVED_IF_PAID_BY, "fee_waived_if_paid_by", DATE, OPTIONAL, .anchor = 0),
    PARAMETER(FEE_BEARER, "fee_bearer", WORD, REQUIRED, .words = WORDS("employer", "payer")),
    PARAMETER(GAP_COUNTS, "gap_counts", WORD, REQUIRED,
              .words = WORDS("to_month_before_payment", "with_payment_month")),
    PARAMETER(SUSPENSION_START, "suspension_start", DAY_EXPRESSION, REQUIRED, .anchor = 'G'),
    PARAMETER(RESUME, "resume", DAY_EXPRESSION, TIERED, .anchor = 'P'),
    PARAMETER(GAP_COSTS, "gap_costs", WORD, TIERED,
              .words = WORDS("retroactive", "employer_pays", "not_covered")),
    PARAMETER(CONTINUITY, "continuity", WORD, TIERED, .words = WORDS("kept", "reset")),
    PARAMETER(ACCOUNT_RATE, "account_rate", RATE, OPTIONAL, .anchor = 0),
    PARAMETER(ACCOUNT_CREDITED, "account_credited", WORD, TIERED, .words = yes_no_words),
    PARAMETER(DOCUMENTS_ZH, "documents_zh", TEXT, TIERED | OPTIONAL, .anchor = 0),
    PARAMETER(DOCUMENTS_EN, "documents_en", TEXT, TIERED | OPTIONAL, .anchor = 0),
    PARAMETER(REQUIRED_MONTHS, "required_months", COUNT, REQUIRED, .anchor = 0),
    PARAMETER(TOPUP_RATE, "topup_rate", RATE, REQUIRED, .anchor = 0),
    PARAMETER(TOPUP_FIXED, "topup_fixed", AMOUNT, OPTIONAL, .anchor = 0),
    PARAMETER(TOPUP_BASE_RATIO, "topup_base_ratio", RATIO, REQUIRED, .anchor = 0),
    PARAMETER(FIXED_WAIT_MONTHS, "fixed_wait_months", COUNT, REQUIRED, .anchor = 0),
    PARAMETER(VARIABLE_WAIT_PER_YEAR, "variable_wait_per_year", COUNT, REQUIRED, .anchor = 0),
    PARAMETER(VARIABLE_COUNTS_FIRST_YEAR, "variable_counts_first_year", WORD, REQUIRED,
              .words = yes_no_words),
    PARAMETER(REPAIR_FLOOR_YEARS, "repair_floor_years", COUNT, REQUIRED, .anchor = 0),
    PARAMETER(REPAIR_FLOOR_MONTHS, "repair_floor_months", COUNT, REQUIRED, .anchor = 0),
    PARAMETER(RESIDENT_PREMIUM, "resident_premium", AMOUNT, REQUIRED, .anchor = 0),
    PARAMETER(TRANSFER_OUT_WORKDAYS, "transfer_out_workdays", COUNT, REQUIRED, .anchor = 0),
    PARAMETER(TRANSFER_IN_WORKDAYS, "transfer_in_workdays", COUNT, REQUIRED, .anchor = 0),
    PARAMETER(IN_PROVINCE_ACCOUNT, "in_province_account", WORD, REQUIRED, .words = WORDS("moves", "stays")),
    PARAMETER(RETIREE_CREDIT_FIXED, "retiree_credit_fixed", AMOUNT, TIERED | OPTIONAL, .anchor = 0),
    PARAMETER(RETIREE_CREDIT_RATE, "retiree_credit_rate", RATE, TIERED, .anchor = 0),
    PARAMETER(AVERAGE_PENSION, "average_pension", AMOUNT, REQUIRED, .anchor = 0),
};

int parameter_find(struct text name) {
  for (int i = 0; i < PARAMETER_COUNT; i++)
    if (text_is(name, parameters[i].name)) return i;
  return -1;
}
