/* The cells of one row after another: of a row with quotes from libcsv, fed with physical lines; one without
 * is cut at its delimiters. */
#ifndef ARREARS_FORMATS_LIST_CELLS_H
#define ARREARS_FORMATS_LIST_CELLS_H

#include <stdbool.h>
#include <stddef.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "calc/text.h"

struct csv_parser;

/* cells_open makes it valid, cells_close frees the storage. */
struct cells {
  struct csv_parser *parser; /* owned */
  char delimiter;
  bool is_row_over;    /* the lines given so far make up a whole row */
  bool is_quote_open;  /* the row goes on with the next line */
  struct text *list;   /* owned; the cells of the row so far, complete when the row is over */
  size_t count;        /* in use */
  size_t capacity;     /* allocated */
  struct buffer texts; /* cells whose quotes had to be taken off, one after another */
};

void cells_open(struct cells *cells);

void cells_set_delimiter(struct cells *cells, char delimiter);

/* Forgets the last row. */
void cells_begin(struct cells *cells);

/* Adds a physical line, which `end_length` bytes of line end follow in memory (0: the file ends) and
 * which is not blank, or lies in a quoted cell of the row. The cells of a row that was over with its
 * first line may be views of that line.
 * false: not CSV; *stopped is the index in the line of the byte that cannot stand there. */
MUST_USE bool cells_add_line(struct cells *cells, struct text line, size_t end_length, size_t *stopped);

/* Gives the row up in the middle: no cells, ready for the next row. */
void cells_give_up(struct cells *cells);

void cells_close(struct cells *cells);

/* The library this was built with, and its version; static. */
const char *cells_library(void);

#endif
