#include "case.h"

const char *const field_keys[FIELD_COUNT] = {
#define FIELD(ID, key, ...) [FIELD_##ID] = #key,
#include "case_fields.def"
};

/* What a member is before its cell is read, by the reader that fills it. */
#define RESET_TEXT(member) reported->member = TEXT("");
#define RESET_ID_NUMBER(member) RESET_TEXT(member)
#define RESET_KIND(member) reported->member = KIND_BACKPAY;
#define RESET_REGION(member) reported->member = REGION_NONE;
#define RESET_SCHEMES(member) reported->scheme_count = 0;
#define RESET_PAYER(member) reported->member = PAYER_EMPLOYER;
#define RESET_SEX(member) reported->member = SEX_MALE; /* never read: topup needs the cell */
#define RESET_GROUP(member) reported->member = GROUP_UNSTATED;
#define RESET_MONTH(member) reported->member = MONTH_NONE;
#define RESET_LAST_MONTH RESET_MONTH
#define RESET_DATE(member) reported->member = DATE_NONE;
#define RESET_AMOUNT(member) stated_reset(&reported->member);
#define RESET_RATE(member) RESET_AMOUNT(member)
#define RESET_COUNT(member) reported->member = COUNT_UNSTATED;
#define RESET_YES_NO(member) reported->member = false;

void case_reset(struct reported_case *reported) {
#define FIELD(ID, key, zh, en, reader, member, ...) RESET_##reader(member)
#include "case_fields.def"
  reported->notes = 0;
}

/* Those that change over time keep their storage from case to case. */
void case_clear(struct reported_case *reported) {
  struct stated_number *const numbers[] = {&reported->wage, &reported->average_wage, &reported->rate,
                                           &reported->declared_base};
  case_reset(reported);
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) stated_clear(numbers[i]);
}
