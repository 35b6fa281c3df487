/* Where rows with the same columns are worked out: the names of a row's members are found to be columns once,
 * and every further row of the same names goes straight on. Belongs to one thread. */
#ifndef ARREARS_FORMATS_LIBRARY_DESK_H
#define ARREARS_FORMATS_LIBRARY_DESK_H

#include "formats/library/engine.h"
#include "formats/library/row_header.h"
#include "formats/list/case_list.h"
#include "formats/list/kept_rows.h"
#include "formats/run/json_row.h"

struct desk {
  const struct engine *engine; /* outlives it */
  struct row_header header;
  bool has_columns; /* of the header; what follows up to `list` is in use */
  struct case_columns columns;
  struct casework casework;
  struct caseworker worker;
  struct case_list list;
  struct text_context context;

  struct json_row json;
  struct text *cells; /* owned: the row in the order of the header */
  unsigned char *marks;
  size_t cell_capacity;
  struct kept_rows first; /* the rows that tell what an unread column holds */
  struct dossier dossier;
  struct desk *next; /* idle below this one */
};

void desk_init(struct desk *desk, const struct engine *engine);
void desk_clear(struct desk *desk);

/* Reads a row; false: told. */
MUST_USE bool desk_read(struct desk *desk, struct text json, const struct listener *listener);

/* The row read last as a row of a list with the header's columns; views until the next. */
struct table_row desk_row(struct desk *desk, int64_t line);

/* Finds the columns of `header`. False: refused, told; `first` holds the rows the list begins with. */
MUST_USE bool desk_find_columns(struct desk *desk, const struct joined_gaps *joined,
                                const struct listener *listener);

/* Whether what nobody reads in `first` decides money; told. */
MUST_USE bool desk_is_doubtful(const struct desk *desk, const struct listener *listener);

/* Whether two columns for one field differ in the row; told. */
MUST_USE bool desk_disagrees(const struct desk *desk, const struct table_row *row,
                             const struct listener *listener);

/* The row is the first of a list. */
void desk_begin_list(struct desk *desk);

/* Tells what a row is that desk->list has not taken. */
void desk_tell_skipped(const struct desk *desk, const struct listener *listener);

/* One row by itself, from its bytes to its answer, which has begun; returns the status. */
int desk_assess(struct desk *desk, struct text json, struct arrears_answer *answer);

#endif
