#define _GNU_SOURCE /* RTLD_NEXT */

#include "cli/memory_end.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h> /* its declarations of the three */
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/user/exit_code.h"
#include "formats/file/descriptor.h"
#include "formats/file/output_file.h"

static enum language spoken = LANGUAGE_EN;

#ifndef ARREARS_SANITIZED

/* What whoever started the program had open is not the library's, whatever it is called. Where that cannot be
 * told all of it counts as theirs. */
enum { DESCRIPTORS = 1000 };
static struct pollfd at_start[DESCRIPTORS];

static void note_descriptors(void) {
  struct rlimit most = {.rlim_cur = 0};
  (void)getrlimit(RLIMIT_NOFILE, &most);
  for (int i = 0; i < DESCRIPTORS; i++) at_start[i].fd = i;
  (void)poll(at_start, most.rlim_cur < DESCRIPTORS ? most.rlim_cur : DESCRIPTORS, 0);
}

static bool was_open(int descriptor) { return (at_start[descriptor].revents & POLLNVAL) == 0; }

/* libxlsxwriter opens a temporary file by a name and takes the name away once it has memory for the stream:
 * where it does not get that memory, the file stays, still empty. It is known by its name's form and by how
 * it is open. */
static bool is_left_by_library(int descriptor, char name[], size_t size) {
  char link[32];
  (void)snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t got = readlink(link, name, size - 1);
  if (got <= 0) return false;
  name[got] = '\0';
  enum { RANDOM = 10 };
  const char *base = strrchr(name, '/');
  if (base == NULL || strncmp(base, "/tmp.", 5) != 0 || strlen(base) != 5 + RANDOM) return false;
  struct stat found;
  int flags = fcntl(descriptor, F_GETFL);
  return flags != -1 && (flags & O_ACCMODE) == O_RDWR && fstat(descriptor, &found) == 0 &&
         found.st_size == 0 && found.st_uid == geteuid();
}

static void remove_left_by_library(void) {
  char name[PATH_MAX];
  for (int i = STDERR_FILENO + 1; i < DESCRIPTORS; i++)
    if (!was_open(i) && is_left_by_library(i, name, sizeof name)) (void)unlink(name);
}

/* Nothing here asks for memory. A second thread waits for the end that the first one makes. */
static _Noreturn void end(void) {
  static atomic_flag has_begun = ATOMIC_FLAG_INIT;
  if (atomic_flag_test_and_set(&has_begun))
    for (;;) pause();
  char line[256] = {0};
  size_t length = strlen(strncpy(line, label(spoken, LABEL_SAY_MEMORY_ENDED), sizeof line - 1));
  line[length] = '\n';
  (void)!descriptor_write(STDERR_FILENO, line, length + 1);
  output_file_abandon_all_in_signal();
  remove_left_by_library();
  _exit(EXIT_INTERNAL);
}

/* The system's function of that name, or that of whoever stands before it, such as a checker. */
static void *next_function(const char *name) {
  void *function = dlsym(RTLD_NEXT, name);
  if (function == NULL) _exit(EXIT_INTERNAL);
  return function;
}

typedef void *allocating(size_t);
typedef void *clearing(size_t, size_t);
typedef void *moving(void *, size_t);

/* A pointer to an object as one to a function: POSIX promises it, ISO C has no cast for it. */
#define NEXT(type, name)                                           \
  static _Atomic(type *) known;                                    \
  type *next = atomic_load_explicit(&known, memory_order_relaxed); \
  if (next == NULL) {                                              \
    void *found = next_function(name);                             \
    memcpy(&next, &found, sizeof next);                            \
    atomic_store_explicit(&known, next, memory_order_relaxed);     \
  }

void *malloc(size_t size) {
  NEXT(allocating, "malloc")
  void *got = next(size);
  if (got != NULL || size == 0) return got;
  end();
}

void *calloc(size_t nmemb, size_t size) {
  NEXT(clearing, "calloc")
  void *got = next(nmemb, size);
  if (got != NULL || nmemb == 0 || size == 0) return got;
  end();
}

void *realloc(void *ptr, size_t size) {
  NEXT(moving, "realloc")
  void *got = next(ptr, size);
  if (got != NULL || size == 0) return got;
  end();
}

/* The stack grows as it is used, and there is nobody to tell when it no longer can: it grows now. */
__attribute__((noinline)) static void use_stack(void) { /* or main would ask for it first of all */
  enum { STACK = 256 * 1024, PAGE = 4096 };
  volatile char room[STACK];
  for (int i = 0; i < STACK; i += PAGE) room[i] = 0;
  (void)room[0];
}

void memory_end_prepare(void) {
  note_descriptors();
  use_stack();
}

#else

void memory_end_prepare(void) {}

#endif

void memory_end_speak(enum language language) { spoken = language; }
