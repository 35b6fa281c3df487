/* What lets a case through where no rule answers: it depends on the parameter that is missing. */
#ifndef ARREARS_FORMATS_WORDS_REMEDY_H
#define ARREARS_FORMATS_WORDS_REMEDY_H

#include <stdbool.h>

#include "calc/buffer.h"
#include "calc/text.h"
#include "formats/words/labels.h"

/* What the place and the row of the missing rule allow. */
struct remedy_choices {
  bool is_hole;       /* the place has the rule for other days: an estimate may stand in */
  bool is_of_several; /* the row has other schemes: a rate stated in it would be of none */
};

/* Appends, as the end of a sentence, what the case may state in the place of the rule, if anything, and the
 * rule itself; in a hole the estimate as well. `parameter` and `party` are keys. */
void remedy_add(struct buffer *out, enum language language, struct text parameter, struct text party,
                struct remedy_choices choices);

#endif
