/* Diagnostics in words. */
#ifndef ARREARS_FORMATS_LIST_DIAGNOSTIC_TEXT_H
#define ARREARS_FORMATS_LIST_DIAGNOSTIC_TEXT_H

#include <stdbool.h>

#include "calc/buffer.h"
#include "calc/diagnostic.h"
#include "formats/list/case_columns.h"
#include "formats/list/table_sheet.h"
#include "formats/words/labels.h"

/* Appends what is wrong and what to do, without place and value. */
void diagnostic_text(struct buffer *out, enum language language, const struct diagnostics *diagnostics,
                     const struct diagnostic *diagnostic);

/* Where a row stands, for a message. */
struct row_place {
  struct text file;
  int64_t line, record;
  const struct table_sheet *sheet; /* NULL: CSV text */
  struct text stands_for;          /* of a corrected row: the place of the line it replaces; empty: none */
  bool masks_ids;                  /* for a terminal or a log (formats/list/id_mask.h) */
};

/* Appends `cases.csv:128: 缴费基数 "5,OOO": ...`, of a workbook `cases.xlsx[staff!F128]: ...`, and the record
 * number, without a line end; of a corrected row `fix.csv:3 (cases.csv:128): ...`.
 * An empty file name leaves the place out. */
void diagnostic_line(struct buffer *out, enum language language, const struct row_place *place,
                     const struct case_columns *columns, const struct diagnostics *diagnostics,
                     const struct diagnostic *diagnostic);

/* Appends `--pay-on "soon": ...`: of a text that stands in no list, such as an option's, called `name`, which
 * may be empty. For a terminal or a log. */
void diagnostic_option_line(struct buffer *out, enum language language, struct text name,
                            const struct diagnostics *diagnostics, const struct diagnostic *diagnostic);

#endif
