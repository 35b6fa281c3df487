#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "formats/file/file_system.h"

bool file_system_exchange(const char *one, const char *other) {
  (void)one, (void)other;
  return false;
}

/* The name has to stay, or the file could not be opened again; it goes with the run, like all files of the
 * page. The system's mkstemp makes names by the clock, which stands still too long in a browser. */
int file_system_open_memory(void) {
  static int number;
  char path[40];
  (void)snprintf(path, sizeof path, "/tmp/arrears-%d", number++);
  return open(path, O_RDWR | O_CREAT | O_EXCL, 0600);
}

int file_system_open_unnamed(const char *folder) {
  (void)folder;
  return file_system_open_memory();
}

/* Here a file is known by its descriptor's link, but not opened by it. */
void file_system_unnamed_path(int descriptor, char *path, size_t size) {
  char link[40];
  (void)snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  const ssize_t length = readlink(link, path, size - 1);
  path[length < 0 ? 0 : length] = '\0';
}
