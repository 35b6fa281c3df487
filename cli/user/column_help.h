/* help columns: the columns of a case list, and the headings that stand for them. */
#ifndef ARREARS_CLI_USER_COLUMN_HELP_H
#define ARREARS_CLI_USER_COLUMN_HELP_H

#include "calc/buffer.h"
#include "formats/words/labels.h"

/* Appends each column with its label and its aliases, from the table that headings are looked up in, and the
 * words that first and last months are put together of. */
void column_help_add(struct buffer *out, enum language language);

#endif
