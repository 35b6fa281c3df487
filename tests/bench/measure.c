/* Run a command and write what it cost. measure FIGURES COMMAND [ARGUMENT]...
 *
 * FIGURES receives one line: wall seconds, user seconds, system seconds, peak resident KiB, exit code (128 +
 * signal). A small process has to do this: a child forked from a Python driver inherits the driver's peak
 * memory as its own. */

#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE /* wait4 */
#endif

#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds_between(struct timespec from, struct timespec to) {
  return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) * 1e-9;
}

static double seconds(struct timeval span) { return (double)span.tv_sec + (double)span.tv_usec * 1e-6; }

int main(int argc, char **argv) {
  if (argc < 3) {
    fputs("usage: measure FIGURES COMMAND [ARGUMENT]...\n", stderr);
    return 2;
  }
  struct timespec start;
  struct timespec end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  const pid_t child = fork();
  if (child == 0) {
    execvp(argv[2], argv + 2);
    perror(argv[2]);
    _exit(127);
  }
  int status;
  struct rusage usage;
  if (child < 0 || wait4(child, &status, 0, &usage) != child) {
    perror("measure");
    return 1;
  }
  clock_gettime(CLOCK_MONOTONIC, &end);

  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  FILE *figures = fopen(argv[1], "w");
  if (figures == NULL) {
    perror(argv[1]);
    return 1;
  }
  fprintf(figures, "%.6f %.6f %.6f %ld %d\n", seconds_between(start, end), seconds(usage.ru_utime),
          seconds(usage.ru_stime), usage.ru_maxrss, code);
  if (fclose(figures) != 0) {
    perror(argv[1]);
    return 1;
  }
  return 0;
}
