/* What a file says of a cell beside its text. Bits; a cell of plain text has none. */
#ifndef ARREARS_CALC_CELL_MARK_H
#define ARREARS_CALC_CELL_MARK_H

#include <stdbool.h>

enum cell_mark {
  CELL_MARK_DATE = 1,      /* a number shown as a date; the text is 2025-01-31 or 2025-01-31T10:30:00 */
  CELL_MARK_ERROR = 2,     /* #N/A and its like */
  CELL_MARK_NO_RESULT = 4, /* a formula whose result the file does not hold; no text */
  CELL_MARK_WRECKED = 8,   /* a number of 16 digits or more, of which a spreadsheet keeps 15 */
  CELL_MARK_ROUNDED = 16,  /* a number read with the 15 digits that a spreadsheet shows; the file held more */
  CELL_MARK_DITTO = 32,    /* stands for the cell above */
  CELL_MARK_BESIDE = 64,   /* under a merge that begins in another column */
  CELL_MARK_PERCENT =
      128, /* a number that is shown a hundredfold with a percent sign; the text is the number */
  CELL_MARK_OF_1904 = CELL_MARK_DATE | CELL_MARK_PERCENT, /* both, which no cell is: a number of a workbook
                                                           * that counts days from 1904, not shown as one */
  CELL_MARK_UNREADABLE = CELL_MARK_ERROR | CELL_MARK_NO_RESULT | CELL_MARK_WRECKED | CELL_MARK_DITTO
};

static inline bool cell_mark_is_of_1904(int marks) {
  return (marks & CELL_MARK_OF_1904) == CELL_MARK_OF_1904;
}

#endif
