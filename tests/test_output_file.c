/* Real files in a temporary folder. "Whole or not at all" means: after every way to fail the folder holds
 * exactly what it held before. */
#include "formats/file/output_file.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "folder_fixture.h"
#include "formats/file/temporary_name.h"

TestSuite(output, .init = enter_folder, .fini = leave_folder);

static struct output_error error;
static const char large[300 * 1024]; /* more than the buffer holds */

static void expect_failure(bool succeeded, enum output_status status, int system) {
  cr_expect_not(succeeded);
  cr_expect_eq(error.status, status, "status %d, errno %d", error.status, error.system);
  cr_expect_eq(error.system, system, "errno %d", error.system);
}

static bool write_text(struct output_file *file, const char *text) {
  return output_file_write(file, text, strlen(text), &error);
}

Test(output, a_file_appears_with_commit_and_not_before) {
  struct output_file file;
  cr_assert(output_file_open(&file, "a.csv", false, &error));
  cr_assert(write_text(&file, "one,"));
  cr_assert(write_text(&file, "two\n"));
  cr_expect_neq(access("a.csv", F_OK), 0);
  cr_expect_eq(names_in("."), 1);
  cr_assert(output_file_commit(&file, &error));
  cr_expect_eq(names_in("."), 1);
  expect_content("a.csv", "one,two\n");
  cr_expect_not(file.is_open);
}

Test(output, large_blocks_stand_between_the_small_ones_they_were_written_between) {
  static char block[64 * 1024];
  static char content[sizeof block + 8];
  struct output_file file;
  memset(block, 'b', sizeof block);
  cr_assert(output_file_open(&file, "a.csv", false, &error));
  cr_assert(write_text(&file, "one,"));
  cr_assert(output_file_write(&file, block, sizeof block, &error));
  cr_assert(write_text(&file, "two"));
  cr_assert(output_file_commit(&file, &error));
  FILE *written = fopen("a.csv", "rb");
  cr_assert_not_null(written);
  cr_expect_eq(fread(content, 1, sizeof content, written), 4 + sizeof block + 3);
  fclose(written);
  cr_expect_eq(memcmp(content, "one,", 4), 0);
  cr_expect_eq(memcmp(content + 4, block, sizeof block), 0);
  cr_expect_eq(memcmp(content + 4 + sizeof block, "two", 3), 0);
}

Test(output, an_abandoned_file_leaves_nothing) {
  struct output_file file;
  cr_assert(output_file_open(&file, "a.csv", false, &error));
  cr_assert(write_text(&file, "one"));
  output_file_abandon(&file);
  output_file_abandon(&file);
  cr_expect_eq(names_in("."), 0);
  struct output_file closed = {0};
  output_file_abandon(&closed);
}

Test(output, an_empty_output_is_an_empty_file) {
  struct output_file file;
  cr_assert(output_file_open(&file, "a.csv", false, &error));
  cr_assert(output_file_commit(&file, &error));
  expect_content("a.csv", "");
}

static unsigned mode_of(const char *path) {
  struct stat status;
  cr_assert_eq(stat(path, &status), 0);
  return status.st_mode & 07777;
}

Test(output, a_new_file_is_its_owners_alone_from_the_first_byte_and_a_replaced_one_keeps_its_permissions) {
  struct output_file file;
  umask(022);
  cr_assert(output_file_open(&file, "a.csv", false, &error));
  cr_expect_eq(mode_of(file.temporary), 0600u);
  cr_assert(output_file_commit(&file, &error));
  cr_expect_eq(mode_of("a.csv"), 0600u);
  cr_assert_eq(chmod("a.csv", 0640), 0);
  cr_assert(output_file_open(&file, "a.csv", true, &error));
  cr_assert(write_text(&file, "new"));
  cr_assert(output_file_commit(&file, &error));
  cr_expect_eq(mode_of("a.csv"), 0640u);
  expect_content("a.csv", "new");
}

