/* Diagnostics in words. */
#ifndef ARREARS_FORMATS_DIAGNOSTIC_TEXT_H
#define ARREARS_FORMATS_DIAGNOSTIC_TEXT_H

#include "calc/buffer.h"
#include "calc/diagnostic.h"
#include "formats/case_columns.h"
#include "formats/labels.h"

/* Appends what is wrong and what to do, without place and value. */
void diagnostic_text(struct buffer *out, enum language language, const struct diagnostics *diagnostics,
                     const struct diagnostic *diagnostic);

/* Where a row stands, for a message. */
struct row_place {
  struct text file;
  int64_t line, record;
};

/* Appends `cases.csv:128: 缴费基数 "5,OOO": ...` and the record number, without a line end.
 * An empty file name leaves the place out. */
void diagnostic_line(struct buffer *out, enum language language, const struct row_place *place,
                     const struct case_columns *columns, const struct diagnostics *diagnostics,
                     const struct diagnostic *diagnostic);

/* Appends a text template with {0}, {1}, ... replaced; {0!} describes a character (字母 O, the letter O),
 * {0@} gives a kind, scheme or payer its label. */
void template_add(struct buffer *out, enum language language, const char *template,
                  const struct text *arguments, int count);

#endif
