#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "formats/file/file_system.h"

bool file_system_exchange(const char *one, const char *other) {
  return renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE) == 0;
}

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

int file_system_open_unnamed(const char *folder) {
  int unnamed_file = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (unnamed_file >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL && errno != ENOENT))
    return unnamed_file;
  return open_and_unlink(folder);
}

int file_system_open_memory(void) { return memfd_create("arrears", MFD_CLOEXEC); }

void file_system_unnamed_path(int descriptor, char *path, size_t size) {
  (void)snprintf(path, size, "/proc/self/fd/%d", descriptor);
}
