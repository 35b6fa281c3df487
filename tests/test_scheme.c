#include "calc/scheme.h"

#include <criterion/criterion.h>

Test(scheme, is_found_by_the_key_of_the_contract) {
  cr_expect(key_find(scheme_keys, SCHEME_COUNT, TEXT("medical")) == SCHEME_MEDICAL);
  cr_expect(key_find(scheme_keys, SCHEME_COUNT, TEXT("maternity")) == SCHEME_MATERNITY);
  cr_expect(key_find(scheme_keys, SCHEME_COUNT, TEXT("major_medical")) == SCHEME_MAJOR_MEDICAL);
  cr_expect(key_find(scheme_keys, SCHEME_COUNT, TEXT("pension")) == SCHEME_PENSION);
  cr_expect(key_find(scheme_keys, SCHEME_COUNT, TEXT("unemployment")) == SCHEME_UNEMPLOYMENT);
  cr_expect(key_find(scheme_keys, SCHEME_COUNT, TEXT("injury")) == SCHEME_INJURY);
  cr_expect(key_find(scheme_keys, SCHEME_COUNT, TEXT("resident_medical")) == SCHEME_RESIDENT_MEDICAL);
  cr_expect(key_find(payer_keys, PAYER_COUNT, TEXT("employer")) == PAYER_EMPLOYER);
  cr_expect(key_find(payer_keys, PAYER_COUNT, TEXT("flexible")) == PAYER_FLEXIBLE);
  cr_expect(key_find(payer_keys, PAYER_COUNT, TEXT("female")) == PAYER_FEMALE);
  cr_expect(key_find(kind_keys, KIND_COUNT, TEXT("backpay")) == KIND_BACKPAY);
  cr_expect(key_find(kind_keys, KIND_COUNT, TEXT("credit")) == KIND_CREDIT);
}

Test(scheme, knows_no_other_word) {
  static const char *const refused[] = {"", "Medical", "medica", "medical ", "*", "医疗"};
  for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
    cr_expect(key_find(scheme_keys, SCHEME_COUNT, text_from(refused[i])) == -1, "\"%s\"", refused[i]);
}
