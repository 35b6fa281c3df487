/* The merged ranges of a sheet, met from top to bottom: which of them a row has a part in, and what it shows
 * of them. Ranges are added in any order, sealed, then entered row by row. */
#ifndef ARREARS_FORMATS_SHEET_IN_MERGE_RANGES_H
#define ARREARS_FORMATS_SHEET_IN_MERGE_RANGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "formats/sheet_in/cell_reference.h"
#include "formats/sheet_in/sheet_row.h"
#include "formats/sheet_in/sheet_status.h"

/* A range over the current row, with the text of its anchor. */
struct active_merge {
  struct sheet_cover cover;
  struct buffer text;
};

/* `{0}` is valid: no range. */
struct merge_ranges {
  struct cell_range *ranges; /* owned; from top to bottom once sealed */
  size_t count, capacity;
  size_t met;                  /* ranges that began at or above the current row */
  int64_t row, last_quiet;     /* the current row; no range ends or begins before the row behind last_quiet */
  struct active_merge *active; /* owned; columns ascending; behind `active_count` storage to use again */
  size_t active_count, active_capacity;
  size_t text_bytes;
  struct sheet_cover *covers; /* owned; of the active ranges, as rows show them */
  size_t cover_capacity;
};

/* Adds a range; a single cell is none. SHEET_OK, TOO_MANY_MERGES. */
MUST_USE enum sheet_status merge_ranges_add(struct merge_ranges *merges, struct cell_range range);

/* Puts the ranges in order; to be called once all are there. */
void merge_ranges_seal(struct merge_ranges *merges);

/* Goes to a row below those before. SHEET_OK, BAD_MERGE (two ranges overlap there), TOO_MANY_MERGES. */
MUST_USE enum sheet_status merge_ranges_enter(struct merge_ranges *merges, int64_t row);

/* Keeps the value of anchors in the row, takes cells out that are covered, from the first `*count`, and shows
 * the covers. `row->number` is the row that was entered. SHEET_OK, ROW_TOO_LONG. */
MUST_USE enum sheet_status merge_ranges_apply(struct merge_ranges *merges, struct sheet_cell *cells,
                                              size_t *count, struct sheet_row *row);

/* Forgets all ranges and keeps the storage. */
void merge_ranges_reset(struct merge_ranges *merges);
void merge_ranges_clear(struct merge_ranges *merges);

#endif
