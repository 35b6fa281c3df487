/* Loaded before the C library (LD_PRELOAD): the k-th call of one function fails, of malloc all from the k-th
 * on. FAULT_CALL names it (write, rename, fsync, fdatasync, open, malloc; fork: killed there), FAULT_AT is k
 * from 1, FAULT_COUNT a file that gets the number of calls when the program ends, so that a test knows when
 * it has tried them all. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long calls;

static bool is_chosen(const char *name) {
  const char *chosen = getenv("FAULT_CALL");
  return chosen != NULL && strcmp(chosen, name) == 0;
}

static bool fails_from(const char *name, int error, bool stays) {
  const char *at = getenv("FAULT_AT");
  if (!is_chosen(name)) return false;
  if (at == NULL) return false;
  long wanted = atol(at), call = atomic_fetch_add(&calls, 1) + 1;
  bool is_now = call == wanted || (stays && wanted > 0 && call > wanted);
  if (is_now) errno = error;
  return is_now;
}

static bool fails(const char *name, int error) { return fails_from(name, error, false); }

static void *next(const char *name) {
  void *found = dlsym(RTLD_NEXT, name);
  if (found == NULL) _exit(99);
  return found;
}

/* A pointer to an object as one to a function: POSIX promises it, ISO C has no cast for it. */
#define NEXT(type, name)    \
  type *go_on;              \
  void *found = next(name); \
  memcpy(&go_on, &found, sizeof go_on)

typedef ssize_t writing(int, const void *, size_t);
typedef ssize_t writing_parts(int, const struct iovec *, int);
typedef int renaming(const char *, const char *);
typedef int syncing(int);
typedef int opening(const char *, int, ...);
typedef void *allocating(size_t);
typedef pid_t forking(void);

ssize_t write(int descriptor, const void *bytes, size_t count) {
  NEXT(writing, "write");
  return descriptor > 2 && fails("write", ENOSPC) ? -1 : go_on(descriptor, bytes, count);
}

ssize_t writev(int descriptor, const struct iovec *parts, int count) {
  NEXT(writing_parts, "writev");
  return descriptor > 2 && fails("write", ENOSPC) ? -1 : go_on(descriptor, parts, count);
}

int rename(const char *from, const char *to) {
  NEXT(renaming, "rename");
  return fails("rename", EIO) ? -1 : go_on(from, to);
}

int link(const char *from, const char *to) {
  NEXT(renaming, "link");
  return fails("rename", EPERM) ? -1 : go_on(from, to);
}

int fsync(int descriptor) {
  NEXT(syncing, "fsync");
  return fails("fsync", EIO) ? -1 : go_on(descriptor);
}

int fdatasync(int descriptor) {
  NEXT(syncing, "fdatasync");
  return fails("fdatasync", EIO) ? -1 : go_on(descriptor);
}

int open(const char *path, int flags, ...) {
  NEXT(opening, "open");
  va_list list;
  va_start(list, flags);
  int mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(list, int) : 0;
  va_end(list);
  return fails("open", EMFILE) ? -1 : go_on(path, flags, mode);
}

void *malloc(size_t size) {
  NEXT(allocating, "malloc");
  return fails_from("malloc", ENOMEM, true) ? NULL : go_on(size);
}

pid_t fork(void) {
  NEXT(forking, "fork");
  if (fails("fork", EAGAIN)) (void)raise(SIGKILL);
  return go_on();
}

static void __attribute__((destructor)) tell(void) {
  const char *path = getenv("FAULT_COUNT");
  FILE *file = path == NULL ? NULL : fopen(path, "w");
  if (file == NULL) return;
  (void)fprintf(file, "%ld\n", atomic_load(&calls));
  (void)fclose(file);
}
