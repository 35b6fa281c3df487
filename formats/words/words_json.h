/* Every word another program needs to show lists and results in the user's language, as one JSON object:
 * `arrears help words`. CONTRACT 4. */
#ifndef ARREARS_FORMATS_WORDS_WORDS_JSON_H
#define ARREARS_FORMATS_WORDS_WORDS_JSON_H

#include "calc/buffer.h"
#include "calc/region.h"
#include "formats/words/labels.h"

/* Appends the object and a line end. */
void words_json_add(struct buffer *out, enum language language, const struct regions *regions,
                    struct text version);

#endif
