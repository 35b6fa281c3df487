/* What the program says on standard error, in the user's language. */
#ifndef ARREARS_CLI_USER_SAY_H
#define ARREARS_CLI_USER_SAY_H

#include <stdarg.h>
#include <stdio.h>

#include "calc/text.h"
#include "formats/record/writer.h"
#include "formats/words/labels.h"
#include "formats/words/tell.h"

/* THE gate for messages: one line without its end, made visible (formats/words/visible_text.h). `to` is
 * standard error, or standard output where messages are the answer. */
void say_line(FILE *to, struct text line);

/* Says on standard error what it is told. */
struct listener say_listener(enum language language);

/* Says a label with its arguments, a line of its own on standard error; the list of arguments ends with NULL.
 */
void say(enum language language, enum label id, ...);

/* The same with its arguments as texts. */
void say_texts(enum language language, enum label id, const struct text *arguments, int count);

/* Says how long it took. */
void say_seconds(enum language language, double seconds);

/* Says that the folder which the path lies in is not there, and what to do. */
void say_no_folder(enum language language, const char *path);

/* Says why an output could not be written. */
void say_writer_failure(enum language language, const struct writer_failure *failure);

#endif
