#include "formats/file/leftovers.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "calc/buffer.h"
#include "formats/file/path.h"
#include "formats/file/temporary_name.h"

enum { QUIET_SECONDS = 3600 };

struct sweep {
  const char *folder;
  int descriptor; /* of the folder */
  void (*each)(void *context, const char *path, bool is_removed);
  void *context;
};

static void tell(const struct sweep *sweep, const char *name, bool is_removed) {
  struct buffer path = {0};
  path_join(&path, text_from(sweep->folder), name);
  sweep->each(sweep->context, path.at, is_removed);
  buffer_clear(&path);
}

static void look_at(const struct sweep *sweep, const char *name) {
  struct stat status;
  const enum temporary_owner owner = name[0] == '.' ? temporary_owner(name) : TEMPORARY_NONE;
  if (owner != TEMPORARY_GONE && owner != TEMPORARY_ELSEWHERE) return;
  if (fstatat(sweep->descriptor, name, &status, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(status.st_mode)) return;
  const bool is_removed =
      owner == TEMPORARY_GONE && status.st_uid == geteuid() && unlinkat(sweep->descriptor, name, 0) == 0;
  if (is_removed || time(NULL) - status.st_mtime > QUIET_SECONDS) tell(sweep, name, is_removed);
}

void leftovers_sweep(const char *output, void (*each)(void *context, const char *path, bool is_removed),
                     void *context) {
  char *folder = path_folder(output);
  DIR *names = opendir(folder);
  if (names != NULL) {
    const struct sweep sweep = {folder, dirfd(names), each, context};
    for (const struct dirent *entry; (entry = readdir(names)) != NULL;) look_at(&sweep, entry->d_name);
    (void)closedir(names);
  }
  free(folder);
}
