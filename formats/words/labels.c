#include "formats/words/labels.h"

#include <assert.h>

static const char *const labels[LABEL_COUNT][LANGUAGE_COUNT] = {
#define LABEL(id, zh, en) [LABEL_##id] = {zh, en},
#include "formats/words/labels.def"
#undef LABEL
};

const char *label(enum language language, enum label id) {
  assert(language < LANGUAGE_COUNT && id < LABEL_COUNT);
  return labels[id][language];
}

const char *const base_from_keys[] = {"stated", "floor", "ceiling", "average"};
const char *const line_status_keys[] = {"ok", "not_payable", "waived"};
const char *const status_keys[] = {"ok", "not_payable"};
const char *const gap_costs_keys[] = {"retroactive", "employer_pays", "not_covered"};
const char *const continuity_keys[] = {"kept", "reset"};
const char *const worsening_keys[WORSENING_COUNT] = {"window",     "resume",           "gap_costs",
                                                     "continuity", "account_credited", "waiver"};
const char *const field_keys[FIELD_COUNT] = {
    [FIELD_KIND] = "kind",
    [FIELD_CASE_ID] = "case_id",
    [FIELD_NAME] = "name",
    [FIELD_ID_NUMBER] = "id_number",
    [FIELD_EMPLOYER] = "employer",
    [FIELD_REGION] = "region",
    [FIELD_SCHEME] = "scheme",
    [FIELD_PAYER] = "payer",
    [FIELD_GAP_FROM] = "gap_from",
    [FIELD_GAP_TO] = "gap_to",
    [FIELD_WAGE] = "wage",
    [FIELD_AVERAGE_WAGE] = "average_wage",
    [FIELD_RATE] = "rate",
    [FIELD_PAY_ON] = "pay_on",
    [FIELD_FEE_FROM] = "fee_from",
    [FIELD_FEE_TO] = "fee_to",
    [FIELD_CONTRIBUTED_MONTHS] = "contributed_months",
    [FIELD_SEX] = "sex",
    [FIELD_RETIRE_ON] = "retire_on",
    [FIELD_MISSED_YEARS] = "missed_years",
    [FIELD_REPAIRED_YEARS] = "repaired_years",
    [FIELD_COVER_YEAR] = "cover_year",
    [FIELD_CENTRAL_PERIOD] = "central_period",
    [FIELD_EXEMPT] = "exempt",
    [FIELD_REGION_TO] = "region_to",
    [FIELD_AGE] = "age",
    [FIELD_RETIRED] = "retired",
    [FIELD_PENSION] = "pension",
};
