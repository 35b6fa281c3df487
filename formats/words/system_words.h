/* What the system says of a failure, in the words of the language. */
#ifndef ARREARS_FORMATS_WORDS_SYSTEM_WORDS_H
#define ARREARS_FORMATS_WORDS_SYSTEM_WORDS_H

#include "calc/buffer.h"
#include "formats/words/labels.h"

/* `code` is an errno. One that has no words of ours is told by its number in Chinese, as the system tells it
 * in English. */
void system_words_add(struct buffer *out, enum language language, int code);

#endif
