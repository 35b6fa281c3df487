#include "formats/file/unnamed_file.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>

#include "folder_fixture.h"

TestSuite(unnamed_file, .init = enter_folder, .fini = leave_folder);

static void expect_kept(int file) {
  char bytes[8] = "";
  cr_assert_geq(file, 0);
  cr_expect(unnamed_file_write(file, "one ", 4) && unnamed_file_write(file, "two", 3));
  cr_expect(unnamed_file_read(file, 4, bytes, 3));
  cr_expect_str_eq(bytes, "two");
  cr_expect_eq(names_in("."), 0);
}

Test(unnamed_file, keeps_what_is_written_without_a_name) {
  int file = unnamed_file_open(".");
  expect_kept(file);
  close(file);
  file = unnamed_file_open_memory(".");
  expect_kept(file);
  close(file);
}

Test(unnamed_file, is_found_again_by_its_path) {
  char path[UNNAMED_FILE_PATH_SIZE], bytes[4] = "";
  int file = unnamed_file_open("."), again;
  cr_assert(file >= 0 && unnamed_file_write(file, "one", 3));
  unnamed_file_path(file, path);
  again = open(path, O_RDONLY);
  cr_assert(again >= 0 && read(again, bytes, 3) == 3);
  cr_expect_str_eq(bytes, "one");
  close(again);
  close(file);
}

Test(unnamed_file, says_what_stands_in_its_way) {
  put("plain", "");
  errno = 0;
  cr_expect(unnamed_file_open("nowhere") < 0 && errno == ENOENT);
  cr_expect(unnamed_file_open("plain") < 0 && errno == ENOTDIR);
  cr_expect(unnamed_file_open("/proc") < 0 && errno != 0); /* it takes no files of either kind */
}

Test(unnamed_file, reads_no_more_than_was_written) {
  char bytes[8];
  int file = unnamed_file_open(".");
  cr_assert(file >= 0 && unnamed_file_write(file, "one", 3));
  cr_expect(!unnamed_file_read(file, 1, bytes, 3) && errno == EIO);
  close(file);
  cr_expect(!unnamed_file_read(file, 0, bytes, 3) && errno == EBADF);
  cr_expect(!unnamed_file_write(file, "one", 3) && errno == EBADF);
}

Test(unnamed_file, says_when_the_disk_is_full) {
  int file = unnamed_file_open(".");
  signal(SIGXFSZ, SIG_IGN);
  cr_assert(file >= 0 && setrlimit(RLIMIT_FSIZE, &(const struct rlimit){4, RLIM_INFINITY}) == 0);
  cr_expect(!unnamed_file_write(file, "three", 5) && errno == EFBIG);
  cr_assert(setrlimit(RLIMIT_FSIZE, &(const struct rlimit){RLIM_INFINITY, RLIM_INFINITY}) == 0);
  close(file);
}

Test(unnamed_file, says_when_no_file_may_be_opened) {
  int next = dup(0);
  struct rlimit limit;
  cr_assert(next >= 0 && close(next) == 0 && getrlimit(RLIMIT_NOFILE, &limit) == 0);
  cr_assert(setrlimit(RLIMIT_NOFILE, &(const struct rlimit){(rlim_t)next, limit.rlim_max}) == 0);
  cr_expect(unnamed_file_open(".") < 0 && errno == EMFILE);
  cr_expect(unnamed_file_open_memory(".") < 0 && errno == EMFILE);
  cr_assert(setrlimit(RLIMIT_NOFILE, &limit) == 0);
}
