/* A folder of its own, for targets whose reader wants files; removed when the run ends well. */
#ifndef ARREARS_TESTS_FUZZ_FUZZ_FOLDER_H
#define ARREARS_TESTS_FUZZ_FUZZ_FOLDER_H

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "calc/buffer.h"
#include "tests/fuzz/fuzz.h"

static char fuzz_folder[64];

static void fuzz_folder_remove(void) {
  char command[96];
  (void)snprintf(command, sizeof command, "rm -rf '%s'", fuzz_folder);
  (void)!system(command);
}

/* Makes the folder when it is asked for first. The path of a file in it, static until the next call of the
 * same `slot`. */
static inline const char *fuzz_path(const char *name, int slot) {
  static char paths[8][128];
  if (fuzz_folder[0] == '\0') {
    const char *memory = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
    (void)snprintf(fuzz_folder, sizeof fuzz_folder, "%s/arrears-fuzz-XXXXXX", memory);
    must_be(mkdtemp(fuzz_folder) != NULL);
    (void)atexit(fuzz_folder_remove);
  }
  (void)snprintf(paths[slot], sizeof paths[slot], "%s/%s", fuzz_folder, name);
  return paths[slot];
}

static inline void fuzz_put(const char *path, struct text content) {
  FILE *file = fopen(path, "wb");
  must_be(file != NULL);
  must_be(fwrite(content.at == NULL ? "" : content.at, 1, content.length, file) == content.length);
  must_be(fclose(file) == 0);
}

static inline void fuzz_get(struct buffer *out, const char *path) {
  FILE *file = fopen(path, "rb");
  size_t got;
  must_be(file != NULL);
  while ((got = fread(buffer_room(out, 4096), 1, 4096, file)) > 0) out->length += got;
  (void)fclose(file);
}

#endif
