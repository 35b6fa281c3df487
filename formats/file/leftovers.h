/* What runs that were killed have left behind in a folder. CONTRACT 1. */
#ifndef ARREARS_FORMATS_FILE_LEFTOVERS_H
#define ARREARS_FORMATS_FILE_LEFTOVERS_H

#include <stdbool.h>

/* Looks through the folder of an output for temporary files that nobody writes any more: those of this user
 * whose process is certainly gone are removed; others, of another machine or from before its last start, are
 * only told, once they have not been touched for an hour. `each` hears of both. */
void leftovers_sweep(const char *output, void (*each)(void *context, const char *path, bool is_removed),
                     void *context);

#endif
