/* The cells of one row while it is being read: texts one after another in one storage, which is used again
 * for the next row. */
#ifndef ARREARS_FORMATS_SHEET_IN_ROW_CELLS_H
#define ARREARS_FORMATS_SHEET_IN_ROW_CELLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "formats/sheet_in/cell_formats.h"
#include "formats/sheet_in/merge_ranges.h"
#include "formats/sheet_in/sheet_date.h"
#include "formats/sheet_in/sheet_row.h"
#include "formats/sheet_in/sheet_status.h"

/* `{0}` is valid and empty. */
struct row_cells {
  struct buffer texts;
  struct sheet_cell *list; /* owned; until row_cells_show their texts have a length only */
  size_t count, capacity;
  size_t text_start; /* of the cell that comes next */
};

static inline void row_cells_begin(struct row_cells *cells) {
  buffer_reset(&cells->texts);
  cells->count = cells->text_start = 0;
}

/* Adds a cell whose text is what was appended to `texts` since the last one.
 * SHEET_OK, OUT_OF_ORDER (not behind the last one), TEXT_TOO_LONG, ROW_TOO_LONG. */
MUST_USE enum sheet_status row_cells_add(struct row_cells *cells, struct sheet_cell cell);

/* Adds a number as files write it, or what it looks like: a date, text with the sign it is shown before; text
 * that is not a number stays text. */
MUST_USE enum sheet_status row_cells_add_number(struct row_cells *cells, struct sheet_cell cell,
                                                struct text raw, enum number_look look,
                                                enum date_system system);

/* Shows the cells as a row, together with the merges that were entered for it; without a cell of its own the
 * row has count 0. SHEET_OK, ROW_TOO_LONG. */
MUST_USE enum sheet_status row_cells_show(struct row_cells *cells, struct merge_ranges *merges,
                                          struct sheet_row *row);

void row_cells_clear(struct row_cells *cells);

#endif
