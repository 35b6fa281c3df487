/* Sentences for a person, a line each; where they go is the listener's matter: a terminal, or a caller of the
 * library. */
#ifndef ARREARS_FORMATS_WORDS_TELL_H
#define ARREARS_FORMATS_WORDS_TELL_H

#include <stdarg.h>

#include "calc/text.h"
#include "formats/words/labels.h"

struct listener {
  enum language language;
  /* A line without its end; the text lasts for the call only. It may hold what a terminal would obey. */
  void (*line)(void *context, struct text line);
  void *context;
};

/* Tells a label with its arguments; the list of arguments ends with NULL. */
void tell(const struct listener *listener, enum label id, ...);
void tell_list(const struct listener *listener, enum label id, va_list list);

/* The same with its arguments as texts. */
void tell_texts(const struct listener *listener, enum label id, const struct text *arguments, int count);

#endif
