/* The text of a region reduced to what names it. */
#ifndef ARREARS_CALC_REGION_FOLD_H
#define ARREARS_CALC_REGION_FOLD_H

#include "buffer.h"
#include "status.h"
#include "text.h"

enum { REGION_FOLDED_MAX = 150 };

/* The text without blanks and separators and with small letters, in `bytes`; false when it is longer than any
 * region is written. Signs that may stand for a lost or a joined word (? * + & =) are no separators. */
MUST_USE bool region_fold(struct text *folded, char bytes[REGION_FOLDED_MAX], struct text text);

/* Appends the letters of a name in English, small ones. */
void region_fold_english(struct buffer *out, struct text english);

#endif
