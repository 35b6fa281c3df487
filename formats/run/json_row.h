/* A row as a JSON object, `{"gap_from":"2025-01","wage":8000}`: its members become headings and cells, as if
 * a list held them. Text is taken as it stands. A number becomes the decimal that a spreadsheet cell with it
 * would be read as: whole ones to the last digit, others with 15 significant digits. true and false are those
 * words, null is an empty cell; an object or an array is no cell. */
#ifndef ARREARS_FORMATS_RUN_JSON_ROW_H
#define ARREARS_FORMATS_RUN_JSON_ROW_H

#include <stdbool.h>
#include <stddef.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "calc/text.h"

enum json_row_fault {
  JSON_ROW_FINE,
  JSON_ROW_MALFORMED,  /* at: bytes from the start to where reading stopped */
  JSON_ROW_NOT_UTF_8,  /* at */
  JSON_ROW_NO_OBJECT,  /* JSON of another kind */
  JSON_ROW_NAME_TWICE, /* a member's name stands twice; at: behind the second */
  JSON_ROW_NESTED,     /* name: the member is an object or an array */
  JSON_ROW_TOO_LONG,   /* more than JSON_ROW_BYTES_MOST */
  JSON_ROW_TOO_MANY,   /* more members than JSON_ROW_MEMBERS_MOST */
  JSON_ROW_FAULT_COUNT
};

enum { JSON_ROW_BYTES_MOST = 1024 * 1024, JSON_ROW_MEMBERS_MOST = 1000 };

/* `{0}` is valid and empty. */
struct json_row {
  struct text *names, *cells; /* owned; in the order of the object; valid until the next row */
  unsigned char *marks;       /* owned: enum cell_mark of each cell */
  size_t count, capacity;
  struct buffer numbers; /* the cells that were numbers */
  void *object;          /* owned: the library's */
};

struct json_row_problem {
  enum json_row_fault fault;
  size_t at;
  struct text name; /* valid until the next row */
};

/* False: *problem says why; the row is empty then. */
MUST_USE bool json_row_read(struct json_row *row, struct text json, struct json_row_problem *problem);

void json_row_clear(struct json_row *row);

#endif
