#include "formats/file/descriptor.h"

#include <errno.h>
#include <unistd.h>

ssize_t descriptor_read(int descriptor, void *bytes, size_t count) {
  ssize_t got;
  do got = read(descriptor, bytes, count);
  while (got < 0 && errno == EINTR);
  return got;
}

ssize_t descriptor_read_at(int descriptor, void *bytes, size_t count, uint64_t offset) {
  ssize_t got;
  do got = pread(descriptor, bytes, count, (off_t)offset);
  while (got < 0 && errno == EINTR);
  return got;
}

bool descriptor_write(int descriptor, const void *bytes, size_t count) {
  const char *at = bytes;
  while (count > 0) {
    ssize_t written = write(descriptor, at, count);
    if (written < 0 && errno == EINTR) continue;
    if (written == 0) errno = EIO; /* or it would go on for ever */
    if (written <= 0) return false;
    at += written;
    count -= (size_t)written;
  }
  return true;
}
