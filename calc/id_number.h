/* The citizen identity number (公民身份号码), GB 11643-1999. */
#ifndef ARREARS_CALC_ID_NUMBER_H
#define ARREARS_CALC_ID_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

#include "status.h"
#include "text.h"

enum id_number_fault {
  ID_NUMBER_FINE,
  ID_NUMBER_LENGTH,    /* neither 18 nor 15 characters */
  ID_NUMBER_CHARACTER, /* not a digit, nor X in the last of 18 places; at */
  ID_NUMBER_DATE,      /* the date of birth does not exist */
  ID_NUMBER_DAMAGED,   /* ends in 000 with a wrong check character: what a spreadsheet leaves of 18 digits */
  ID_NUMBER_CHECK      /* the check character does not fit; expected */
};

struct id_number_check {
  enum id_number_fault fault;
  size_t at;          /* ID_NUMBER_CHARACTER: byte offset */
  char expected;      /* ID_NUMBER_CHECK: the right check character */
  bool ends_in_zeros; /* FINE, though it ends in 000 as damaged ones do; one in 1,100 real numbers does */
};

/* Checks a number of ASCII characters; x counts as X. */
struct id_number_check id_number_check(struct text number);

/* One number for one person: the 17 digits before the check character, below 10^17; an old number of 15
 * digits gets its century. False: neither form, so some other document; *person is then unchanged. */
MUST_USE bool id_number_person(uint64_t *person, struct text number);

#endif
