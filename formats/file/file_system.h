/* What some systems' files can do and others' cannot: file_system_linux.c knows Linux, file_system_page.c the
 * files in memory that the page has. One of the two is built. */
#ifndef ARREARS_FORMATS_FILE_FILE_SYSTEM_H
#define ARREARS_FORMATS_FILE_FILE_SYSTEM_H

#include <stdbool.h>
#include <stddef.h>

#include "calc/status.h"

/* The two files change names in one step. false: this cannot be done here. */
MUST_USE bool file_system_exchange(const char *one, const char *other);

/* An empty file for reading and writing that is gone with its descriptor, in `folder` or in memory; -1 and
 * errno. It can be opened again under /proc/self/fd/. */
MUST_USE int file_system_open_unnamed(const char *folder);
MUST_USE int file_system_open_memory(void);
void file_system_unnamed_path(int descriptor, char *path, size_t size);

#endif
