/* Numbers of spreadsheet cells as plain decimal text. Spreadsheet programs keep binary fractions and show
 * them with 15 significant digits; that is what a person typed and saw, so it is what is read. */
#ifndef ARREARS_FORMATS_SHEET_IN_SHEET_NUMBER_H
#define ARREARS_FORMATS_SHEET_IN_SHEET_NUMBER_H

#include <stdbool.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "calc/text.h"

enum {
  SHEET_NUMBER_DIGITS = 15,    /* significant ones that a spreadsheet program keeps */
  SHEET_NUMBER_MAGNITUDE = 400 /* a number with more digits before the point, or zeros after it, is none */
};

struct sheet_number {
  bool is_wrecked;  /* 16 digits or more before the point: nothing was rounded */
  bool was_rounded; /* to 15 significant digits */
};

/* Appends a number as files write it (8000.2999999999993, 1.6E-2) as plain decimal text (8000.3, 0.016).
 * false: `raw` is no number; nothing is appended. `raw` is not in the buffer. */
MUST_USE bool sheet_number_add(struct buffer *out, struct text raw, struct sheet_number *number);

enum { SHEET_BINARY_LENGTH = 40 };

/* A binary fraction, the only form that XLS has, as a file with decimal text would hold it: with 15 digits if
 * these are all of it, else with 17; terminated. What is not a number becomes text that is no number either.
 */
void sheet_number_of_binary(char digits[SHEET_BINARY_LENGTH], double value);

#endif
