/* A number of its own for each text, so that two of them are never taken for one. */
#ifndef ARREARS_CALC_TEXT_NUMBERS_H
#define ARREARS_CALC_TEXT_NUMBERS_H

#include <stdint.h>

#include "buffer.h"
#include "text.h"

/* `{0}` is valid and empty. */
struct text_numbers {
  struct buffer texts; /* each kept once, NUL behind it */
  uint32_t *starts;    /* owned hash table of positions in `texts`, plus 1; 0 is free */
  uint32_t count, capacity;
};

/* The text's number, above 0; a new one where it is new. The text holds no NUL. */
uint32_t text_numbers_of(struct text_numbers *numbers, struct text text);

void text_numbers_clear(struct text_numbers *numbers);

#endif