Test(output, permissions_that_are_asked_for_go_before_all_others) {
  struct output_file file;
  umask(077);
  output_file_set_mode(0664);
  put("a.csv", "old");
  for (int i = 0; i < 2; i++) {
    const char *path = i == 0 ? "a.csv" : "b.csv";
    cr_assert(output_file_open(&file, path, true, &error));
    cr_expect_eq(mode_of(file.temporary), 0600u);
    cr_assert(output_file_settle(&file, &error));
    cr_expect_eq(mode_of(file.temporary), 0664u);
    cr_assert(output_file_commit(&file, &error));
    cr_expect_eq(mode_of(path), 0664u);
  }
  output_file_set_mode(-1);
}

/* A library opens it by its name. */
Test(output, its_owner_may_write_it_until_it_is_settled_whatever_it_replaces_and_whatever_the_umask) {
  struct output_file file;
  umask(0777);
  cr_assert(output_file_open(&file, "a.csv", false, &error));
  cr_expect_eq(mode_of(file.temporary), 0600u);
  cr_assert(output_file_commit(&file, &error));
  cr_expect_eq(mode_of("a.csv"), 0600u);
  cr_assert_eq(chmod("a.csv", 0444), 0);
  cr_assert(output_file_open(&file, "a.csv", true, &error));
  cr_expect_eq(mode_of(file.temporary), 0600u);
  cr_assert(output_file_commit(&file, &error));
  cr_expect_eq(mode_of("a.csv"), 0444u);
}

/* Three outputs of one run: one replaces a file, one is new, one is still without its name. */
Test(output, names_that_were_given_for_now_can_be_taken_back) {
  static const char *const paths[] = {"old.csv", "new.csv", "last.csv"};
  struct output_file files[3];
  put("old.csv", "old");
  for (int round = 0; round < 2; round++) {
    for (int i = 0; i < 3; i++) {
      cr_assert(output_file_open(&files[i], paths[i], true, &error));
      cr_assert(write_text(&files[i], paths[i]));
    }
    for (int i = 0; i < 2; i++) cr_assert(output_file_name(&files[i], &error));
    expect_content("old.csv", "old.csv");
    expect_content("new.csv", "new.csv");
    if (round == 0) cr_expect(output_file_take_back(&files[0]) && output_file_take_back(&files[1]));
    for (int i = 0; i < 3; i++) output_file_abandon(&files[i]); /* takes back, too */
    expect_content("old.csv", "old");
    cr_expect_eq(names_in("."), 1);
  }
}

Test(output, names_that_were_given_for_now_stay_when_they_are_committed) {
  struct output_file files[2];
  put("old.csv", "old");
  cr_assert(output_file_open(&files[0], "old.csv", true, &error) &&
            output_file_open(&files[1], "new.csv", false, &error));
  for (int i = 0; i < 2; i++) cr_assert(write_text(&files[i], "x") && output_file_name(&files[i], &error));
  for (int i = 0; i < 2; i++) cr_assert(output_file_commit(&files[i], &error));
  expect_content("old.csv", "x");
  expect_content("new.csv", "x");
  cr_expect_eq(names_in("."), 2);
}

Test(output, an_existing_file_is_refused_without_force_and_kept_until_commit_with_it) {
  struct output_file file;
  put("a.csv", "old");
  expect_failure(output_file_open(&file, "a.csv", false, &error), OUTPUT_EXISTS, EEXIST);
  expect_content("a.csv", "old");
  cr_assert(output_file_open(&file, "a.csv", true, &error));
  cr_assert(write_text(&file, "new"));
  expect_content("a.csv", "old");
  output_file_abandon(&file);
  expect_content("a.csv", "old");
  cr_assert(output_file_open(&file, "a.csv", true, &error));
  cr_assert(write_text(&file, "new"));
  cr_assert(output_file_commit(&file, &error));
  expect_content("a.csv", "new");
  cr_expect_eq(names_in("."), 1);
}

Test(output, a_file_that_came_up_meanwhile_is_not_overwritten) {
  struct output_file file;
  cr_assert(output_file_open(&file, "a.csv", false, &error));
  cr_assert(write_text(&file, "mine"));
  put("a.csv", "theirs");
  expect_failure(output_file_commit(&file, &error), OUTPUT_EXISTS, EEXIST);
  expect_content("a.csv", "theirs");
  cr_expect_eq(names_in("."), 1);
}

