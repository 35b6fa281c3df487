/* The citizen identity number (公民身份号码), GB 11643-1999. */
#ifndef ARREARS_CALC_ID_NUMBER_H
#define ARREARS_CALC_ID_NUMBER_H

#include "text.h"

enum id_number_fault {
  ID_NUMBER_FINE,
  ID_NUMBER_LENGTH,    /* neither 18 nor 15 characters */
  ID_NUMBER_CHARACTER, /* not a digit, nor X in the last of 18 places; at */
  ID_NUMBER_DATE,      /* the date of birth does not exist */
  ID_NUMBER_DAMAGED,   /* ends in 000, which is what a spreadsheet leaves of a number with 18 digits */
  ID_NUMBER_CHECK      /* the check character does not fit; expected */
};

struct id_number_check {
  enum id_number_fault fault;
  size_t at;     /* ID_NUMBER_CHARACTER: byte offset */
  char expected; /* ID_NUMBER_CHECK: the right check character */
};

/* Checks a number of ASCII characters; x counts as X. */
struct id_number_check id_number_check(struct text number);

#endif
