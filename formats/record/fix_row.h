/* The way back of rejected rows: each in the list's own headings and order, in front where it stands and what
 * is wrong, behind them the check by which it finds its line again (formats/list/fix_mark.h). CONTRACT 2.7.
 * What a file makes of the cells is the file's.
 *
 * Where the list itself is a file of such rows, its columns for line, reason and check are not handed back as
 * if they were the list's: the line stays that of the first list. */
#ifndef ARREARS_FORMATS_RECORD_FIX_ROW_H
#define ARREARS_FORMATS_RECORD_FIX_ROW_H

#include <stdbool.h>

#include "formats/record/text_writer.h"

/* The columns in front of the list's own; behind those stands the check. */
enum { FIX_COLUMNS_BEFORE = 2 };

/* Takes the next cell; `text` is valid for the call. */
struct fix_cells {
  void (*add)(void *to, struct text text, bool is_wrong);
  void *to;
};

/* How many of the list's columns are handed back. */
size_t fix_row_width(const struct text_context *context);

/* The headings. */
void fix_row_header(const struct text_context *context, struct fix_cells cells);

/* The cells of a rejected row. A row that could not be cut into the list's columns has its raw text behind
 * them, so that nothing of it is lost. */
void fix_row_cells(const struct text_context *context, const struct dossier *dossier, struct fix_cells cells);

#endif
