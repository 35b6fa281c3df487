#define _GNU_SOURCE
#include "spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

/* For file systems that know no nameless files. */
static int open_and_unlink(const char *folder) {
  char *path = NULL;
  if (asprintf(&path, "%s/.arrears-XXXXXX", folder) < 0) abort();
  int spool = mkostemp(path, O_CLOEXEC);
  if (spool >= 0) unlink(path);
  int error_number = errno;
  free(path);
  errno = error_number;
  return spool;
}

int spool_open(const char *folder) {
  int spool = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (spool >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL && errno != ENOENT))
    return spool;
  return open_and_unlink(folder);
}

int spool_open_memory(const char *folder) {
  int spool = memfd_create("arrears", MFD_CLOEXEC);
  return spool >= 0 ? spool : spool_open(folder);
}

void spool_path(int spool, char path[SPOOL_PATH_SIZE]) {
  snprintf(path, SPOOL_PATH_SIZE, "/proc/self/fd/%d", spool);
}

bool spool_write(int spool, const void *bytes, size_t count) {
  const char *at = bytes;
  while (count > 0) {
    ssize_t written = write(spool, at, count);
    if (written < 0 && errno == EINTR) continue;
    if (written == 0) errno = ENOSPC;
    if (written <= 0) return false;
    at += written;
    count -= (size_t)written;
  }
  return true;
}

bool spool_read(int spool, uint64_t offset, void *bytes, size_t count) {
  char *at = bytes;
  while (count > 0) {
    ssize_t got = pread(spool, at, count, (off_t)offset);
    if (got < 0 && errno == EINTR) continue;
    if (got == 0) errno = EIO;
    if (got <= 0) return false;
    at += got;
    offset += (uint64_t)got;
    count -= (size_t)got;
  }
  return true;
}
