/* A region's name as a person reads it. */
#ifndef ARREARS_FORMATS_WORDS_REGION_TEXT_H
#define ARREARS_FORMATS_WORDS_REGION_TEXT_H

#include "calc/buffer.h"
#include "calc/region.h"
#include "formats/words/labels.h"

/* Appends the name, or the code where there is none (`regions` may be NULL); the code follows a name that is
 * that of a wider region.
 */
void region_text(struct buffer *out, enum language language, const struct regions *regions,
                 region_code region);

#endif
