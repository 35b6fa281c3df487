/* Cells of CSV text, appended to a buffer (RFC 4180, comma). */
#ifndef ARREARS_FORMATS_LIST_CSV_TEXT_H
#define ARREARS_FORMATS_LIST_CSV_TEXT_H

#include <stdbool.h>

#include "calc/buffer.h"
#include "calc/text.h"

/* Appends one cell. Quotes are added only where needed: the text has a comma, a quote or a line
 * end, or begins or ends with a blank. The comma between cells and the line end are the caller's. */
void csv_add_cell(struct buffer *out, struct text text);

/* Makes one cell of everything from `start` on. */
void csv_quote_from(struct buffer *out, size_t start);

/* Text for a spreadsheet program, which would work out what begins with = + - @, tab or CR: such text gets an
 * apostrophe in front. Numbers (-5, +86) and dashes alone stay. CONTRACT 3. */
void csv_neutralise_from(struct buffer *out, size_t start);

/* Appends one cell, neutralised where asked for. */
void csv_add_neutral_cell(struct buffer *out, struct text text, bool neutralises);

/* The text before it was neutralised; any other text as it stands. A view. */
struct text csv_without_mark(struct text text);

#endif
