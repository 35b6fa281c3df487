#include "parameter.h"

#include <stddef.h>

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

static const char *const yes_no_words[] = {"no", "yes", NULL};
static const char *const level_words[] = {"share", "month", "case", NULL};

enum { REQUIRED = 0, OPTIONAL = 1, TIERED = 2 };

#define DEFINE(key, kind, flags, letter, list)                                 \
  {                                                                            \
    .name = key, .type = VALUE_##kind, .is_optional = ((flags)&OPTIONAL) != 0, \
    .is_tiered = ((flags)&TIERED) != 0, .anchor = letter, .words = list        \
  }
#define PARAMETER(id, key, kind, flags) [PARAMETER_##id] = DEFINE(key, kind, flags, 0, NULL)
#define CHOICE(id, key, flags, list) [PARAMETER_##id] = DEFINE(key, WORD, flags, 0, list)
#define DAY(id, key, flags, letter) [PARAMETER_##id] = DEFINE(key, DAY_EXPRESSION, flags, letter, NULL)

const struct parameter_definition parameters[PARAMETER_COUNT] = {
    PARAMETER(AVERAGE_WAGE, "average_wage", AMOUNT, REQUIRED),
    PARAMETER(BASE_FLOOR, "base_floor", AMOUNT, OPTIONAL),
    PARAMETER(BASE_CEILING, "base_ceiling", AMOUNT, OPTIONAL),
    PARAMETER(FLOOR_RATIO, "floor_ratio", RATIO, OPTIONAL),
    PARAMETER(CEILING_RATIO, "ceiling_ratio", RATIO, OPTIONAL),
    CHOICE(BASE_WHEN_UNSTATED, "base_when_unstated", REQUIRED, WORDS("average_wage", "base_floor", "reject")),
    PARAMETER(BASE_ROUNDING, "base_rounding", ROUNDING, REQUIRED),
    PARAMETER(EMPLOYER_RATE, "employer_rate", RATE, REQUIRED),
    PARAMETER(EMPLOYEE_RATE, "employee_rate", RATE, REQUIRED),
    PARAMETER(EMPLOYER_FIXED, "employer_fixed", AMOUNT, OPTIONAL),
    PARAMETER(EMPLOYEE_FIXED, "employee_fixed", AMOUNT, OPTIONAL),
    CHOICE(TERMS_OF, "terms_of", REQUIRED, WORDS("account_month", "payment_month")),
    PARAMETER(AMOUNT_ROUNDING, "amount_rounding", ROUNDING, REQUIRED),
    CHOICE(AMOUNT_ROUNDING_LEVEL, "amount_rounding_level", REQUIRED, level_words),
    PARAMETER(BACKPAY_MONTHS_MAX, "backpay_months_max", COUNT, OPTIONAL),
    CHOICE(FEE_APPLIES, "fee_applies", REQUIRED, yes_no_words),
    DAY(FEE_START, "fee_start", REQUIRED, 'M'),
    CHOICE(FEE_END, "fee_end", REQUIRED, WORDS("payment_day", "day_before")),
    PARAMETER(FEE_RATE, "fee_rate", RATE, REQUIRED),
    PARAMETER(FEE_ROUNDING, "fee_rounding", ROUNDING, REQUIRED),
    CHOICE(FEE_ROUNDING_LEVEL, "fee_rounding_level", REQUIRED, level_words),
    PARAMETER(FEE_CAP, "fee_cap", RATIO, OPTIONAL),
    CHOICE(FEE_CAP_LEVEL, "fee_cap_level", REQUIRED, WORDS("month", "case")),
    PARAMETER(FEE_WAIVED_IF_PAID_BY, "fee_waived_if_paid_by", DATE, OPTIONAL),
    CHOICE(FEE_BEARER, "fee_bearer", REQUIRED, WORDS("employer", "payer")),
    CHOICE(GAP_COUNTS, "gap_counts", REQUIRED, WORDS("to_month_before_payment", "with_payment_month")),
    DAY(SUSPENSION_START, "suspension_start", REQUIRED, 'G'),
    DAY(RESUME, "resume", TIERED, 'P'),
    CHOICE(GAP_COSTS, "gap_costs", TIERED, WORDS("retroactive", "employer_pays", "not_covered")),
    CHOICE(CONTINUITY, "continuity", TIERED, WORDS("kept", "reset")),
    PARAMETER(ACCOUNT_RATE, "account_rate", RATE, OPTIONAL),
    CHOICE(ACCOUNT_CREDITED, "account_credited", TIERED, yes_no_words),
    PARAMETER(DOCUMENTS_ZH, "documents_zh", TEXT, TIERED | OPTIONAL),
    PARAMETER(DOCUMENTS_EN, "documents_en", TEXT, TIERED | OPTIONAL),
    PARAMETER(REQUIRED_MONTHS, "required_months", COUNT, REQUIRED),
    PARAMETER(TOPUP_RATE, "topup_rate", RATE, REQUIRED),
    PARAMETER(TOPUP_FIXED, "topup_fixed", AMOUNT, OPTIONAL),
    PARAMETER(TOPUP_BASE_RATIO, "topup_base_ratio", RATIO, REQUIRED),
    PARAMETER(FIXED_WAIT_MONTHS, "fixed_wait_months", COUNT, REQUIRED),
    PARAMETER(VARIABLE_WAIT_PER_YEAR, "variable_wait_per_year", COUNT, REQUIRED),
    CHOICE(VARIABLE_COUNTS_FIRST_YEAR, "variable_counts_first_year", REQUIRED, yes_no_words),
    PARAMETER(REPAIR_FLOOR_YEARS, "repair_floor_years", COUNT, REQUIRED),
    PARAMETER(REPAIR_FLOOR_MONTHS, "repair_floor_months", COUNT, REQUIRED),
    PARAMETER(RESIDENT_PREMIUM, "resident_premium", AMOUNT, REQUIRED),
    PARAMETER(TRANSFER_OUT_WORKDAYS, "transfer_out_workdays", COUNT, REQUIRED),
    PARAMETER(TRANSFER_IN_WORKDAYS, "transfer_in_workdays", COUNT, REQUIRED),
    CHOICE(IN_PROVINCE_ACCOUNT, "in_province_account", REQUIRED, WORDS("moves", "stays")),
    PARAMETER(RETIREE_CREDIT_FIXED, "retiree_credit_fixed", AMOUNT, TIERED | OPTIONAL),
    PARAMETER(RETIREE_CREDIT_RATE, "retiree_credit_rate", RATE, TIERED),
    PARAMETER(AVERAGE_PENSION, "average_pension", AMOUNT, REQUIRED),
};

int parameter_find(struct text name) {
  for (int i = 0; i < PARAMETER_COUNT; i++)
    if (text_is(name, parameters[i].name)) return i;
  return -1;
}
