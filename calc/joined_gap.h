/* The one gap (断缴) that the rows of a person form whose missed months follow each other. RULES 6 */
#ifndef ARREARS_CALC_JOINED_GAP_H
#define ARREARS_CALC_JOINED_GAP_H

#include <stdbool.h>
#include <stdint.h>

#include "date.h"

enum { JOINED_LINES_MAX = 3 };

/* Of one of its rows; `{0}`: the row's own months are the gap. */
struct joined_gap {
  bool is_withheld;                /* the rows may be two persons': none of what follows is set */
  struct month first, last;        /* account months not paid by any of the rows, inclusive */
  int64_t rows;                    /* the gap is made of, this one too; 0: none, else at least 2 */
  int64_t lines[JOINED_LINES_MAX]; /* of the first of the other rows, in the order of the list */
  int line_count;                  /* at least 1 where there are rows */
  /* Rows on other terms that show the month before, or after, the gap as missed; 0: none. */
  int64_t line_before, line_after;
};

#endif
