/* Bytes from and to an open file, as the system takes and gives them. A signal that comes between is no
 * failure. */
#ifndef ARREARS_FORMATS_FILE_DESCRIPTOR_H
#define ARREARS_FORMATS_FILE_DESCRIPTOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "calc/status.h"
#include "calc/text.h"

/* Reads up to `count` bytes, which is above 0: how many there were, 0 at the end of the file; -1 and errno.
 */
MUST_USE ssize_t descriptor_read(int descriptor, void *bytes, size_t count);

/* The same from `offset` of a file that has places. */
MUST_USE ssize_t descriptor_read_at(int descriptor, void *bytes, size_t count, uint64_t offset);

/* Writes all bytes; false and errno (never 0) when not all could be written. */
MUST_USE bool descriptor_write(int descriptor, const void *bytes, size_t count);

/* The same for the bytes of both texts, one behind the other. */
MUST_USE bool descriptor_write_both(int descriptor, struct text first, struct text second);

#endif