Test(output, a_symbolic_link_is_followed_and_stays) {
  struct output_file file;
  struct stat status;
  cr_assert_eq(mkdir("real", 0777), 0);
  put("real/a.csv", "old");
  cr_assert_eq(symlink("real/a.csv", "link.csv"), 0);
  cr_assert(output_file_open(&file, "link.csv", true, &error));
  cr_assert(write_text(&file, "new"));
  cr_assert(output_file_commit(&file, &error));
  cr_assert_eq(lstat("link.csv", &status), 0);
  cr_expect(S_ISLNK(status.st_mode));
  expect_content("real/a.csv", "new");
  cr_assert_eq(symlink("nowhere", "lost.csv"), 0);
  expect_failure(output_file_open(&file, "lost.csv", false, &error), OUTPUT_EXISTS, EEXIST);
  cr_assert(output_file_open(&file, "lost.csv", true, &error));
  cr_assert(output_file_commit(&file, &error));
  expect_content("lost.csv", "");
}

Test(output, what_cannot_be_written_to_is_refused_with_the_reason) {
  struct output_file file;
  cr_assert_eq(mkdir("inner", 0777), 0);
  put("plain", "");
  static const struct {
    const char *path;
    enum output_status status;
    int system;
  } cases[] = {
      {"nowhere/a.csv", OUTPUT_NO_FOLDER, ENOENT},
      {"plain/a.csv", OUTPUT_NO_FOLDER, ENOTDIR},
      {"inner", OUTPUT_IS_FOLDER, EISDIR},
      {"inner/", OUTPUT_IS_FOLDER, EISDIR},
      {"/", OUTPUT_IS_FOLDER, EISDIR},
      {"nothing/", OUTPUT_NO_FOLDER, ENOENT},
      {"", OUTPUT_NO_FOLDER, ENOENT},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    expect_failure(output_file_open(&file, cases[i].path, true, &error), cases[i].status, cases[i].system);
    cr_expect_not(file.is_open);
  }
  cr_expect_eq(names_in("."), 2);
  cr_expect_eq(names_in("inner"), 0);
}

Test(output, a_folder_without_the_right_to_write_is_refused) {
  /* root may write anywhere but into /sys, which makes no files for anybody */
  struct output_file file;
  cr_assert_eq(mkdir("locked", 0555), 0);
  const char *path = geteuid() == 0 ? "/sys/a.csv" : "locked/a.csv";
  cr_expect_not(output_file_open(&file, path, false, &error));
  cr_expect_eq(error.status, OUTPUT_NOT_PERMITTED, "errno %d", error.system);
}

Test(output, a_name_as_long_as_the_system_allows_is_fine_and_a_longer_one_is_not) {
  struct output_file file;
  char name[257];
  memset(name, 'n', sizeof name);
  memcpy(name + 198, "中", 3); /* the temporary name is cut in this character */
  name[255] = '\0';
  cr_assert(output_file_open(&file, name, false, &error));
  cr_assert(output_file_commit(&file, &error));
  cr_expect_eq(access(name, F_OK), 0);
  name[255] = 'n';
  name[256] = '\0';
  expect_failure(output_file_open(&file, name, false, &error), OUTPUT_FAILED, ENAMETOOLONG);
}

Test(output, a_name_without_a_place_to_cut_it_is_left_out_of_the_temporary_one) {
  struct output_file file;
  char name[221] = "";
  memset(name, 0x80, sizeof name - 1); /* no byte begins a character */
  cr_assert(output_file_open(&file, name, false, &error));
  cr_assert(output_file_commit(&file, &error));
  cr_expect_eq(access(name, F_OK), 0);
}

Test(output, a_path_that_has_no_room_for_a_temporary_name_is_refused) {
  struct output_file file;
  char path[4096];
  for (size_t i = 0; i < 4090; i += 2) memcpy(path + i, "./", 2);
  memcpy(path + 4090, "a", 2);
  expect_failure(output_file_open(&file, path, false, &error), OUTPUT_FAILED, ENAMETOOLONG);
  cr_expect_eq(names_in("."), 0);
}

