/* GB 11643-1999: weights 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2, sum mod 11, check characters 1 0 X 9 8 7 6 5 4
 * 3 2.
 *
 * 11010519491231002?: digits 1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2
 *   7 + 9 + 0 + 5 + 0 + 20 + 2 + 9 + 24 + 27 + 7 + 18 + 30 + 5 + 0 + 0 + 4 = 167 = 15 x 11 + 2 -> X
 * (the example of the standard itself). 44052418800101001?: digits 4 4 0 5 2 4 1 8 8 0 0 1 0 1 0 0 1
 *   28 + 36 + 0 + 25 + 16 + 16 + 2 + 8 + 48 + 0 + 0 + 9 + 0 + 5 + 0 + 0 + 2 = 195 = 17 x 11 + 8 -> 4
 * (the other example). 11010520000229100?: digits 1 1 0 1 0 5 2 0 0 0 0 2 2 9 1 0 0
 *   7 + 9 + 0 + 5 + 0 + 20 + 4 + 0 + 0 + 0 + 0 + 18 + 20 + 45 + 8 + 0 + 0 = 136 = 12 x 11 + 4 -> 8 */
#include "calc/id_number.h"

#include <criterion/criterion.h>

static const struct {
  const char *number;
  enum id_number_fault fault;
  size_t at;
  char expected;
} table[] = {
    {"11010519491231002X", ID_NUMBER_FINE, 0, 0},
    {"11010519491231002x", ID_NUMBER_FINE, 0, 0},
    {"440524188001010014", ID_NUMBER_FINE, 0, 0},
    {"110105200002291008", ID_NUMBER_FINE, 0, 0}, /* born on a leap day */
    {"130503670401001", ID_NUMBER_FINE, 0, 0},    /* 15 digits: 1967-04-01 */
    {"", ID_NUMBER_LENGTH, 0, 0},
    {"1101051949123100", ID_NUMBER_LENGTH, 0, 0},
    {"11010519491231002", ID_NUMBER_LENGTH, 0, 0},
    {"11010519491231002XX", ID_NUMBER_LENGTH, 0, 0},
    {"1.10105E+17", ID_NUMBER_LENGTH, 0, 0},
    {"11010519491231O02X", ID_NUMBER_CHARACTER, 14, 0},
    {"X1010519491231002X", ID_NUMBER_CHARACTER, 0, 0},
    {"1101051949123100XX", ID_NUMBER_CHARACTER, 16, 0},
    {"11010519491231002Y", ID_NUMBER_CHARACTER, 17, 0},
    {"13050367040100X", ID_NUMBER_CHARACTER, 14, 0}, /* old numbers have no check character */
    /* of the right length, but no number: masked, another document, cells run together */
    {"110105********1239", ID_NUMBER_CHARACTER, 6, 0},
    {"HKID A123456(7) 01", ID_NUMBER_CHARACTER, 0, 0},
    {"1101051949123:002X", ID_NUMBER_CHARACTER, 13, 0},
    {"130503/70401001", ID_NUMBER_CHARACTER, 6, 0},
    {"110105194902310024", ID_NUMBER_DATE, 0, 0},
    {"110105194913010024", ID_NUMBER_DATE, 0, 0},
    {"110105190002290024", ID_NUMBER_DATE, 0, 0}, /* 1900 was no leap year */
    {"110105000012310024", ID_NUMBER_DATE, 0, 0},
    {"110105174912310024", ID_NUMBER_DATE, 0, 0}, /* 1749 */
    {"130503670431001", ID_NUMBER_DATE, 0, 0},
    {"130503670229001", ID_NUMBER_DATE, 0, 0}, /* 1967 was no leap year, */
    {"130503660229001", ID_NUMBER_DATE, 0, 0}, /* nor was 1966; 1968 was */
    {"130503680229001", ID_NUMBER_FINE, 0, 0},
    {"110105194912310021", ID_NUMBER_CHECK, 0, 'X'},
    {"440524188001010015", ID_NUMBER_CHECK, 0, '4'},
    {"44052418800101001X", ID_NUMBER_CHECK, 0, '4'},
    {"110105200002291000", ID_NUMBER_DAMAGED, 0, 0},
    {"110105194912310000", ID_NUMBER_DAMAGED, 0, 0},
    /* 167 - 4 = 163 without the 2; + 2 x 6 = 175 = 15 x 11 + 10 -> 2; + 8 x 1 = 171 = 15 x 11 + 6 -> 6 */
    {"110105194912310060", ID_NUMBER_CHECK, 0, '2'},
    {"110105194912311005", ID_NUMBER_CHECK, 0, '6'},
};

