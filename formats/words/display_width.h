/* How many columns a text takes on a terminal: Chinese characters take two, marks that combine take none.
 * Decided by a table of its own, so that it is the same in every locale. */
#ifndef ARREARS_FORMATS_WORDS_DISPLAY_WIDTH_H
#define ARREARS_FORMATS_WORDS_DISPLAY_WIDTH_H

#include "calc/buffer.h"
#include "calc/text.h"

/* Columns of the text, which is UTF-8 without control characters; a byte that is not UTF-8 counts as one. */
int display_width(struct text text);

/* Appends the text, made visible (formats/words/visible_text.h), in lines of at most `width` columns: broken
 * at blanks and between Chinese characters, never inside a word, which may stick out. The first line goes on
 * where `used` columns are taken; further lines are indented by `indent` blanks. No line end behind the last.
 */
void display_wrap(struct buffer *out, struct text whole, int used, int indent, int width);

/* Lines of the text wrapped so, where its own lines end too; at least one. */
int display_lines(struct text text, int width);

#endif
