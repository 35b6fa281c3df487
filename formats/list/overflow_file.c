#include "formats/list/overflow_file.h"

#include <stdlib.h>

#include "formats/spool.h"

int overflow_file_open(void) {
  const char *folder = getenv("TMPDIR");
  if (folder == NULL || folder[0] == '\0') folder = "/tmp";
  int file = spool_open(folder);
  return file >= 0 ? file : spool_open_memory(folder);
}
