/* Which cell formats of a workbook show a number as a date or in percent: the part of its styles that a
 * reader of values needs. */
#ifndef ARREARS_FORMATS_SHEET_IN_CELL_FORMATS_H
#define ARREARS_FORMATS_SHEET_IN_CELL_FORMATS_H

#include <stddef.h>
#include <stdint.h>

#include "calc/status.h"
#include "calc/text.h"
#include "formats/sheet_in/sheet_status.h"

enum { NUMBER_FORMAT_LIMIT = 65536 };

enum number_look {
  NUMBER_PLAIN,
  NUMBER_AS_DATE,
  NUMBER_IN_PERCENT,          /* 0.16 shows as 16% */
  NUMBER_BEFORE_PERCENT_SIGN, /* 0.16 shows as 0.16% */
  NUMBER_LOOK_COUNT
};

/* `{0}` is valid and empty. Number formats and cell formats are added in any order. */
struct cell_formats {
  unsigned char
      *codes;        /* owned, NUMBER_FORMAT_LIMIT of them; of each number format with a code of its own: */
  uint16_t *numbers; /* owned; of each cell format its number format */
  size_t count, capacity;
};

/* A number format with its own code, which overrides a built-in one. SHEET_OK, TOO_MANY_FORMATS. */
MUST_USE enum sheet_status cell_formats_add_code(struct cell_formats *formats, uint32_t number,
                                                 struct text code);

/* The next cell format shows numbers in this number format. SHEET_OK, TOO_MANY_FORMATS. */
MUST_USE enum sheet_status cell_formats_add(struct cell_formats *formats, uint32_t number);

/* `format` is below the count. */
enum number_look cell_formats_look(const struct cell_formats *formats, size_t format);

void cell_formats_clear(struct cell_formats *formats);

#endif
