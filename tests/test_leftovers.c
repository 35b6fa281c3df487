#include "formats/file/leftovers.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <utime.h>

#include "folder_fixture.h"
#include "formats/file/temporary_name.h"

TestSuite(leftovers, .init = enter_folder, .fini = leave_folder);

static int removed, found;

static void count(void *context, const char *path, bool is_removed) {
  (void)context, (void)path;
  *(is_removed ? &removed : &found) += 1;
}

static void sweep(void) {
  removed = found = 0;
  leftovers_sweep("a.csv", count, NULL);
}

/* The name that a process has for its file, which has ended when the name is known. */
static void put_of_ended(char *name, size_t size) {
  int ends[2];
  cr_assert_eq(pipe(ends), 0);
  const pid_t child = fork();
  if (child == 0) {
    const bool is_named = temporary_name(name, size, "a.csv", 0);
    _exit(is_named && write(ends[1], name, size) == (ssize_t)size ? 0 : 1);
  }
  cr_assert_eq(read(ends[0], name, size), (ssize_t)size);
  cr_assert_eq(waitpid(child, NULL, 0), child);
  close(ends[0]);
  close(ends[1]);
  put(name, "half");
}

static void make_old(const char *name) {
  cr_assert_eq(utime(name, &(struct utimbuf){1000000000, 1000000000}), 0);
}

Test(leftovers, what_an_ended_process_has_left_is_removed) {
  char name[100] = "";
  put_of_ended(name, sizeof name);
  cr_expect_eq(temporary_owner(name), TEMPORARY_GONE);
  sweep();
  cr_expect(removed == 1 && found == 0);
  cr_expect_eq(names_in("."), 0);
}

Test(leftovers, what_a_running_process_writes_stays_however_old_it_is) {
  char name[100] = "";
  cr_assert(temporary_name(name, sizeof name, "./a.csv", 3));
  put(name, "half");
  make_old(name);
  cr_expect_eq(temporary_owner(name + 2), TEMPORARY_RUNS);
  sweep();
  cr_expect(removed == 0 && found == 0);
  cr_expect_eq(names_in("."), 1);
}

/* The number of this process, started at another time: somebody else had it before. */
Test(leftovers, a_process_number_that_was_given_anew_is_told_by_its_start) {
  char name[100] = "", other[120];
  cr_assert(temporary_name(name, sizeof name, "a.csv", 0));
  char *start = strrchr(name, '-');
  *start = '\0';
  start = strrchr(name, '-');
  *start = '\0';
  snprintf(other, sizeof other, "%s-1-0000", name);
  put(other, "half");
  cr_expect_eq(temporary_owner(other), TEMPORARY_GONE);
  sweep();
  cr_expect_eq(removed, 1);
}

Test(leftovers, of_another_machine_is_told_once_it_is_old_and_never_removed) {
  static const char name[] = ".a.csv.tmp-1-00000002-7-0000";
  put(name, "half");
  cr_expect_eq(temporary_owner(name), TEMPORARY_ELSEWHERE);
  sweep();
  cr_expect(removed == 0 && found == 0);
  make_old(name);
  sweep();
  cr_expect(removed == 0 && found == 1);
  cr_expect_eq(names_in("."), 1);
}

Test(leftovers, files_of_other_names_and_kinds_are_left_alone) {
  static const char *const names[] = {"a.csv.tmp-1-00000002-7-0000",      ".a.csv.tmp-1-0000",
                                      ".a.csv.tmp-1-00000002-7-0000.csv", ".tmp-1-00000002-7-0000",
                                      ".a.csv.tmp-x-00000002-7-0000",     ".profile"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    cr_expect_eq(temporary_owner(names[i]), TEMPORARY_NONE, "%s", names[i]);
    put(names[i], "");
    make_old(names[i]);
  }
  cr_assert_eq(mkdir(".b.tmp-1-00000002-7-0000", 0777), 0);
  make_old(".b.tmp-1-00000002-7-0000");
  sweep();
  cr_expect(removed == 0 && found == 0);
  leftovers_sweep("no/such/folder/a.csv", count, NULL);
  cr_expect(removed == 0 && found == 0);
}
