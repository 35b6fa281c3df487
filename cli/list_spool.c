#include "cli/list_spool.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "formats/file/descriptor.h"
#include "formats/sheet_in/overflow_file.h"

static bool is_standard_input(const char *path) { return strcmp(path, "-") == 0; }

bool list_spool_is_needed(const char *path) {
  struct stat status;
  if (is_standard_input(path)) return true;
  return stat(path, &status) == 0 && (S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode));
}

static bool fail(struct table_error *error, enum table_status status, int system) {
  *error = (struct table_error){
      .status = status, .sheet_status = SHEET_SPILL_ERROR, .system = system, .column = -1};
  return false;
}

static bool copy(int from, int to, struct table_error *error) {
  char block[1 << 16];
  ssize_t got;
  while ((got = descriptor_read(from, block, sizeof block)) > 0)
    if (!unnamed_file_write(to, block, (size_t)got)) return fail(error, TABLE_BAD_WORKBOOK, errno);
  return got == 0 || fail(error, TABLE_READ_ERROR, errno);
}

bool list_spool_keep(struct list_spool *spool, const char *path, struct table_error *error) {
  const int from = is_standard_input(path) ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
  if (from < 0) return fail(error, TABLE_CANNOT_OPEN, errno);
  spool->file = overflow_file_open();
  spool->is_kept = spool->file >= 0;
  const bool is_copied =
      spool->is_kept ? copy(from, spool->file, error) : fail(error, TABLE_BAD_WORKBOOK, errno);
  if (from != STDIN_FILENO) close(from);
  if (spool->is_kept) unnamed_file_path(spool->file, spool->path);
  return is_copied;
}

void list_spool_clear(struct list_spool *spool) {
  if (spool->is_kept) close(spool->file);
  *spool = (struct list_spool){0};
}