Test(output, a_second_output_for_a_file_that_another_is_on_its_way_to_is_refused) {
  struct output_file first, second;
  cr_assert(output_file_open(&first, "a", true, &error));
  expect_failure(output_file_open(&second, ".//a", true, &error), OUTPUT_IS_TWICE, 0);
  cr_assert(output_file_open(&second, "b", true, &error));
  cr_assert(output_file_commit(&first, &error) && output_file_commit(&second, &error));
  cr_assert(output_file_open(&second, "./a", true, &error), "it was on its way no longer");
  output_file_abandon(&second);
  cr_expect_eq(names_in("."), 2);
}

Test(output, a_file_for_which_there_is_no_temporary_name_left_is_refused) {
  enum { NAMES = 1000 };
  struct output_file file;
  char name[100];
  for (int i = 0; i < NAMES; i++) {
    cr_assert(temporary_name(name, sizeof name, "a", i));
    put(name, "");
  }
  expect_failure(output_file_open(&file, "a", false, &error), OUTPUT_FAILED, EEXIST);
  cr_assert_eq(unlink(name), 0);
  cr_assert(output_file_open(&file, "a", false, &error));
  cr_expect_str_eq(file.temporary, name);
  output_file_abandon(&file);
  cr_expect_eq(names_in("."), NAMES - 1);
}

Test(output, descriptors_are_told_from_names_that_look_like_them) {
  static const struct {
    const char *path;
    enum output_status status;
    int system;
  } cases[] = {{"/dev/fd/999", OUTPUT_FAILED, EBADF},         {"/proc/self/fd/999", OUTPUT_FAILED, EBADF},
               {"/dev/fd/", OUTPUT_IS_FOLDER, EISDIR},        {"/dev/fd/x", OUTPUT_NO_FOLDER, ENOENT},
               {"/dev/fd/999x", OUTPUT_NO_FOLDER, ENOENT},    {"/dev/fd/-1", OUTPUT_NO_FOLDER, ENOENT},
               {"/dev/fd/99999999", OUTPUT_NO_FOLDER, ENOENT}};
  struct output_file file;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    expect_failure(output_file_open(&file, cases[i].path, true, &error), cases[i].status, cases[i].system);
}

/* A socket is not a regular file, and cannot be opened. */
Test(output, a_socket_is_refused) {
  struct output_file file;
  const struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "socket"};
  int listener = socket(AF_UNIX, SOCK_STREAM, 0);
  cr_assert(listener >= 0 && bind(listener, (const struct sockaddr *)&address, sizeof address) == 0);
  expect_failure(output_file_open(&file, "socket", true, &error), OUTPUT_FAILED, ENXIO);
  close(listener);
}

Test(output, a_folder_that_took_the_name_meanwhile_is_left_alone) {
  struct output_file file;
  cr_assert(output_file_open(&file, "a.csv", true, &error));
  cr_assert_eq(mkdir("a.csv", 0777), 0);
  expect_failure(output_file_commit(&file, &error), OUTPUT_IS_FOLDER, EISDIR);
  cr_expect_eq(names_in("."), 1);
}

/* Its name reaches the disk when the system likes; the file is whole all the same. root may list any folder.
 */
Test(output, a_file_appears_in_a_folder_that_may_not_be_listed) {
  enum { NOBODY = 65534 };
  struct output_file file;
  const bool is_root = geteuid() == 0;
  cr_assert_eq(mkdir("drop", 0777), 0);
  if (is_root) cr_assert(chown("drop", NOBODY, NOBODY) == 0 && chmod(".", 0755) == 0);
  cr_assert_eq(chmod("drop", 0333), 0);
  if (is_root) cr_assert_eq(seteuid(NOBODY), 0);
  cr_expect(output_file_open(&file, "drop/a.csv", false, &error) && write_text(&file, "one") &&
            output_file_commit(&file, &error));
  if (is_root) cr_assert_eq(seteuid(0), 0);
  cr_assert_eq(chmod("drop", 0777), 0);
  expect_content("drop/a.csv", "one");
  cr_expect_eq(names_in("drop"), 1);
}