Test(id_number, is_checked_character_by_character_then_by_date_then_by_its_check_character) {
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct id_number_check check = id_number_check(text_from(table[i].number));
    cr_expect(check.fault == table[i].fault, "%s: fault %d", table[i].number, (int)check.fault);
    if (check.fault == ID_NUMBER_CHARACTER)
      cr_expect(check.at == table[i].at, "%s: %zu", table[i].number, check.at);
    if (check.fault == ID_NUMBER_CHECK)
      cr_expect(check.expected == table[i].expected, "%s: %c", table[i].number, check.expected);
  }
}

/* 163 + 2 x 7 = 177 = 16 x 11 + 1 -> 0; a day earlier 163 - 5 + 8 x 1 = 166 = 15 x 11 + 1 -> 0. */
Test(id_number, tells_of_three_zeros_at_the_end_of_a_number_that_is_right) {
  static const struct {
    const char *number;
    bool ends_in_zeros;
  } right[] = {{"110105194912301000", true},
               {"110105194912310070", false},
               {"110105194912311006", false},
               {"11010519491231002X", false}};
  for (size_t i = 0; i < sizeof right / sizeof right[0]; i++) {
    struct id_number_check check = id_number_check(text_from(right[i].number));
    cr_expect(check.fault == ID_NUMBER_FINE, "%s: fault %d", right[i].number, (int)check.fault);
    cr_expect(check.ends_in_zeros == right[i].ends_in_zeros, "%s", right[i].number);
  }
}

Test(id_number, notices_every_single_wrong_digit) {
  static const char right[] = "440524188001010014";
  for (size_t at = 0; at < 18; at++)
    for (char digit = '0'; digit <= '9'; digit++) {
      char number[sizeof right];
      memcpy(number, right, sizeof right);
      number[at] = digit;
      bool is_fine = id_number_check(text_from(number)).fault == ID_NUMBER_FINE;
      cr_expect(is_fine == (digit == right[at]), "%s", number);
    }
}

Test(id_number, notices_two_neighbouring_digits_that_changed_places) {
  static const char right[] = "11010519491231002X";
  for (size_t at = 0; at + 1 < 17; at++) {
    char number[sizeof right];
    memcpy(number, right, sizeof right);
    number[at] = right[at + 1];
    number[at + 1] = right[at];
    bool is_fine = id_number_check(text_from(number)).fault == ID_NUMBER_FINE;
    cr_expect(is_fine == (right[at] == right[at + 1]), "%s", number);
  }
}

/* 11010519491231002X and its old form 110105491231002 are one person: 11010519491231002. */
Test(id_number, names_one_person_by_the_old_number_and_the_new) {
  uint64_t person = 0;
  cr_assert(id_number_person(&person, TEXT("11010519491231002X")));
  cr_expect(person == UINT64_C(11010519491231002));
  cr_assert(id_number_person(&person, TEXT("110105491231002")));
  cr_expect(person == UINT64_C(11010519491231002));
}

Test(id_number, takes_other_documents_for_no_person_whatever_their_length) {
  static const char *const documents[] = {
      "",
      "doc:P1234567",
      "110105********1239", /* 18 characters */
      "HKID A123456(7) 01",
      "1101051949123100XX",
      "PASSPORT E12345", /* 15 */
      "13050367040100X",
      "11010519491231002",   /* 17 digits */
      "1101051949123100200", /* 19 */
  };
  uint64_t person = 4711;
  for (size_t i = 0; i < sizeof documents / sizeof documents[0]; i++)
    cr_expect(!id_number_person(&person, text_from(documents[i])), "%s", documents[i]);
  cr_expect(person == 4711);
}
