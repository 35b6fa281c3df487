#include "calc/folded_text.h"

#include <criterion/criterion.h>

struct pair {
  struct text left, right;
  bool is_alike;
};

Test(folded_text, is_the_same_for_other_blanks_letter_cases_and_widths) {
  const struct pair pairs[] = {
      {TEXT("张三"), TEXT("张　三"), true}, {TEXT("张三"), TEXT(" 张\xE2\x80\x8B 三\xC2\xA0"), true},
      {TEXT("a001"), TEXT("A001"), true},   {TEXT("Ａ００１"), TEXT("a001"), true},
      {TEXT("ｚ－9"), TEXT("Z-9"), true},   {TEXT("张三"), TEXT("张山"), false},
      {TEXT("a001"), TEXT("a01"), false},   {TEXT("Ä"), TEXT("ä"), false}};
  for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
    struct buffer left = {0}, right = {0};
    folded_text_add(&left, pairs[i].left);
    folded_text_add(&right, pairs[i].right);
    cr_expect(text_equals(buffer_text(&left), buffer_text(&right)) == pairs[i].is_alike, "pair %zu", i);
    cr_expect((folded_text_hash(pairs[i].left) == folded_text_hash(pairs[i].right)) == pairs[i].is_alike,
              "hash of pair %zu", i);
    buffer_clear(&left);
    buffer_clear(&right);
  }
}

Test(folded_text, tells_a_person_by_case_id_and_name_only_together) {
  const uint64_t zhang = folded_text_person(TEXT("a1"), TEXT("张三"));
  cr_expect(zhang != 0 && zhang == folded_text_person(TEXT("Ａ1"), TEXT("张 三")));
  cr_expect(zhang != folded_text_person(TEXT("a2"), TEXT("张三")));
  cr_expect(zhang != folded_text_person(TEXT("a1"), TEXT("李四")));
  cr_expect(zhang != folded_text_person(TEXT("张三"), TEXT("a1")));
  cr_expect(folded_text_person(TEXT(""), TEXT("张三")) == 0 && folded_text_person(TEXT("a1"), TEXT("")) == 0);
}
