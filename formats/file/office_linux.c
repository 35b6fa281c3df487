#define _GNU_SOURCE /* nftw, pipe2 */
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "calc/array.h"
#include "formats/file/descriptor.h"
#include "formats/file/office.h"
#include "formats/file/output_file.h"
#include "formats/file/path.h"

enum {
  COPY_BYTES = 64 * 1024,
  NAME_BYTES = 320,
  WAIT_MILLISECONDS = 50,
  NO_PROGRAM = 127,
  FOLDER_BYTES = PIPE_BUF - 64
};

static const char *const programs[] = {"soffice", "libreoffice"};

/* What the keeper is about, and how it and the program hear of each other. */
struct office {
  const char *const *paths, *const *names;
  size_t count;
  int seconds;
  char folder[FOLDER_BYTES]; /* the keeper makes it and tells its name */
  int alive[2];  /* the program holds the end for writing for as long as it lives or wants the folder */
  int answer[2]; /* on which the keeper writes its status */
};

static bool is_program(struct text folder, const char *name) {
  struct buffer path = {0};
  struct stat status;
  path_join(&path, folder, name);
  const bool is_there = stat(path.at, &status) == 0 && S_ISREG(status.st_mode) && access(path.at, X_OK) == 0;
  buffer_clear(&path);
  return is_there;
}

bool office_is_there(void) {
  const char *at = getenv("PATH");
  for (; at != NULL && *at != '\0'; at += *at == ':') {
    const size_t length = strcspn(at, ":");
    for (size_t i = 0; i < sizeof programs / sizeof programs[0]; i++)
      if (is_program((struct text){at, length}, programs[i])) return true;
    at += length;
  }
  return false;
}

/* ./quote.xlsx: no option begins so. */
static void name_file(char name[NAME_BYTES], const struct office *office, size_t number, const char *ending) {
  (void)snprintf(name, NAME_BYTES, "./%s.%s", office->names[number], ending);
}

static bool copy(int from, int to) {
  static char bytes[COPY_BYTES];
  ssize_t got;
  while ((got = descriptor_read(from, bytes, sizeof bytes)) > 0)
    if (!descriptor_write(to, bytes, (size_t)got)) return false;
  return got == 0;
}

static bool copy_workbook(const struct office *office, size_t number, const char *path) {
  char name[NAME_BYTES];
  struct buffer target = {0};
  name_file(name, office, number, "xlsx");
  path_join(&target, text_from(office->folder), name);
  const int from = open(path, O_RDONLY | O_CLOEXEC);
  const int to = open(target.at, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  const bool is_copied = from >= 0 && to >= 0 && copy(from, to) && close(to) == 0;
  if (from >= 0) close(from);
  buffer_clear(&target);
  return is_copied;
}

static bool copy_workbooks(const struct office *office) {
  for (size_t i = 0; i < office->count; i++)
    if (!copy_workbook(office, i, office->paths[i])) return false;
  return true;
}

/* -env:UserInstallation=file:///tmp/arrears-x/profile; an address holds no blank, and bytes beyond ASCII as
 * their figures. */
static void add_profile(struct buffer *out, const char *folder) {
  buffer_add_literal(out, "-env:UserInstallation=file://");
  for (const char *at = folder; *at != '\0'; at++) {
    char figures[4];
    const bool is_plain = strchr("/-_.", *at) != NULL || (*at >= '0' && *at <= '9') ||
                          (*at >= 'A' && *at <= 'Z') || (*at >= 'a' && *at <= 'z');
    (void)snprintf(figures, sizeof figures, "%%%02X", (unsigned)(unsigned char)*at);
    buffer_add_text(out, is_plain ? (struct text){at, 1} : text_from(figures));
  }
  buffer_add_literal(out, "/profile");
  buffer_add_byte(out, '\0');
}

/* Its input, output and messages are nobody's; it draws without a screen. What it keeps for a while, copies
 * of documents among it, stays in the folder and goes with it. */
static void settle_surroundings(const char *folder) {
  static const char *const places[] = {"TMPDIR", "TEMP", "TMP"};
  sigset_t none;
  const int nothing = open("/dev/null", O_RDWR);
  for (int i = 0; i <= STDERR_FILENO && nothing >= 0; i++) (void)dup2(nothing, i);
  (void)sigemptyset(&none);
  (void)signal(SIGPIPE, SIG_DFL);
  (void)signal(SIGXFSZ, SIG_DFL);
  (void)sigprocmask(SIG_SETMASK, &none, NULL);
  (void)setenv("SAL_USE_VCLPLUGIN", "svp", 1);
  (void)setenv("LC_ALL", "C.UTF-8", 1);
  (void)setenv("TZ", "UTC", 1);
  for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) (void)setenv(places[i], folder, 1);
  if (setpgid(0, 0) != 0 || chdir(folder) != 0) _exit(NO_PROGRAM);
}

