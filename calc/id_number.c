#include "id_number.h"

#include "date.h"

static int digits_at(struct text number, size_t start, size_t count) {
  int value = 0;
  for (size_t i = 0; i < count; i++) value = value * 10 + (number.at[start + i] - '0');
  return value;
}

/* The first character that does not belong where it is; the length when there is none. */
static size_t find_stranger(struct text number) {
  for (size_t i = 0; i < number.length; i++) {
    char at = number.at[i];
    bool is_check = i == 17 && (at == 'X' || at == 'x');
    if ((at < '0' || at > '9') && !is_check) return i;
  }
  return number.length;
}

/* GB 11643, ISO 7064 MOD 11-2. */
static char check_character(struct text number) {
  static const int weights[17] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (int i = 0; i < 17; i++) sum += weights[i] * (number.at[i] - '0');
  return "10X98765432"[sum % 11];
}

struct id_number_check id_number_check(struct text number) {
  struct date birth;
  if (number.length != 18 && number.length != 15) return (struct id_number_check){.fault = ID_NUMBER_LENGTH};
  size_t stranger = find_stranger(number);
  if (stranger < number.length) return (struct id_number_check){.fault = ID_NUMBER_CHARACTER, .at = stranger};
  bool is_old = number.length == 15;
  int year = is_old ? 1900 + digits_at(number, 6, 2) : digits_at(number, 6, 4);
  size_t month = is_old ? 8 : 10;
  if (!date_from_civil(&birth, year, digits_at(number, month, 2), digits_at(number, month + 2, 2)) ||
      year < 1850)
    return (struct id_number_check){.fault = ID_NUMBER_DATE};
  if (is_old) return (struct id_number_check){.fault = ID_NUMBER_FINE};
  bool ends_in_zeros = digits_at(number, 15, 2) == 0 && number.at[17] == '0';
  char expected = check_character(number);
  char given = number.at[17] == 'x' ? 'X' : number.at[17];
  if (given == expected) return (struct id_number_check){.ends_in_zeros = ends_in_zeros};
  if (ends_in_zeros) return (struct id_number_check){.fault = ID_NUMBER_DAMAGED};
  return (struct id_number_check){.fault = ID_NUMBER_CHECK, .expected = expected};
}

bool id_number_person(uint64_t *person, struct text number) {
  char digits[17];
  if (number.length == 18 && text_is_digits((struct text){number.at, 17})) {
    memcpy(digits, number.at, 17);
  } else if (number.length == 15 && text_is_digits((struct text){number.at, 15})) {
    memcpy(digits, number.at, 6);
    memcpy(digits + 6, "19", 2);
    memcpy(digits + 8, number.at + 6, 9);
  } else {
    return false;
  }
  *person = 0;
  for (int i = 0; i < 17; i++) *person = *person * 10 + (uint64_t)(digits[i] - '0');
  return true;
}
