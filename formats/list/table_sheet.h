/* A sheet of a workbook that rows come from. */
#ifndef ARREARS_FORMATS_LIST_TABLE_SHEET_H
#define ARREARS_FORMATS_LIST_TABLE_SHEET_H

#include <stddef.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/text.h"

#define SHEET_COLUMN_NONE SIZE_MAX

struct table_sheet {
  struct text name;
  size_t tab;     /* among all sheets, from 0 */
  size_t *places; /* owned; the sheet's column of each column of the header, or SHEET_COLUMN_NONE; NULL: the
                   * same one */
};

/* Appends where a message is about: `list.xlsx[staff!F12]`; without a column `list.xlsx[staff!12]`, without a
 * sheet `list.csv:12`. `column` is one of the header, or SHEET_COLUMN_NONE. */
void table_place_add(struct buffer *out, struct text file, const struct table_sheet *sheet, size_t column,
                     int64_t line);

#endif
