/* Notes in words: what was doubtful in a case, and what was assumed. */
#ifndef ARREARS_FORMATS_WORDS_NOTE_TEXT_H
#define ARREARS_FORMATS_WORDS_NOTE_TEXT_H

#include "calc/assessment.h"
#include "calc/buffer.h"
#include "formats/words/labels.h"

/* Each note of a set, in the order of the codes: for (int code = note_next(notes, NOTE_FIRST); code !=
 * NOTE_NONE; code = note_next(notes, code + 1)). */
enum { NOTE_NONE = -1 };
int note_next(note_set notes, int code);

/* Something that stands in for what the case does not state: CONTRACT 2.4. */
bool note_is_assumption(int code);

/* Appends the note without its code. `assessment` fills in what depends on the case; NULL: in general words.
 */
void note_text(struct buffer *out, enum language language, int code, const struct assessment *assessment);

#endif
