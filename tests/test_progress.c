/* Progress on a terminal, which is a pseudo terminal here, and in a log. The clock is set by the test: this
 * file's clock_gettime stands before the system's. */
#define _XOPEN_SOURCE 700

#include "cli/user/progress.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "calc/buffer.h"

long syscall(long number, ...);

static bool is_set; /* else the system's clock, for the test framework */
static double set_to;

int clock_gettime(clockid_t clock, struct timespec *time) {
  if (!is_set) return (int)syscall(SYS_clock_gettime, clock, time);
  time->tv_sec = (time_t)set_to;
  time->tv_nsec = (long)((set_to - (double)time->tv_sec) * 1e9 + 0.5);
  return 0;
}

/* What stands in the place of standard error: a terminal or a file. */
struct screen {
  int standard; /* error, kept */
  int reader;
};

static void screen_open(struct screen *screen, bool is_terminal) {
  int writer;
  if (is_terminal) {
    screen->reader = posix_openpt(O_RDWR | O_NOCTTY);
    cr_assert(screen->reader >= 0 && grantpt(screen->reader) == 0 && unlockpt(screen->reader) == 0);
    writer = open(ptsname(screen->reader), O_RDWR | O_NOCTTY);
  } else {
    int ends[2];
    cr_assert_eq(pipe(ends), 0);
    screen->reader = ends[0];
    writer = ends[1];
  }
  screen->standard = dup(STDERR_FILENO);
  cr_assert(writer >= 0 && screen->standard >= 0 && dup2(writer, STDERR_FILENO) >= 0);
  close(writer);
}

static void screen_close(struct screen *screen) {
  cr_assert(dup2(screen->standard, STDERR_FILENO) >= 0);
  close(screen->standard);
  close(screen->reader);
  is_set = false;
}

/* What has been written since the last look. */
static void expect_screen(const struct screen *screen, const char *expected, int line) {
  char bytes[400];
  struct pollfd waiting = {.fd = screen->reader, .events = POLLIN};
  ssize_t count =
      poll(&waiting, 1, *expected == '\0' ? 0 : 5000) > 0 ? read(screen->reader, bytes, sizeof bytes) : 0;
  struct text found = {bytes, count > 0 ? (size_t)count : 0};
  cr_expect(text_is(found, expected), "line %d: %.*s", line, (int)found.length, bytes);
}
#define EXPECT_SCREEN(screen, expected) expect_screen((screen), (expected), __LINE__)

static void start(struct progress *progress, enum language language, bool is_quiet) {
  is_set = true;
  set_to = 100;
  progress_start(progress, language, is_quiet);
}

static void step(struct progress *progress, double seconds, struct progress_point point) {
  set_to = 100 + seconds;
  progress_step(progress, LABEL_SAY_PROGRESS, point);
}

#define WIPED "\r\033[K"

Test(progress, on_a_terminal_is_one_line_that_changes_and_goes) {
  struct screen screen;
  struct progress progress;
  screen_open(&screen, true);
  start(&progress, LANGUAGE_EN, false);
  step(&progress, 0.9, (struct progress_point){.rows = 64});
  EXPECT_SCREEN(&screen, ""); /* short runs stay silent */
  step(&progress, 1, (struct progress_point){.rows = 64});
  EXPECT_SCREEN(&screen, WIPED "assessing  64 rows  64 rows/s  ? left");
  step(&progress, 1.1, (struct progress_point){.rows = 128});
  EXPECT_SCREEN(&screen, ""); /* not more than five a second */
  /* 3000 rows in 2 s; a quarter of the bytes in 2 s leaves 6 s */
  step(&progress, 2, (struct progress_point){.rows = 3000, .bytes_done = 250, .bytes_total = 1000});
  EXPECT_SCREEN(&screen, WIPED "assessing  3000 rows  1500 rows/s  0:06 left");
  /* 1 byte of 10,000 in 3 s: 3 x 9999 = 29,997 s, which is 499 minutes and 57 seconds */
  step(&progress, 3, (struct progress_point){.rows = 3000, .bytes_done = 1, .bytes_total = 10000});
  EXPECT_SCREEN(&screen, WIPED "assessing  3000 rows  1000 rows/s  499:57 left");
  step(&progress, 4, (struct progress_point){.rows = 3000, .bytes_total = 10000});
  EXPECT_SCREEN(&screen, WIPED "assessing  3000 rows  750 rows/s  ? left");
  progress_writing(&progress, 3001);
  EXPECT_SCREEN(&screen, WIPED "writing  3001 rows");
  set_to = 104.5;
  cr_expect_float_eq(progress_finish(&progress), 4.5, 1e-6);
  EXPECT_SCREEN(&screen, WIPED);
  (void)progress_finish(&progress);
  EXPECT_SCREEN(&screen, "");
  screen_close(&screen);
}

Test(progress, that_has_not_been_shown_needs_no_wiping) {
  struct screen screen;
  struct progress progress;
  screen_open(&screen, true);
  start(&progress, LANGUAGE_EN, false);
  progress_writing(&progress, 5);
  (void)progress_finish(&progress);
  EXPECT_SCREEN(&screen, "");
  screen_close(&screen);
}

