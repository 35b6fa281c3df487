/* A row that was handed back and has been corrected, the file it comes from, and what can be wrong with
 * either.
 */
#ifndef ARREARS_FORMATS_LIST_CORRECTION_H
#define ARREARS_FORMATS_LIST_CORRECTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "formats/file/digest.h"
#include "formats/list/case_columns.h"
#include "formats/list/table.h"

struct correction_file {
  const char *path; /* not owned */
  char digest[DIGEST_SIZE];
  struct table *table; /* owned; stays open for the names of its sheets */
  size_t *places;      /* owned; its column for each of the list's, SHEET_COLUMN_NONE where it has none */
  int64_t rows;
  int64_t unchanged; /* of them, that read as the list does; known once the list has ended */
};

struct correction {
  int file;
  int64_t line; /* in that file */
  int sheet;    /* in that file */
  int list_sheet;
  int64_t list_line;
  struct buffer texts;  /* owned; all that follows are views into it */
  struct text raw;      /* the row as it stands in the file */
  struct text check;    /* of the row in whose place it comes */
  struct text *cells;   /* owned; in the order of the list's columns, and one more for what stands beside */
  unsigned char *marks; /* owned */
  size_t count;
  struct text list_sheet_name; /* of a list made of several sheets, a view of its name; else empty */
  bool is_met, is_used;        /* the list has a case at that line; and this row took its place */
  size_t twin;                 /* another that wants the same place, its number from 1; 0: none */
};

enum correction_problem {
  CORRECTION_UNREADABLE_FILE, /* error */
  CORRECTION_NO_FIX,          /* none of the columns that --fix writes: no such file */
  CORRECTION_NO_COLUMN,       /* value: a heading of the list that the file lacks */
  CORRECTION_SURPLUS_COLUMN,  /* value: a heading that the list lacks */
  CORRECTION_UNREADABLE_ROW,  /* quotes or bytes that cannot be read */
  CORRECTION_NO_LINE,         /* value: no line of the list */
  CORRECTION_NO_CHECK,        /* the row says not what its line read */
  CORRECTION_EMPTY,           /* nothing but the file's own columns */
  CORRECTION_NO_CASE,         /* the list has no case at that line */
  CORRECTION_OTHER_ROW,       /* the line reads otherwise than when it was handed back */
  CORRECTION_DOUBLED,         /* twin: another row for the same line */
  CORRECTION_PROBLEM_COUNT
};

struct correction_trouble {
  enum correction_problem problem;
  int file;
  int64_t line; /* of the file; 0: of the file as a whole */
  int sheet;    /* of the file */
  struct text value;
  const struct correction *row, *twin; /* NULL: none */
  struct table_error error;
};

/* Takes what is wrong; what it holds is valid for the call. */
struct correction_listener {
  void (*tell)(void *context, const struct correction_trouble *trouble);
  void *context;
};

#endif
