/* Memory has ended: the program says so in one line, removes its temporary files and ends with EXIT_INTERNAL,
 * wherever it was, inside a library too. So nothing that asks malloc, calloc or realloc for memory ever gets
 * NULL: the program has its own versions of the three, which ask those of the system.
 *
 * Left out of builds with sanitizers, which bring an allocator of their own. */
#ifndef ARREARS_CLI_MEMORY_END_H
#define ARREARS_CLI_MEMORY_END_H

#include "formats/words/labels.h"

/* Takes the stack that the end will need. Called first, by the only thread. */
void memory_end_prepare(void);

/* The language of that line; English before. */
void memory_end_speak(enum language language);

#endif