Test(progress, in_a_log_is_a_line_a_minute) {
  struct screen screen;
  struct progress progress;
  screen_open(&screen, false);
  start(&progress, LANGUAGE_ZH, false);
  step(&progress, 59, (struct progress_point){.rows = 59});
  EXPECT_SCREEN(&screen, "");
  step(&progress, 60, (struct progress_point){.rows = 600, .bytes_done = 1, .bytes_total = 2});
  EXPECT_SCREEN(&screen, "读取核算  600 行  10 行/秒  剩余 1:00\n");
  step(&progress, 119, (struct progress_point){.rows = 700});
  EXPECT_SCREEN(&screen, "");
  step(&progress, 120, (struct progress_point){.rows = 1200});
  EXPECT_SCREEN(&screen, "读取核算  1200 行  10 行/秒  剩余 ?\n");
  progress_writing(&progress, 1200);
  (void)progress_finish(&progress);
  EXPECT_SCREEN(&screen, "");
  screen_close(&screen);
}

Test(progress, is_not_shown_to_whoever_wants_quiet) {
  struct screen screen;
  struct progress progress;
  screen_open(&screen, true);
  start(&progress, LANGUAGE_EN, true);
  step(&progress, 1000, (struct progress_point){.rows = 64});
  progress_writing(&progress, 64);
  set_to = 1100;
  cr_expect_float_eq(progress_finish(&progress), 1000, 1e-6, "the time is told all the same");
  EXPECT_SCREEN(&screen, "");
  screen_close(&screen);
}

/* What the file holds by now. */
static void expect_numbers(const char *path, const char *expected, int line) {
  char bytes[400];
  FILE *file = fopen(path, "r");
  size_t count = file == NULL ? 0 : fread(bytes, 1, sizeof bytes, file);
  if (file != NULL) fclose(file);
  struct text found = {bytes, count};
  cr_expect(text_is(found, expected), "line %d: %.*s", line, (int)count, bytes);
}
#define EXPECT_NUMBERS(expected) expect_numbers("numbers", (expected), __LINE__)

Test(progress, is_told_to_programs_ten_times_a_second_though_nothing_is_shown) {
  char folder[] = "/tmp/arrears-progress-XXXXXX";
  struct progress progress;
  cr_assert(mkdtemp(folder) != NULL && chdir(folder) == 0);
  cr_assert(setenv("ARREARS_PROGRESS", "numbers", 1) == 0);
  start(&progress, LANGUAGE_ZH, true);
  step(&progress, 0.05, (struct progress_point){.rows = 64});
  EXPECT_NUMBERS("");
  step(&progress, 0.25, (struct progress_point){.rows = 128, .bytes_done = 4000, .bytes_total = 5000000000});
  step(&progress, 0.3, (struct progress_point){.rows = 192});
  step(&progress, 0.5, (struct progress_point){.rows = 256, .bytes_total = -1});
  progress_writing(&progress, 300);
  EXPECT_NUMBERS(
      "{\"stage\":\"reading\",\"rows\":128,\"done\":4000,\"total\":5000000000}\n"
      "{\"stage\":\"reading\",\"rows\":256,\"done\":0,\"total\":0}\n"
      "{\"stage\":\"writing\",\"rows\":300,\"done\":0,\"total\":0}\n");
  is_set = false;
  (void)remove("numbers");
  cr_expect(rmdir(folder) == 0);
}

Test(progress, told_to_a_file_that_cannot_be_opened_is_no_failure) {
  struct progress progress;
  cr_assert(setenv("ARREARS_PROGRESS", "nowhere/numbers", 1) == 0);
  start(&progress, LANGUAGE_EN, true);
  step(&progress, 1, (struct progress_point){.rows = 64});
  cr_expect_float_eq(progress_finish(&progress), 1, 1e-6);
  is_set = false;
}

Test(progress, told_to_a_pipe_waits_for_nobody, .timeout = 10) {
  char folder[] = "/tmp/arrears-progress-XXXXXX", line[100] = "";
  struct progress progress;
  cr_assert(mkdtemp(folder) != NULL && chdir(folder) == 0 && mkfifo("numbers", 0600) == 0);
  cr_assert(setenv("ARREARS_PROGRESS", "numbers", 1) == 0);
  start(&progress, LANGUAGE_EN, true);
  step(&progress, 1, (struct progress_point){.rows = 64});
  const int reader = open("numbers", O_RDONLY | O_NONBLOCK);
  cr_assert(reader >= 0);
  step(&progress, 2, (struct progress_point){.rows = 128, .bytes_done = 7, .bytes_total = 9});
  cr_expect(read(reader, line, sizeof line - 1) > 0);
  cr_expect_str_eq(line, "{\"stage\":\"reading\",\"rows\":128,\"done\":7,\"total\":9}\n");
  is_set = false;
  (void)close(reader);
  (void)remove("numbers");
  cr_expect(rmdir(folder) == 0);
}
