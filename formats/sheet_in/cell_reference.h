/* Names of cells, `B7`, and of ranges, `B7:D9`, within what a sheet can hold: A1 to XFD1048576. */
#ifndef ARREARS_FORMATS_SHEET_IN_CELL_REFERENCE_H
#define ARREARS_FORMATS_SHEET_IN_CELL_REFERENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "calc/text.h"

struct cell_place {
  int32_t row;    /* 1 the first */
  int32_t column; /* A is 0 */
};

struct cell_range {
  struct cell_place first, last; /* inclusive; last is neither above nor left of first */
};

/* false: no such cell. */
MUST_USE bool cell_reference_parse(struct cell_place *place, struct text reference);

/* A single cell is a range too. false: no such range. */
MUST_USE bool cell_range_parse(struct cell_range *range, struct text reference);

/* Appends `B7`. */
void cell_reference_format(struct buffer *out, struct cell_place place);

#endif
