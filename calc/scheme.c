#include "scheme.h"

const char *const scheme_keys[SCHEME_COUNT] = {
    [SCHEME_MEDICAL] = "medical",
    [SCHEME_MATERNITY] = "maternity",
    [SCHEME_MAJOR_MEDICAL] = "major_medical",
    [SCHEME_PENSION] = "pension",
    [SCHEME_UNEMPLOYMENT] = "unemployment",
    [SCHEME_INJURY] = "injury",
    [SCHEME_RESIDENT_MEDICAL] = "resident_medical",
};

const char *const payer_keys[PAYER_COUNT] = {
    [PAYER_EMPLOYER] = "employer",
    [PAYER_FLEXIBLE] = "flexible",
    [PAYER_MALE] = "male",
    [PAYER_FEMALE] = "female",
};

const char *const kind_keys[KIND_COUNT] = {
    [KIND_BACKPAY] = "backpay",   [KIND_TOPUP] = "topup",   [KIND_RESIDENT] = "resident",
    [KIND_TRANSFER] = "transfer", [KIND_CREDIT] = "credit",
};

int key_find(const char *const keys[], int count, struct text text) {
  for (int i = 0; i < count; i++)
    if (text_is(text, keys[i])) return i;
  return -1;
}
