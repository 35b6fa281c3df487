#define _GNU_SOURCE
#include "formats/file/unnamed_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "formats/file/descriptor.h"

/* For file systems that know no nameless files. */
static int open_and_unlink(const char *folder) {
  char *path = NULL;
  if (asprintf(&path, "%s/.arrears-XXXXXX", folder) < 0) abort();
  int unnamed_file = mkostemp(path, O_CLOEXEC);
  if (unnamed_file >= 0) unlink(path);
  int error_number = errno;
  free(path);
  errno = error_number;
  return unnamed_file;
}

int unnamed_file_open(const char *folder) {
  int unnamed_file = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (unnamed_file >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL && errno != ENOENT))
    return unnamed_file;
  return open_and_unlink(folder);
}

int unnamed_file_open_memory(const char *folder) {
  int unnamed_file = memfd_create("arrears", MFD_CLOEXEC);
  return unnamed_file >= 0 ? unnamed_file : unnamed_file_open(folder);
}

void unnamed_file_path(int unnamed_file, char path[UNNAMED_FILE_PATH_SIZE]) {
  snprintf(path, UNNAMED_FILE_PATH_SIZE, "/proc/self/fd/%d", unnamed_file);
}

bool unnamed_file_write(int unnamed_file, const void *bytes, size_t count) {
  return descriptor_write(unnamed_file, bytes, count);
}

bool unnamed_file_read(int unnamed_file, uint64_t offset, void *bytes, size_t count) {
  char *at = bytes;
  while (count > 0) {
    ssize_t got = descriptor_read_at(unnamed_file, at, count, offset);
    if (got == 0) errno = EIO;
    if (got <= 0) return false;
    at += got;
    offset += (uint64_t)got;
    count -= (size_t)got;
  }
  return true;
}
