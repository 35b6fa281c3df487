#include "formats/file/temporary_name.h"

#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "calc/hash.h"
#include "formats/file/path.h"

/* What tells a process from all others. */
struct process {
  long number;
  unsigned machine;         /* the start of the machine and the container; 0: not known */
  unsigned long long start; /* ticks since the start of the machine; 0: not known */
};

static unsigned find_machine(void) {
  char text[200] = "";
  FILE *boot = fopen("/proc/sys/kernel/random/boot_id", "r");
  if (boot == NULL) return 0;
  const bool is_read = fgets(text, 64, boot) != NULL;
  (void)fclose(boot);
  const size_t length = strlen(text);
  const ssize_t container = readlink("/proc/self/ns/pid", text + length, sizeof text - length - 1);
  if (!is_read || container <= 0) return 0;
  return (unsigned)hash_text((struct text){text, length + (size_t)container}) | 1u;
}

/* 0: there is no such process, or the system does not say. */
static unsigned long long start_of(long number) {
  char path[64], line[1024];
  unsigned long long start = 0;
  (void)snprintf(path, sizeof path, "/proc/%ld/stat", number);
  FILE *file = fopen(path, "r");
  if (file == NULL) return 0;
  const bool is_read = fgets(line, sizeof line, file) != NULL;
  (void)fclose(file);
  const char *at = is_read ? strrchr(line, ')') : NULL; /* the name before may hold anything */
  enum { START_AFTER_NAME = 20 };
  for (int i = 0; at != NULL && i < START_AFTER_NAME; i++) at = strchr(at + 1, ' ');
  if (at == NULL || sscanf(at, "%llu", &start) != 1) return 0;
  return start;
}

static struct process this_process(void) {
  return (struct process){(long)getpid(), find_machine(), start_of((long)getpid())};
}

bool temporary_name(char *to, size_t size, const char *path, int number) {
  enum { NAME_BYTES = 180 };
  const size_t folder = path_name_offset(path);
  const char *name = path + folder;
  const struct process own = this_process();
  int name_length = NAME_BYTES;
  if (strlen(name) > NAME_BYTES) {
    while (name_length > 0 && ((unsigned char)name[name_length] & 0xC0) == 0x80) name_length--;
  }
  int length = snprintf(to, size, "%.*s.%.*s.tmp-%ld-%08x-%llu-%04d", (int)folder, path, name_length, name,
                        own.number, own.machine, own.start, number);
  return (size_t)length < size;
}

/* The last of the marks: NAME may hold one, too. */
static bool read_name(struct process *process, const char *name) {
  int number, end = 0;
  const char *mark = NULL;
  for (const char *at = name; (at = strstr(at, ".tmp-")) != NULL; at++) mark = at;
  return name[0] == '.' && mark != NULL && mark > name &&
         sscanf(mark, ".tmp-%10ld-%8x-%20llu-%4d%n", &process->number, &process->machine, &process->start,
                &number, &end) == 4 &&
         mark[end] == '\0';
}

enum temporary_owner temporary_owner(const char *name) {
  struct process process;
  if (!read_name(&process, name)) return TEMPORARY_NONE;
  if (process.machine == 0 || process.start == 0 || process.machine != find_machine())
    return TEMPORARY_ELSEWHERE;
  const unsigned long long start = start_of(process.number);
  if (start == process.start) return TEMPORARY_RUNS;
  const bool is_gone = start != 0 || (kill((pid_t)process.number, 0) != 0 && errno == ESRCH);
  return is_gone ? TEMPORARY_GONE : TEMPORARY_ELSEWHERE;
}
