/* The name of a file, taken apart at its last slash and put together again. */
#ifndef ARREARS_FORMATS_FILE_PATH_H
#define ARREARS_FORMATS_FILE_PATH_H

#include <stdbool.h>
#include <stddef.h>

#include "calc/buffer.h"
#include "calc/text.h"

/* Bytes before the last name of the path, the slash included; 0 when there is no slash. */
size_t path_name_offset(const char *path);

/* The last name of the path, a view. */
const char *path_name(const char *path);

/* The folder that the path lies in, without a slash at its end: "a" of "a/b", "/" of "/b", "." of "b". The
 * caller frees it; never NULL. */
char *path_folder(const char *path);

/* Appends FOLDER/NAME, terminated. A folder may have its slash already; the empty one is where the program
 * is. */
void path_join(struct buffer *out, struct text folder, const char *name);

/* Whether the path ends so, in any case of letters, with something before: x.XLSX in ".xlsx". */
bool path_ends_with(const char *path, const char *ending);

#endif
