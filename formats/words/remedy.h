/* What lets a case through where no rule answers: it depends on the parameter that is missing. */
#ifndef ARREARS_FORMATS_WORDS_REMEDY_H
#define ARREARS_FORMATS_WORDS_REMEDY_H

#include "calc/buffer.h"
#include "calc/text.h"
#include "formats/words/labels.h"

/* Appends, as the end of a sentence, what the case may state in the place of the rule, if anything, and the
 * rule itself; in a hole the estimate as well. `parameter` and `party` are keys. */
void remedy_add(struct buffer *out, enum language language, struct text parameter, struct text party,
                bool is_hole);

#endif