Test(output, a_full_device_is_a_full_disk) {
  struct output_file file;
  cr_assert(output_file_open(&file, "/dev/full", true, &error));
  cr_expect(file.is_direct);
  cr_assert(write_text(&file, "one"));
  expect_failure(output_file_write(&file, large, sizeof large, &error), OUTPUT_DISK_FULL, ENOSPC);
  expect_failure(output_file_commit(&file, &error), OUTPUT_DISK_FULL, ENOSPC);
}

/* A limit on the size of files stands for the disk's. */
static void limit_files(rlim_t bytes) {
  signal(SIGXFSZ, SIG_IGN);
  cr_assert_eq(setrlimit(RLIMIT_FSIZE, &(struct rlimit){bytes, RLIM_INFINITY}), 0);
}

Test(output, a_disk_that_fills_up_leaves_no_file_and_the_failure_stays) {
  struct output_file file;
  put("a.csv", "old");
  cr_assert(output_file_open(&file, "a.csv", true, &error));
  limit_files(1000);
  char block[4096] = {0};
  cr_assert(output_file_write(&file, block, sizeof block, &error)); /* still in the buffer */
  expect_failure(output_file_write(&file, large, sizeof large, &error), OUTPUT_TOO_LARGE, EFBIG);
  limit_files(RLIM_INFINITY);
  expect_failure(write_text(&file, "x"), OUTPUT_TOO_LARGE, EFBIG); /* room again, but bytes are missing */
  expect_failure(output_file_commit(&file, &error), OUTPUT_TOO_LARGE, EFBIG);
  cr_expect_eq(names_in("."), 1);
  expect_content("a.csv", "old");
}

Test(output, a_disk_that_fills_up_at_the_very_end_is_seen_by_commit) {
  struct output_file file;
  cr_assert(output_file_open(&file, "a.csv", false, &error));
  cr_assert(write_text(&file, "one"));
  limit_files(1);
  expect_failure(output_file_commit(&file, &error), OUTPUT_TOO_LARGE, EFBIG);
  cr_expect_eq(names_in("."), 0);
  limit_files(RLIM_INFINITY);
}

Test(output, many_small_and_few_large_writes_arrive_in_order_and_few_bytes_wait) {
  enum { BYTES = 3000000, BUFFER = 256 * 1024 };
  char *bytes = malloc(BYTES), *back = malloc(BYTES);
  for (size_t i = 0; i < BYTES; i++) bytes[i] = (char)(i * i / 7 % 251);
  static const size_t steps[] = {7, 1000, 8192, 16384, 40000, 65536, 65537, 262144, 262145, 1000000, BYTES};
  for (size_t s = 0; s < sizeof steps / sizeof steps[0]; s++) {
    struct output_file file;
    cr_assert(output_file_open(&file, "a.bin", true, &error));
    for (size_t at = 0; at < BYTES; at += steps[s]) {
      size_t count = BYTES - at < steps[s] ? BYTES - at : steps[s];
      cr_assert(output_file_write(&file, bytes + at, count, &error));
      cr_expect_lt(file.pending.length, BUFFER, "steps of %zu", steps[s]);
    }
    cr_assert(output_file_commit(&file, &error));
    FILE *in = fopen("a.bin", "rb");
    cr_expect_eq(fread(back, 1, BYTES, in), (size_t)BYTES);
    cr_expect_eq(fgetc(in), EOF);
    fclose(in);
    cr_expect_eq(memcmp(bytes, back, BYTES), 0, "steps of %zu", steps[s]);
  }
  free(bytes);
  free(back);
}

