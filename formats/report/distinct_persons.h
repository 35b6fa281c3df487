/* How many persons there are, by the numbers of their documents as the sheet Persons has them: as one formula
 * counts them again. A row without a number is a person of its own. Memory is bounded. */
#ifndef ARREARS_FORMATS_REPORT_DISTINCT_PERSONS_H
#define ARREARS_FORMATS_REPORT_DISTINCT_PERSONS_H

#include <stdbool.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/text_numbers.h"

/* The formula compares each row with those above it: beyond so many rows a spreadsheet program is busy for
 * minutes. */
enum { DISTINCT_PERSONS_MOST = 20000 };

/* `{0}` is valid and empty. */
struct distinct_persons {
  struct text_numbers numbers; /* letters as capitals: formulas know no other */
  struct buffer folded;        /* scratch */
  int64_t rows, without_number;
  bool is_beyond_formulas; /* a number that means something else to the formula: * ? ~, or a long text */
};

void distinct_persons_add(struct distinct_persons *persons, struct text id_number);

/* False: there are none, or a formula cannot count them. */
bool distinct_persons_can_be_counted(const struct distinct_persons *persons);
int64_t distinct_persons_count(const struct distinct_persons *persons);

void distinct_persons_clear(struct distinct_persons *persons);

#endif
