#include "formats/file/unnamed_file.h"

#include <errno.h>

#include "formats/file/descriptor.h"
#include "formats/file/file_system.h"

int unnamed_file_open(const char *folder) { return file_system_open_unnamed(folder); }

int unnamed_file_open_memory(const char *folder) {
  int unnamed_file = file_system_open_memory();
  return unnamed_file >= 0 ? unnamed_file : unnamed_file_open(folder);
}

void unnamed_file_path(int unnamed_file, char path[UNNAMED_FILE_PATH_SIZE]) {
  file_system_unnamed_path(unnamed_file, path, UNNAMED_FILE_PATH_SIZE);
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
