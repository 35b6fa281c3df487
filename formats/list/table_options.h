/* How a table is to be read. */
#ifndef ARREARS_FORMATS_LIST_TABLE_OPTIONS_H
#define ARREARS_FORMATS_LIST_TABLE_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/file/encoding.h"
#include "formats/list/case_columns.h"

struct table_options {
  enum file_encoding encoding; /* AUTO: decided from the file; a byte order mark always wins */
  char delimiter;              /* 0: a first line `sep=;`, else whichever of , ; TAB the header has most */
  size_t row_limit;            /* bytes of one row of CSV text, 0: TABLE_ROW_LIMIT */
  bool is_case_list;         /* the header is looked for (list_header.h), and in a workbook the sheet that has
                              * one; else the first row is the header, of the first visible sheet with a row */
  const char *const *sheets; /* of a case list: names or numbers from 1 of the sheets to be read one after
                                another, or "all"; none: the one visible sheet with a header */
  int sheet_count;
  struct column_choices choices; /* of a case list: headings that count as known, or do not */
};

enum { TABLE_ROW_LIMIT = 1024 * 1024 };

#endif
