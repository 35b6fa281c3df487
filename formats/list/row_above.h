/* The case above a row: whether it says whose it is, and its cells, for rows that leave out what stands
 * there. CONTRACT 2.2. */
#ifndef ARREARS_FORMATS_LIST_ROW_ABOVE_H
#define ARREARS_FORMATS_LIST_ROW_ABOVE_H

#include <stdbool.h>
#include <stddef.h>

#include "calc/buffer.h"
#include "formats/list/case_columns.h"
#include "formats/list/table_row.h"

/* `{0}` is valid: nothing stands above. */
struct row_above {
  bool has_person;
  bool row_has_person; /* the row at hand */
  struct buffer texts;
  struct buffer before; /* texts of the row above that, of which the row at hand may be made */
  struct text *cells;   /* owned; views into texts */
  unsigned char *marks;
  size_t count, capacity;

  struct text *filled; /* owned; the cells of the row at hand, once they were changed, and their marks */
  unsigned char *filled_marks;
  size_t filled_capacity;
};

/* Tells what the row leaves to the row above: a continuation, and ditto marks, which become
 * CELL_MARK_DITTO. */
void row_above_mark(struct row_above *above, const struct case_columns *columns, struct table_row *row);

/* Takes from above what the row leaves to it instead. */
void row_above_fill(struct row_above *above, const struct case_columns *columns, struct table_row *row);

/* The row, which was marked or filled, is above from now on; keeps_cells: for row_above_fill. */
void row_above_set(struct row_above *above, const struct table_row *row, bool keeps_cells);

/* Nothing stands above any longer: another sheet begins. */
void row_above_forget(struct row_above *above);

void row_above_clear(struct row_above *above);

#endif
