#include "formats/file/path.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

size_t path_name_offset(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash == NULL ? 0 : (size_t)(slash - path) + 1;
}

const char *path_name(const char *path) { return path + path_name_offset(path); }

char *path_folder(const char *path) {
  size_t offset = path_name_offset(path);
  char *folder = offset == 0 ? strdup(".") : strndup(path, offset == 1 ? 1 : offset - 1);
  if (folder == NULL) abort();
  return folder;
}

void path_join(struct buffer *out, struct text folder, const char *name) {
  buffer_add_text(out, folder);
  if (folder.length > 0 && folder.at[folder.length - 1] != '/') buffer_add_byte(out, '/');
  buffer_add_text(out, text_from(name));
  buffer_add_byte(out, '\0');
}

bool path_ends_with(const char *path, const char *ending) {
  const size_t length = strlen(path), tail = strlen(ending);
  return length > tail && strcasecmp(path + length - tail, ending) == 0;
}
