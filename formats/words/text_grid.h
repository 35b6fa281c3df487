/* Rows of cells, set in columns for a terminal. */
#ifndef ARREARS_FORMATS_WORDS_TEXT_GRID_H
#define ARREARS_FORMATS_WORDS_TEXT_GRID_H

#include <stdbool.h>
#include <stddef.h>

#include "calc/buffer.h"

enum { GRID_COLUMNS_MAX = 12 };

/* A cell is written into `texts` and closed by text_grid_cell; rows follow one another.
 * `{.columns = n}` is a valid empty grid. */
struct text_grid {
  int columns;        /* 1..GRID_COLUMNS_MAX */
  const char *aligns; /* one letter a column: l or r; NULL: all left */
  bool has_header;    /* the first row is a header: set in bold */
  bool has_total;     /* the last row is a total: set in bold */
  struct buffer texts;
  size_t *ends; /* owned: cell i is texts[ends[i - 1] .. ends[i]] */
  size_t count, capacity;
};

/* Ends the cell: what was added to texts since the last one. */
void text_grid_cell(struct text_grid *grid);

/* Appends the whole rows, indented, two blanks between columns; a column whose cells are all empty below the
 * header is left out. Nothing at all when there is no row below the header. */
void text_grid_print(struct buffer *out, const struct text_grid *grid, int indent, bool with_colour);

void text_grid_clear(struct text_grid *grid);

#endif