Test(output, standard_output_is_written_to_directly_and_keeps_what_it_has) {
  static const char *const names[] = {"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"};
  int saved = dup(STDOUT_FILENO);
  int target = open("out", O_CREAT | O_RDWR | O_TRUNC, 0666);
  cr_assert_eq(dup2(target, STDOUT_FILENO), STDOUT_FILENO);
  bool is_fine = write(STDOUT_FILENO, ">", 1) == 1;
  for (size_t i = 0; i < 4; i++) {
    struct output_file file;
    is_fine = is_fine && output_file_open(&file, names[i], false, &error) && file.is_direct;
    is_fine = is_fine && output_file_writable_path(&file) == NULL;
    is_fine = is_fine && write_text(&file, "x") && output_file_commit(&file, &error);
  }
  dup2(saved, STDOUT_FILENO);
  cr_expect(is_fine);
  expect_content("out", ">xxxx");
  close(target);
  close(saved);
}

Test(output, a_reader_that_has_gone_is_a_closed_pipe) {
  int ends[2];
  cr_assert_eq(pipe(ends), 0);
  close(ends[0]);
  char name[32];
  snprintf(name, sizeof name, "/dev/fd/%d", ends[1]);
  struct output_file file;
  cr_assert(output_file_open(&file, name, false, &error));
  cr_assert(write_text(&file, "one"));
  expect_failure(output_file_commit(&file, &error), OUTPUT_PIPE_CLOSED, EPIPE);
  close(ends[1]);
}

Test(output, fifos_and_devices_are_written_to_directly) {
  struct output_file file;
  char content[4] = "";
  cr_assert_eq(mkfifo("pipe", 0666), 0);
  int reader = open("pipe", O_RDONLY | O_NONBLOCK);
  expect_failure(output_file_open(&file, "pipe", false, &error), OUTPUT_IS_SPECIAL, 0);
  cr_assert(output_file_open(&file, "pipe", true, &error));
  cr_expect_str_eq(output_file_writable_path(&file), "pipe");
  cr_assert(write_text(&file, "one"));
  cr_assert(output_file_commit(&file, &error));
  cr_expect_eq(read(reader, content, 3), 3);
  cr_expect_str_eq(content, "one");
  close(reader);
  cr_assert(output_file_open(&file, "/dev/null", false, &error));
  cr_assert(write_text(&file, "one"));
  cr_assert(output_file_commit(&file, &error));
  cr_expect_eq(names_in("."), 1);
  expect_failure(output_file_open(&file, "/dev/fd/999", false, &error), OUTPUT_FAILED, EBADF);
}

Test(output, a_library_may_write_by_name) {
  struct output_file file;
  cr_assert(output_file_open(&file, "a.xlsx", false, &error));
  put(output_file_writable_path(&file), "by name");
  cr_expect_neq(access("a.xlsx", F_OK), 0);
  cr_assert(output_file_commit(&file, &error));
  expect_content("a.xlsx", "by name");
  cr_expect_eq(names_in("."), 1);
}

Test(output, there_is_a_last_temporary_file) {
  struct output_file files[OUTPUT_FILES_AT_ONCE + 1];
  char name[16];
  struct rlimit limit;
  cr_assert_eq(getrlimit(RLIMIT_NOFILE, &limit), 0);
  limit.rlim_cur = limit.rlim_max; /* usually more than the 1024 that are there at first */
  cr_assert_eq(setrlimit(RLIMIT_NOFILE, &limit), 0);
  for (int i = 0; i < OUTPUT_FILES_AT_ONCE; i++) {
    snprintf(name, sizeof name, "%d", i);
    cr_assert(output_file_open(&files[i], name, false, &error));
  }
  expect_failure(output_file_open(&files[OUTPUT_FILES_AT_ONCE], "more", false, &error), OUTPUT_TOO_MANY, 0);
  put("old", "");
  expect_failure(output_file_open(&files[OUTPUT_FILES_AT_ONCE], "old", true, &error), OUTPUT_TOO_MANY, 0);
  cr_assert_eq(unlink("old"), 0);
  cr_assert(output_file_commit(&files[3], &error));
  cr_assert(output_file_open(&files[3], "more", false, &error));
  for (int i = 0; i < OUTPUT_FILES_AT_ONCE; i++) output_file_abandon(&files[i]);
  cr_expect_eq(names_in("."), 1);
}

