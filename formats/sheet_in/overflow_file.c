#include "formats/sheet_in/overflow_file.h"

#include <stdlib.h>

#include "formats/file/unnamed_file.h"

int overflow_file_open(void) {
  const char *folder = getenv("TMPDIR");
  if (folder == NULL || folder[0] == '\0') folder = "/tmp";
  int file = unnamed_file_open(folder);
  return file >= 0 ? file : unnamed_file_open_memory(folder);
}
