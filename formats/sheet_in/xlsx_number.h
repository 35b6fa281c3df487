/* Whole numbers in attributes: rows, formats, indexes. */
#ifndef ARREARS_FORMATS_SHEET_IN_XLSX_NUMBER_H
#define ARREARS_FORMATS_SHEET_IN_XLSX_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

#include "calc/status.h"
#include "calc/text.h"

/* Up to nine digits; false: anything else. */
MUST_USE static inline bool xlsx_number_parse(uint32_t *number, struct text digits) {
  if (digits.length > 9 || !text_is_digits(digits)) return false;
  *number = 0;
  for (size_t i = 0; i < digits.length; i++) *number = *number * 10 + (uint32_t)(digits.at[i] - '0');
  return true;
}

#endif
