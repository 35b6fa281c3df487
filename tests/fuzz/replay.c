/* A fuzz target without libFuzzer: TARGET FOLDER runs every file of the folder through it, so that what once
 * went wrong stays mended in every build. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/fuzz/fuzz.h"

static void run_file(const char *folder, const char *name) {
  enum { MOST = 1024 * 1024 };
  static uint8_t bytes[MOST];
  char path[1024];
  (void)snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "rb");
  must_be(file != NULL);
  const size_t size = fread(bytes, 1, MOST, file);
  (void)fclose(file);
  (void)printf("%s\n", path);
  (void)fflush(stdout);
  (void)LLVMFuzzerTestOneInput(bytes, size);
}

int main(int count, char *arguments[]) {
  int files = 0;
  DIR *folder = count == 2 ? opendir(arguments[1]) : NULL;
  must_be(folder != NULL);
  for (const struct dirent *entry; (entry = readdir(folder)) != NULL;)
    if (entry->d_name[0] != '.') run_file(arguments[1], entry->d_name), files++;
  (void)closedir(folder);
  (void)printf("%d files\n", files);
  return files > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
