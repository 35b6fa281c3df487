#include "calc/text_numbers.h"

#include <criterion/criterion.h>
#include <stdio.h>

Test(text_numbers, give_a_text_the_same_number_each_time) {
  struct text_numbers numbers = {0};
  uint32_t passport = text_numbers_of(&numbers, TEXT("doc:P1234567"));
  uint32_t shorter = text_numbers_of(&numbers, TEXT("doc:P123456"));
  uint32_t empty = text_numbers_of(&numbers, TEXT(""));
  cr_expect(passport != shorter && passport != empty && shorter != empty);
  cr_expect(passport > 0 && shorter > 0 && empty > 0);
  cr_expect(text_numbers_of(&numbers, TEXT("doc:P1234567")) == passport);
  cr_expect(text_numbers_of(&numbers, TEXT("doc:P123456")) == shorter);
  text_numbers_clear(&numbers);
}

/* Enough texts that the table has grown several times. */
Test(text_numbers, stay_the_same_when_there_are_many) {
  enum { MANY = 5000 };
  static uint32_t given[MANY];
  struct text_numbers numbers = {0};
  char text[16];
  for (int round = 0; round < 2; round++)
    for (int i = 0; i < MANY; i++) {
      (void)snprintf(text, sizeof text, "doc:%d", i);
      uint32_t number = text_numbers_of(&numbers, text_from(text));
      if (round == 0) given[i] = number;
      cr_expect(number == given[i] && (i == 0 || number != given[i - 1]), "%s", text);
    }
  cr_expect(numbers.count == MANY);
  text_numbers_clear(&numbers);
}
