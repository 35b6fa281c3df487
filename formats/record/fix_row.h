/* The way back of rejected rows: each in the list's own headings and order, and in front where it stands and
 * what is wrong. CONTRACT 2.7. What a file makes of the cells is the file's. */
#ifndef ARREARS_FORMATS_RECORD_FIX_ROW_H
#define ARREARS_FORMATS_RECORD_FIX_ROW_H

#include <stdbool.h>

#include "formats/record/text_writer.h"

/* The columns in front of the list's own. */
enum { FIX_LINE, FIX_REASON, FIX_OWN_COLUMNS };

/* Takes the next cell; `text` is valid for the call. */
struct fix_cells {
  void (*add)(void *to, struct text text, bool is_wrong);
  void *to;
};

/* The headings. */
void fix_row_header(const struct text_context *context, struct fix_cells cells);

/* The cells of a rejected row. A row that could not be cut into the list's columns has its raw text behind
 * them, so that nothing of it is lost. */
void fix_row_cells(const struct text_context *context, const struct dossier *dossier, struct fix_cells cells);

#endif