static void become_office(const struct office *office) {
  enum { FIXED = 10 };
  struct buffer profile = {0};
  const char **words = array_new(office->count + FIXED, sizeof *words);
  char(*names)[NAME_BYTES] = array_new(office->count, sizeof *names);
  size_t count = 1;
  add_profile(&profile, office->folder);
  const char *const fixed[] = {profile.at,     "--headless", "--norestore", "--nolockcheck",
                               "--convert-to", "pdf",        "--outdir",    "."};
  for (size_t i = 0; i < sizeof fixed / sizeof fixed[0]; i++) words[count++] = fixed[i];
  for (size_t i = 0; i < office->count; i++) {
    name_file(names[i], office, i, "xlsx");
    words[count++] = names[i];
  }
  settle_surroundings(office->folder);
  for (size_t i = 0; i < sizeof programs / sizeof programs[0]; i++) {
    words[0] = programs[i];
    (void)execvp(programs[i], (char *const *)(void *)words);
  }
  _exit(NO_PROGRAM);
}

static bool is_gone(const struct office *office, int milliseconds) {
  struct pollfd end = {.fd = office->alive[0], .events = POLLIN};
  return poll(&end, 1, milliseconds) > 0;
}

static double now(void) {
  struct timespec time;
  (void)clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* Ends LibreOffice and what it began. They are the keeper's children, so that it can wait for the last: no
 * file of theirs comes after it. */
static void end_office(pid_t process) {
  (void)kill(-process, SIGKILL);
  while (waitpid(-process, NULL, 0) > 0) continue;
}

/* Until LibreOffice has ended, time is over, or the program has gone. */
static enum office_status watch(const struct office *office, pid_t process) {
  const double end = now() + office->seconds;
  int how = 0;
  enum office_status status = OFFICE_DONE;
  while (waitpid(process, &how, WNOHANG) == 0) {
    if (now() < end && !is_gone(office, WAIT_MILLISECONDS)) continue;
    status = OFFICE_TOO_SLOW;
    break;
  }
  end_office(process);
  if (status == OFFICE_DONE && WIFEXITED(how) && WEXITSTATUS(how) == NO_PROGRAM) status = OFFICE_ABSENT;
  return status;
}

static enum office_status run_office(const struct office *office) {
  if (!copy_workbooks(office)) return OFFICE_NO_FOLDER;
  const pid_t process = fork();
  if (process == 0) become_office(office);
  if (process < 0) return OFFICE_NO_FOLDER;
  (void)setpgid(process, process); /* whichever of the two is first */
  return watch(office, process);
}

static bool make_folder(struct office *office) {
  const char *temporary = getenv("TMPDIR");
  struct buffer path = {0};
  path_join(&path, text_from(temporary == NULL || *temporary != '/' ? "/tmp" : temporary), "arrears-XXXXXX");
  const bool fits = path.length <= sizeof office->folder;
  if (fits)
    memcpy(office->folder, path.at, path.length);
  else
    errno = ENAMETOOLONG;
  buffer_clear(&path);
  return fits && mkdtemp(office->folder) != NULL;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *place) {
  (void)status, (void)kind, (void)place;
  return remove(path);
}

static void remove_folder(const char *folder) {
  enum { OPEN_FOLDERS = 16 };
  (void)nftw(folder, remove_one, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
}

/* What the keeper answers: a status, errno, and where the PDFs are. */
struct answer {
  enum office_status status;
  int system;
  char folder[FOLDER_BYTES];
};

_Static_assert(sizeof(struct answer) <= PIPE_BUF, "an answer is written and read in one piece");

/* No signal ends the keeper before its work is done; those for the program reach it as the end of `alive`. It
 * makes the folder itself: nothing that ends the program comes between a folder and its keeper. */
static void keep(struct office *office) {
  static struct answer answer;
  sigset_t all;
  (void)sigfillset(&all);
  (void)sigprocmask(SIG_SETMASK, &all, NULL);
  (void)setsid();
  (void)prctl(PR_SET_CHILD_SUBREAPER, 1);
  (void)close(office->alive[1]);
  (void)close(office->answer[0]);
  errno = 0;
  const bool has_folder = make_folder(office);
  answer.status = has_folder ? run_office(office) : OFFICE_NO_FOLDER;
  answer.system = errno;
  memcpy(answer.folder, office->folder, sizeof answer.folder);
  if (descriptor_write(office->answer[1], &answer, sizeof answer)) (void)is_gone(office, -1);
  if (has_folder) remove_folder(office->folder);
  _exit(0);
}

static bool open_pipes(struct office *office) {
  if (pipe2(office->alive, O_CLOEXEC) != 0) return false;
  if (pipe2(office->answer, O_CLOEXEC) == 0) return true;
  close(office->alive[0]);
  close(office->alive[1]);
  return false;
}

/* -1: errno. */
static pid_t start(struct office *office) {
  if (!open_pipes(office)) return -1;
  const pid_t keeper = fork();
  if (keeper == 0) keep(office);
  const int system = errno;
  close(office->alive[0]);
  close(office->answer[1]);
  errno = system;
  return keeper;
}

static enum office_status hear(struct office *office) {
  static struct answer answer;
  const ssize_t got = descriptor_read(office->answer[0], &answer, sizeof answer);
  if (got != (ssize_t)sizeof answer) return OFFICE_NO_ANSWER;
  memcpy(office->folder, answer.folder, sizeof office->folder);
  errno = answer.system;
  return answer.status;
}

static bool read_all(struct buffer *out, const char *path) {
  static char bytes[COPY_BYTES];
  const int file = open(path, O_RDONLY | O_CLOEXEC);
  ssize_t got = file < 0 ? -1 : 1;
  while (got > 0) {
    got = descriptor_read(file, bytes, sizeof bytes);
    if (got > 0) buffer_add(out, bytes, (size_t)got);
  }
  if (file >= 0) close(file);
  return got == 0;
}

/* A PDF that is there to its end. */
static bool is_whole(struct text pdf) {
  enum { TAIL = 32 };
  const struct text head = TEXT("%PDF-"), end = TEXT("%%EOF");
  if (pdf.length < TAIL || memcmp(pdf.at, head.at, head.length) != 0) return false;
  return memmem(pdf.at + pdf.length - TAIL, TAIL, end.at, end.length) != NULL;
}

static bool fetch(const struct office *office, size_t number, struct buffer *pdf) {
  char name[NAME_BYTES];
  struct buffer path = {0};
  const size_t before = pdf->length;
  name_file(name, office, number, "pdf");
  path_join(&path, text_from(office->folder), name);
  const bool is_there =
      read_all(pdf, path.at) && is_whole((struct text){pdf->at + before, pdf->length - before});
  buffer_clear(&path);
  return is_there;
}

static enum office_status fetch_all(const struct office *office, struct buffer *pdfs) {
  for (size_t i = 0; i < office->count; i++)
    if (!fetch(office, i, &pdfs[i])) return OFFICE_NO_ANSWER;
  return OFFICE_DONE;
}

enum office_status office_print(const char *const *paths, const char *const *names, size_t count, int seconds,
                                struct buffer *pdfs) {
  struct office office = {.paths = paths, .names = names, .count = count, .seconds = seconds};
  if (!office_is_there()) return OFFICE_ABSENT;
  const pid_t keeper = start(&office);
  if (keeper < 0) return OFFICE_NO_FOLDER;
  enum office_status status = hear(&office);
  if (status == OFFICE_DONE) status = fetch_all(&office, pdfs);
  const int system = errno;
  close(office.alive[1]);
  close(office.answer[0]);
  while (waitpid(keeper, NULL, 0) < 0 && errno == EINTR) continue;
  errno = system;
  return status;
}
