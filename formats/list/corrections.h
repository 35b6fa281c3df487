/* Rows that were handed back (--fix), have been corrected, and stand in place of their lines of the list.
 * CONTRACT 2.7.
 *
 * A row of such a file says which line it is of and what that line read when it was handed back, by its
 * check. It takes the place of a line that still reads so, and a row that was handed back once more takes the
 * place of the corrected one: files may be given in any order.
 *
 *   corrections_add_file for each file -> corrections_seal -> corrections_apply for each case, in the order
 *   of the list -> corrections_each_left
 *
 * One thread at a time; what a correction holds never changes after corrections_seal, so other threads may
 * read it meanwhile. */
#ifndef ARREARS_FORMATS_LIST_CORRECTIONS_H
#define ARREARS_FORMATS_LIST_CORRECTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "calc/status.h"
#include "formats/list/correction.h"

enum { FIXES_MAX = 64 };

/* `{0}` is valid and empty: the list stays as it is. */
struct corrections {
  struct correction_file files[FIXES_MAX];
  int file_count;
  struct correction *rows; /* owned; once sealed by line of the list */
  size_t count, capacity;
  size_t next; /* the first whose line has not passed yet */
};

/* Reads a file of corrected rows for an open list. False: all that is wrong with it has been told. */
MUST_USE bool corrections_add_file(struct corrections *corrections, const char *path,
                                   const struct table *list, const struct case_columns *columns,
                                   struct table_options how, struct correction_listener listener);

/* No further file comes. */
void corrections_seal(struct corrections *corrections);

/* The list is read once more from its start. */
void corrections_rewind(struct corrections *corrections);

/* Puts the corrected row in place of a case of the list; line, record and sheet stay the list's. The cells
 * live as long as the corrections. */
void corrections_apply(struct corrections *corrections, struct table_row *row);

/* Tells of every row that took nobody's place, once the list has ended. False: there was one. */
MUST_USE bool corrections_each_left(const struct corrections *corrections,
                                    struct correction_listener listener);

/* Where a corrected row stands, for table_place_add; NULL: CSV text. `room` outlives the answer. */
const struct table_sheet *corrections_sheet(const struct corrections *corrections, int file, int sheet,
                                            struct table_sheet *room);

void corrections_clear(struct corrections *corrections);

#endif
