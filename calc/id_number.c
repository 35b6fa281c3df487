#include "id_number.h"

#include "date.h"

static int digits_at(struct text number, size_t start, size_t count) {
  int value = 0;
  for (size_t i = 0; i < count; i++) value = value * 10 + (number.at[start + i] - '0');
  return value;
}

/* The first character that does not belong where it is; the length when there is none. */
static size_t find_stranger(struct text number) {
  size_t digits = 0;
  while (digits < number.length && is_digit(number.at[digits])) digits++;
  const bool is_check = digits == 17 && number.length == 18 && lower_case(number.at[17]) == 'x';
  return is_check ? number.length : digits;
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
  enum { PLACE = 6, CENTURY = 19 }; /* the digits of the place, and what old numbers leave out behind them */
  if (number.length != 18 && number.length != 15) return false;
  const size_t digits = number.length == 18 ? 17 : 15;
  uint64_t value = 0;
  for (size_t i = 0; i < digits; i++) {
    if (!is_digit(number.at[i])) return false;
    if (i == PLACE && digits == 15) value = value * 100 + CENTURY;
    value = value * 10 + (uint64_t)(number.at[i] - '0');
  }
  *person = value;
  return true;
}
