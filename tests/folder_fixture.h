/* A folder of its own for a test that writes real files: entered before each test, removed behind it.
 *
 *   TestSuite(name, .init = enter_folder, .fini = leave_folder); */
#ifndef ARREARS_TESTS_FOLDER_FIXTURE_H
#define ARREARS_TESTS_FOLDER_FIXTURE_H

#include <criterion/criterion.h>
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/arrears_test_XXXXXX";

static inline void enter_folder(void) {
  cr_assert_not_null(mkdtemp(folder));
  cr_assert_eq(chdir(folder), 0);
  signal(SIGPIPE, SIG_IGN);
  umask(022);
}

static inline void leave_folder(void) {
  char command[64];
  cr_assert_eq(chdir("/"), 0);
  snprintf(command, sizeof command, "rm -rf '%s'", folder);
  cr_assert_eq(system(command), 0);
}

/* How many names a folder holds. */
static inline int names_in(const char *path) {
  DIR *listing = opendir(path);
  cr_assert_not_null(listing);
  int count = -2; /* . and .. */
  while (readdir(listing) != NULL) count++;
  closedir(listing);
  return count;
}

static inline void put(const char *path, const char *content) {
  FILE *file = fopen(path, "wb");
  cr_assert_not_null(file);
  fputs(content, file);
  cr_assert_eq(fclose(file), 0);
}

static inline void expect_content(const char *path, const char *expected) {
  char content[256] = "";
  FILE *file = fopen(path, "rb");
  cr_assert_not_null(file, "%s", path);
  size_t length = fread(content, 1, sizeof content - 1, file);
  content[length] = '\0';
  fclose(file);
  cr_expect_str_eq(content, expected, "%s", path);
}

#endif
