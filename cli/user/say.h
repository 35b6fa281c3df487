/* What the program says on standard error, in the user's language. */
#ifndef ARREARS_CLI_USER_SAY_H
#define ARREARS_CLI_USER_SAY_H

#include <stdarg.h>

#include "formats/list/table.h"
#include "formats/record/writer.h"
#include "formats/words/labels.h"

/* Says a label with its arguments, a line of its own on standard error; the list of arguments ends with NULL.
 */
void say(enum language language, enum label id, ...);

/* Says how long it took. */
void say_seconds(enum language language, double seconds);

/* Says why a table could not be opened or read on. */
void say_table_error(enum language language, const char *path, const struct table_error *error);

/* Says that a file cannot be opened or read; system is errno. */
void say_unreadable(enum language language, const char *path, int system);

/* Says why an output could not be written. */
void say_writer_failure(enum language language, const struct writer_failure *failure);

#endif
