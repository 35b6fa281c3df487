#define _GNU_SOURCE /* realpath */

#include "formats/file/output_file.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "formats/file/descriptor.h"
#include "formats/file/early_sync.h"
#include "formats/file/file_roles.h"
#include "formats/file/file_system.h"
#include "formats/file/path.h"
#include "formats/file/temporary_name.h"

/* The null device, whose bytes go nowhere. */
enum { NULL_MAJOR = 1, NULL_MINOR = 3 };
enum { PATH_BYTES = 4096, PENDING = 256 * 1024, ATTEMPTS = 1000, OWNER_ALONE = 0600 };
/* So many bytes at once are written as they are: gathering them first would cost more than a call. What is
 * written ends where a piece of the file ends, which the system then keeps in large pages. */
enum { LARGE = 16 * 1024, PIECE = 64 * 1024 };
_Static_assert(PENDING % PIECE == 0, "what is pending never has to grow beyond its size");

/* The temporary files of the program, where a signal handler can find them: hence no heap, no lock. A
 * slot's path is written while it is CLAIMED and read by the handler only while it is LIVE. */
enum { FREE, CLAIMED, LIVE };
static struct slot {
  atomic_int state;
  _Atomic(uint64_t) target; /* the mark of the file that it is for; 0: none yet */
  char path[PATH_BYTES];
} slots[OUTPUT_FILES_AT_ONCE];

static int claim_slot(void) {
  for (int i = 0; i < OUTPUT_FILES_AT_ONCE; i++) {
    int expected = FREE;
    if (atomic_compare_exchange_strong(&slots[i].state, &expected, CLAIMED)) return i;
  }
  return -1;
}

/* -1: not asked for. */
static int mode_asked = -1;

void output_file_set_mode(int mode) { mode_asked = mode; }

void output_file_abandon_all_in_signal(void) {
  for (int i = 0; i < OUTPUT_FILES_AT_ONCE; i++) {
    if (atomic_load(&slots[i].state) == LIVE) unlink(slots[i].path);
  }
}

/* Each side says what it is about before it looks at the other: one of the two always notices. */
static atomic_int shields, waiting_signal;

void output_file_shield_begin(void) {
  atomic_fetch_add(&shields, 1);
  if (atomic_load(&waiting_signal) == 0) return;
  output_file_shield_end();
  for (;;) pause();
}

void output_file_shield_end(void) {
  atomic_fetch_sub(&shields, 1);
  int signal_number = atomic_load(&waiting_signal);
  if (signal_number != 0) (void)raise(signal_number);
}

bool output_file_is_shielded_in_signal(int signal_number) {
  atomic_store(&waiting_signal, signal_number);
  return atomic_load(&shields) > 0;
}

/* The first failure stays: what follows from it would only hide it. */
static bool fail_as(struct output_file *file, struct output_error error) {
  if (file->error.status == OUTPUT_OK) file->error = error;
  return false;
}

static bool fail(struct output_file *file, int system) { return fail_as(file, output_error_of(system)); }

/* N for /dev/fd/N and its kin, else -1: opening those anew would write over a file from its start. */
static int descriptor_of(const char *path) {
  static const struct {
    const char *path;
    int descriptor;
  } streams[] = {{"-", 1}, {"/dev/stdout", 1}, {"/dev/stderr", 2}};
  for (size_t i = 0; i < sizeof streams / sizeof streams[0]; i++) {
    if (strcmp(path, streams[i].path) == 0) return streams[i].descriptor;
  }
  static const char *const folders[] = {"/dev/fd/", "/proc/self/fd/"};
  for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
    size_t length = strlen(folders[i]);
    if (strncmp(path, folders[i], length) != 0) continue;
    char *end;
    long number = strtol(path + length, &end, 10);
    if (end != path + length && *end == '\0' && number >= 0 && number < 1024 * 1024) return (int)number;
  }
  return -1;
}

static bool open_descriptor(struct output_file *file, int descriptor) {
  file->is_direct = true;
  file->descriptor = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
  return file->descriptor >= 0 || fail(file, errno);
}