/* A temporary name holds no more than 180 bytes of the target's. */
Test(output, two_outputs_whose_names_begin_alike_do_not_share_a_temporary_file) {
  struct output_file first, second;
  char names[2][202] = {0};
  for (int i = 0; i < 2; i++) {
    memset(names[i], 'a', 200);
    names[i][200] = (char)('1' + i);
  }
  cr_assert(output_file_open(&first, names[0], false, &error));
  cr_assert(output_file_open(&second, names[1], false, &error));
  cr_assert(write_text(&first, "first") && write_text(&second, "second"));
  cr_expect(output_file_commit(&first, &error) && output_file_commit(&second, &error));
  expect_content(names[0], "first");
  expect_content(names[1], "second");
  cr_expect_eq(names_in("."), 2);
}

static void stop(int number) {
  output_file_abandon_all_in_signal();
  _exit(number);
}

Test(output, a_signal_removes_every_temporary_file_and_nothing_else) {
  pid_t child = fork();
  cr_assert_geq(child, 0);
  if (child == 0) {
    static struct output_file files[3];
    signal(SIGTERM, stop);
    bool is_fine = output_file_open(&files[0], "done.csv", false, &error) && write_text(&files[0], "done") &&
                   output_file_commit(&files[0], &error);
    is_fine = is_fine && output_file_open(&files[1], "a.csv", false, &error);
    is_fine = is_fine && output_file_open(&files[2], "b.csv", false, &error) && write_text(&files[2], "half");
    is_fine = is_fine && output_file_write(&files[2], large, sizeof large, &error) && names_in(".") == 3;
    if (is_fine) raise(SIGTERM);
    _exit(0);
  }
  int status;
  cr_assert_eq(waitpid(child, &status, 0), child);
  cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == SIGTERM);
  cr_expect_eq(names_in("."), 1);
  expect_content("done.csv", "done");
}

Test(output, every_temporary_file_goes_at_once_when_a_handler_asks_for_it) {
  struct output_file file, other;
  cr_assert(output_file_open(&file, "a.csv", false, &error) &&
            output_file_open(&other, "b.csv", false, &error));
  output_file_abandon(&other);
  cr_expect_eq(names_in("."), 1);
  output_file_abandon_all_in_signal();
  cr_expect_eq(names_in("."), 0);
  output_file_abandon(&file);
}

static volatile sig_atomic_t held_back, let_through;

static void ask_the_shield(int number) {
  if (output_file_is_shielded_in_signal(number))
    held_back++;
  else
    let_through++;
}

Test(output, a_signal_that_meets_a_shield_comes_again_when_it_is_gone) {
  const struct sigaction action = {.sa_handler = ask_the_shield};
  cr_assert_eq(sigaction(SIGUSR1, &action, NULL), 0);
  output_file_shield_begin();
  raise(SIGUSR1);
  cr_expect(held_back == 1 && let_through == 0);
  output_file_shield_end();
  cr_expect(held_back == 1 && let_through == 1);
}

Test(output, what_the_system_says_is_put_into_its_kind) {
  static const struct {
    int system;
    enum output_status status;
  } cases[] = {{EEXIST, OUTPUT_EXISTS},
               {EISDIR, OUTPUT_IS_FOLDER},
               {ENOENT, OUTPUT_NO_FOLDER},
               {ENOTDIR, OUTPUT_NO_FOLDER},
               {EACCES, OUTPUT_NOT_PERMITTED},
               {EPERM, OUTPUT_NOT_PERMITTED},
               {EROFS, OUTPUT_NOT_PERMITTED},
               {ENOSPC, OUTPUT_DISK_FULL},
               {EDQUOT, OUTPUT_DISK_FULL},
               {EFBIG, OUTPUT_TOO_LARGE},
               {EPIPE, OUTPUT_PIPE_CLOSED},
               {EIO, OUTPUT_FAILED},
               {0, OUTPUT_FAILED}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const struct output_error found = output_error_of(cases[i].system);
    cr_expect(found.status == cases[i].status && found.system == cases[i].system, "errno %d",
              cases[i].system);
  }
}
