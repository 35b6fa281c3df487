/* Says what was assumed about the rows of a list. CONTRACT 2.4. */
#ifndef ARREARS_CLI_USER_SAY_NOTES_H
#define ARREARS_CLI_USER_SAY_NOTES_H

#include <stdbool.h>
#include <stdint.h>

#include "calc/diagnostic.h"
#include "formats/words/note_text.h"

/* A line for each assumption and for months in no total; with says_all also for whatever was doubtful. Each
 * has the number of its rows, which noted counts by code from NOTE_FIRST on. */
void say_notes(enum language language, const int64_t noted[NOTE_COUNT], const struct note_reader *reader,
               bool says_all);

#endif
