#include "calc/word.h"

#include <criterion/criterion.h>

Test(word, is_found_by_the_key_of_the_contract) {
  cr_expect(key_find(scheme_keys, SCHEME_COUNT, TEXT("medical")) == SCHEME_MEDICAL);
  cr_expect(key_find(scheme_keys, SCHEME_COUNT, TEXT("maternity")) == SCHEME_MATERNITY);
  cr_expect(key_find(scheme_keys, SCHEME_COUNT, TEXT("major_medical")) == SCHEME_MAJOR_MEDICAL);
  cr_expect(key_find(scheme_keys, SCHEME_COUNT, TEXT("pension")) == SCHEME_PENSION);
  cr_expect(key_find(scheme_keys, SCHEME_COUNT, TEXT("unemployment")) == SCHEME_UNEMPLOYMENT);
  cr_expect(key_find(scheme_keys, SCHEME_COUNT, TEXT("injury")) == SCHEME_INJURY);
  cr_expect(key_find(scheme_keys, SCHEME_COUNT, TEXT("resident_medical")) == SCHEME_RESIDENT_MEDICAL);
  cr_expect(key_find(payer_keys, PAYER_COUNT, TEXT("employer")) == PAYER_EMPLOYER);
  cr_expect(key_find(payer_keys, PAYER_COUNT, TEXT("flexible")) == PAYER_FLEXIBLE);
  cr_expect(key_find(sex_keys, SEX_COUNT, TEXT("female")) == SEX_FEMALE);
  cr_expect(key_find(kind_keys, KIND_COUNT, TEXT("backpay")) == KIND_BACKPAY);
  cr_expect(key_find(kind_keys, KIND_COUNT, TEXT("credit")) == KIND_CREDIT);
}

Test(word, is_known_by_no_other_text) {
  static const char *const refused[] = {"", "Medical", "medica", "medical ", "*", "医疗"};
  for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
    cr_expect(key_find(scheme_keys, SCHEME_COUNT, text_from(refused[i])) == -1, "\"%s\"", refused[i]);
}

/* CONTRACT 3 and RULES 3 spell them; the worst for the insured person comes last. */
Test(word, has_the_key_of_the_contract_in_the_order_of_its_enum) {
  static const struct {
    struct word word;
    const char *key;
  } words[] = {
      {{WORDS_BASE, BASE_STATED}, "stated"},
      {{WORDS_BASE, BASE_FLOOR}, "floor"},
      {{WORDS_BASE, BASE_CEILING}, "ceiling"},
      {{WORDS_BASE, BASE_AVERAGE}, "average"},
      {{WORDS_LINE, LINE_OK}, "ok"},
      {{WORDS_LINE, LINE_NOT_PAYABLE}, "not_payable"},
      {{WORDS_LINE, LINE_WAIVED}, "waived"},
      {{WORDS_ASSESSMENT, ASSESSMENT_OK}, "ok"},
      {{WORDS_ASSESSMENT, ASSESSMENT_NOT_PAYABLE}, "not_payable"},
      {{WORDS_COSTS, 0}, "retroactive"},
      {{WORDS_COSTS, 1}, "employer_pays"},
      {{WORDS_COSTS, 2}, "not_covered"},
      {{WORDS_CONTINUITY, 0}, "kept"},
      {{WORDS_CONTINUITY, 1}, "reset"},
      {{WORDS_ANSWER, 0}, "yes"},
      {{WORDS_ANSWER, 1}, "no"},
      {{WORDS_WORSENING, 0}, "window"},
      {{WORDS_WORSENING, 1}, "resume"},
      {{WORDS_WORSENING, 2}, "gap_costs"},
      {{WORDS_WORSENING, 3}, "continuity"},
      {{WORDS_WORSENING, 4}, "account_credited"},
      {{WORDS_WORSENING, 5}, "waiver"},
      {{WORDS_WORSENING, 6}, "order"},
      {{WORDS_KIND, KIND_TRANSFER}, "transfer"},
  };
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    cr_expect_str_eq(word_key(words[i].word), words[i].key, "%s", words[i].key);
  cr_expect_null(worsening_keys[WORSENING_COUNT]);
}

Test(word, names_payers_and_sexes_in_the_payer_column_of_a_rule) {
  cr_expect(party_find(TEXT("employer")) == (int)party_of_payer(PAYER_EMPLOYER));
  cr_expect(party_find(TEXT("flexible")) == (int)party_of_payer(PAYER_FLEXIBLE));
  cr_expect(party_find(TEXT("male")) == (int)party_of_sex(SEX_MALE));
  cr_expect(party_find(TEXT("female")) == (int)party_of_sex(SEX_FEMALE));
  cr_expect(party_find(TEXT("*")) == -1 && party_find(TEXT("男")) == -1);
  cr_expect(party_of_sex(SEX_MALE) != party_of_payer(PAYER_FLEXIBLE));
  for (int party = 0; party < PARTY_COUNT; party++)
    cr_expect(party_find(text_from(word_key(party_word(party)))) == party, "%d", party);
}
