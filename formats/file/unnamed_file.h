/* Temporary files without a name: gone with their descriptor, also after a crash. Linux. */
#ifndef ARREARS_FORMATS_FILE_UNNAMED_FILE_H
#define ARREARS_FORMATS_FILE_UNNAMED_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "calc/status.h"

/* An empty file for reading and writing in `folder`, without a name; -1 and errno when there is none to be
 * had. The caller closes it. */
MUST_USE int unnamed_file_open(const char *folder);

/* The same in memory, or in `folder` where the system has no such files. */
MUST_USE int unnamed_file_open_memory(const char *folder);

enum { UNNAMED_FILE_PATH_SIZE = 40 };

/* A path under which libraries that want a name may open the file again. */
void unnamed_file_path(int unnamed_file, char path[UNNAMED_FILE_PATH_SIZE]);

/* Writes all bytes at the current end; false and errno (never 0) when not all could be written. */
MUST_USE bool unnamed_file_write(int unnamed_file, const void *bytes, size_t count);

/* Reads exactly `count` bytes from `offset`; false and errno (never 0) when they are not there. */
MUST_USE bool unnamed_file_read(int unnamed_file, uint64_t offset, void *bytes, size_t count);

#endif