/* Whoever reads a pipe or a device gets everything: only if it is meant. */
static bool open_special(struct output_file *file, const struct stat *existing) {
  const bool is_null = S_ISCHR(existing->st_mode) && existing->st_rdev == makedev(NULL_MAJOR, NULL_MINOR);
  if (!file->may_replace && !is_null) return fail_as(file, (struct output_error){OUTPUT_IS_SPECIAL, 0});
  file->is_direct = true;
  file->descriptor = open(file->path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
  return file->descriptor >= 0 || fail(file, errno);
}

static void free_slot(struct output_file *file) {
  if (file->slot >= 0) {
    atomic_store(&slots[file->slot].target, 0);
    atomic_store(&slots[file->slot].state, FREE);
  }
  file->slot = -1;
  file->temporary = NULL;
}

/* Is another output on its way to that file? Each says where it goes before it looks at the others. */
static bool is_twice(const struct output_file *file) {
  const uint64_t target = file_roles_mark(file->path);
  atomic_store(&slots[file->slot].target, target);
  for (int i = 0; i < OUTPUT_FILES_AT_ONCE; i++)
    if (i != file->slot && atomic_load(&slots[i].target) == target) return true;
  return false;
}

/* Until it is settled only its owner may read it and write it, whatever the umask: a library opens it once
 * more. Then what was asked for goes before what the replaced file has; -1: neither. */
static void plan_mode(struct output_file *file, int replaced) {
  (void)fchmod(file->descriptor, OWNER_ALONE);
  file->mode = mode_asked >= 0 ? mode_asked : replaced;
}

/* Creates the temporary file. It is LIVE before it exists: a signal in between finds nothing to remove,
 * and the name holds our process number, so it removes nobody else's. */
static bool create_temporary(struct output_file *file, int replaced) {
  file->slot = claim_slot();
  if (file->slot < 0) return fail_as(file, (struct output_error){OUTPUT_TOO_MANY, 0});
  if (is_twice(file)) return fail_as(file, (struct output_error){OUTPUT_IS_TWICE, 0});
  struct slot *slot = &slots[file->slot];
  file->temporary = slot->path;
  for (int number = 0; number < ATTEMPTS; number++) {
    if (!temporary_name(slot->path, PATH_BYTES, file->path, number)) return fail(file, ENAMETOOLONG);
    if (access(slot->path, F_OK) == 0) continue;
    output_file_shield_begin();
    atomic_store(&slot->state, LIVE);
    file->descriptor = open(slot->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, OWNER_ALONE);
    int system = errno;
    output_file_shield_end();
    if (file->descriptor >= 0) return plan_mode(file, replaced), true;
    atomic_store(&slot->state, CLAIMED);
    if (system != EEXIST) return fail(file, system);
  }
  return fail_as(file, (struct output_error){OUTPUT_FAILED, EEXIST});
}

/* Takes the name at the end of a symbolic link, so that the link survives. */
static bool follow_link(struct output_file *file) {
  char *real = realpath(file->path, NULL);
  if (real == NULL) return fail(file, errno);
  free(file->path);
  file->path = real;
  return true;
}

static bool open_by_name(struct output_file *file) {
  struct stat existing;
  size_t length = strlen(file->path);
  if (length == 0 || file->path[length - 1] == '/') {
    bool is_folder = stat(file->path, &existing) == 0;
    return fail(file, is_folder ? EISDIR : ENOENT);
  }
  if (stat(file->path, &existing) != 0) {
    /* A link that leads nowhere is a name that is taken, and goes when it is replaced. */
    if (errno != ENOENT) return fail(file, errno);
    bool is_taken = lstat(file->path, &existing) == 0;
    if (is_taken && !file->may_replace) return fail(file, EEXIST);
    return create_temporary(file, -1);
  }
  if (S_ISDIR(existing.st_mode)) return fail(file, EISDIR);
  if (!S_ISREG(existing.st_mode)) return open_special(file, &existing);
  if (!file->may_replace) return fail(file, EEXIST);
  file->was_there = true;
  return follow_link(file) && create_temporary(file, (int)(existing.st_mode & 0777));
}

bool output_file_open(struct output_file *file, const char *path, bool force, struct output_error *error) {
  *file = (struct output_file){.is_open = true, .may_replace = force, .descriptor = -1, .slot = -1};
  int descriptor = descriptor_of(path);
  if (descriptor < 0) {
    file->path = strdup(path);
    if (file->path == NULL) abort();
  }
  bool is_fine = descriptor < 0 ? open_by_name(file) : open_descriptor(file, descriptor);
  if (is_fine) return true;
  *error = file->error;
  output_file_abandon(file);
  return false;
}

static bool sync_ahead(struct output_file *file) {
  if (file->is_direct || file->written < EARLY_SYNC_STEP) return true;
  if (!file->has_early_sync) file->early_sync = early_sync_new(file->descriptor);
  file->has_early_sync = true;
  const int system = file->early_sync == NULL ? 0 : early_sync_written(file->early_sync, file->written);
  return system == 0 || fail(file, system);
}

static bool end_early_sync(struct output_file *file) {
  const int system = early_sync_end(file->early_sync);
  file->early_sync = NULL;
  return system == 0 || fail(file, system);
}

static bool write_both(struct output_file *file, struct text first, struct text second) {
  if (!descriptor_write_both(file->descriptor, first, second)) return fail(file, errno);
  file->written += (int64_t)(first.length + second.length);
  return sync_ahead(file);
}

static bool flush_pending(struct output_file *file) {
  if (file->error.status != OUTPUT_OK) return false;
  bool is_fine = write_both(file, buffer_text(&file->pending), TEXT(""));
  buffer_reset(&file->pending);
  return is_fine;
}

/* How many of the bytes, behind all that are pending, are written now: up to the end of a piece. */
static size_t due_of(const struct output_file *file, size_t count) {
  const size_t held = file->pending.length + count;
  if (count < LARGE && held < PENDING) return 0;
  const size_t beyond = ((size_t)file->written + held) % PIECE;
  return beyond < count ? count - beyond : 0;
}

bool output_file_write(struct output_file *file, const void *bytes, size_t count,
                       struct output_error *error) {
  assert(file->is_open && !file->is_settled);
  bool is_fine = file->error.status == OUTPUT_OK;
  const size_t due = is_fine ? due_of(file, count) : 0;
  if (due > 0) {
    is_fine = write_both(file, buffer_text(&file->pending), (struct text){bytes, due});
    buffer_reset(&file->pending);
  }
  if (is_fine && due < count) buffer_add(&file->pending, (const char *)bytes + due, count - due);
  if (!is_fine) *error = file->error;
  return is_fine;
}

const char *output_file_writable_path(const struct output_file *file) {
  return file->temporary != NULL ? file->temporary : file->path;
}

static bool close_descriptor(struct output_file *file) {
  int descriptor = file->descriptor;
  file->descriptor = -1;
  return close(descriptor) == 0 || errno == EINTR || fail(file, errno);
}

/* Gives the name only if nobody has it: a link is refused for a name that is taken. Some file systems
 * have no links; there a look beforehand must do. */
static bool take_free_name(struct output_file *file) {
  if (link(file->temporary, file->path) == 0) {
    unlink(file->temporary);
    return true;
  }
  if (errno == EEXIST || errno == ENOENT) return fail(file, errno);
  struct stat existing;
  if (lstat(file->path, &existing) == 0) return fail(file, EEXIST);
  return rename(file->temporary, file->path) == 0 || fail(file, errno);
}

static bool take_name(struct output_file *file) {
  if (!file->may_replace) return take_free_name(file);
  return rename(file->temporary, file->path) == 0 || fail(file, errno);
}

/* The two files change names, so that the old one is not lost before all is well. Some file systems cannot.
 */
static bool exchange_names(const struct output_file *file) {
  return file_system_exchange(file->temporary, file->path);
}

static bool take_name_for_now(struct output_file *file) {
  if (!file->may_replace || !file->was_there) {
    if (take_free_name(file)) return file->standing = OUTPUT_STANDS_NEW, true;
    if (!file->may_replace || file->error.status != OUTPUT_EXISTS) return false;
    file->error = (struct output_error){0}; /* it came up meanwhile */
  }
  struct stat existing; /* a folder could be exchanged, but not given up */
  if (lstat(file->path, &existing) == 0 && S_ISDIR(existing.st_mode)) return fail(file, EISDIR);
  if (exchange_names(file)) return file->standing = OUTPUT_STANDS_FOR_OLD, true;
  if (rename(file->temporary, file->path) != 0) return fail(file, errno);
  return file->standing = OUTPUT_STANDS_FOR_GOOD, true;
}

/* So that the name, too, survives a power cut. Not every file system can do it, and the file is whole in
 * any case: no error. */
static void sync_folder(const struct output_file *file) {
  char *folder = path_folder(file->path);
  int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  free(folder);
  if (descriptor < 0) return;
  (void)fsync(descriptor);
  close(descriptor);
}

static bool settle(struct output_file *file) {
  if (file->is_settled) return file->error.status == OUTPUT_OK;
  if (!flush_pending(file)) return false;
  const bool has_mode = !file->is_direct && file->mode >= 0;
  if (has_mode && fchmod(file->descriptor, (mode_t)file->mode) != 0) return fail(file, errno);
  /* Beside an early sync that is under way: after it, the disk would be asked once more. */
  const int system = file->is_direct || fsync(file->descriptor) == 0 ? 0 : errno;
  if (!end_early_sync(file)) return false;
  if (system != 0) return fail(file, system);
  file->is_settled = close_descriptor(file);
  return file->is_settled;
}

bool output_file_settle(struct output_file *file, struct output_error *error) {
  assert(file->is_open);
  bool is_fine = settle(file);
  if (!is_fine) *error = file->error;
  return is_fine;
}

bool output_file_name(struct output_file *file, struct output_error *error) {
  assert(file->is_open && file->standing == OUTPUT_STANDS_NOT);
  bool is_fine = settle(file) && (file->is_direct || take_name_for_now(file));
  if (!is_fine) *error = file->error;
  return is_fine;
}

bool output_file_take_back(struct output_file *file) {
  bool is_back = true;
  switch (file->standing) {
    case OUTPUT_STANDS_NOT: break;
    case OUTPUT_STANDS_NEW: is_back = unlink(file->path) == 0; break;
    case OUTPUT_STANDS_FOR_OLD: is_back = exchange_names(file); break;
    case OUTPUT_STANDS_FOR_GOOD: is_back = false; break;
  }
  file->standing = OUTPUT_STANDS_NOT;
  return is_back;
}

static bool finish_temporary(struct output_file *file) {
  if (file->standing == OUTPUT_STANDS_NOT && !take_name(file)) return false;
  if (file->standing == OUTPUT_STANDS_FOR_OLD) unlink(file->temporary);
  file->standing = OUTPUT_STANDS_NOT;
  sync_folder(file);
  free_slot(file);
  return true;
}

bool output_file_commit(struct output_file *file, struct output_error *error) {
  assert(file->is_open);
  bool is_fine = settle(file) && (file->is_direct || finish_temporary(file));
  if (!is_fine) *error = file->error;
  output_file_abandon(file);
  return is_fine;
}

void output_file_abandon(struct output_file *file) {
  if (!file->is_open) return;
  (void)output_file_take_back(file);
  (void)end_early_sync(file);
  if (file->descriptor >= 0) close(file->descriptor);
  if (file->slot >= 0 && atomic_load(&slots[file->slot].state) == LIVE) unlink(file->temporary);
  free_slot(file);
  free(file->path);
  buffer_clear(&file->pending);
  *file = (struct output_file){.descriptor = -1, .slot = -1};
}
