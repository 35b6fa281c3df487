/* Text of strangers on its way to a terminal: what a terminal would obey, what breaks a line and what turns
 * the order of letters round is shown, not done. CONTRACT 1. */
#ifndef ARREARS_FORMATS_WORDS_VISIBLE_TEXT_H
#define ARREARS_FORMATS_WORDS_VISIBLE_TEXT_H

#include <stdbool.h>

#include "calc/buffer.h"
#include "calc/text.h"

/* Does the text, which is UTF-8 and not empty, begin with such a character: a control character, a line or
 * paragraph separator, a mark that sets the direction of writing? */
bool visible_is_hidden(struct text text);

/* Appends the text with \n, \r, \t, \x1b, \u202e in their place, and \xff for bytes that are not UTF-8; all
 * other characters stay. No part of `out` is text. */
void visible_text_add(struct buffer *out, struct text text);

/* The same for what stands in `out` from `start` on. */
void visible_text_from(struct buffer *out, size_t start);

#endif
