#include "formats/file/file_roles.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "calc/array.h"
#include "calc/hash.h"
#include "formats/file/path.h"

static void identify_name(struct file_role *role) {
  struct stat status;
  char *folder = path_folder(role->path);
  role->name = path_name(role->path);
  role->is_file = stat(folder, &status) == 0 && *role->name != '\0';
  role->device = status.st_dev;
  role->inode = status.st_ino;
  free(folder);
}

static struct file_role identify(const char *path, bool is_output) {
  struct file_role role = {.path = strdup(path), .is_output = is_output};
  struct stat status = {0};
  if (role.path == NULL) abort();
  const bool is_stream = strcmp(path, "-") == 0;
  const int descriptor = is_output ? STDOUT_FILENO : STDIN_FILENO;
  if ((is_stream ? fstat(descriptor, &status) : stat(path, &status)) != 0) {
    if (is_output && !is_stream) identify_name(&role);
    return role;
  }
  role.is_file = S_ISREG(status.st_mode);
  role.device = status.st_dev;
  role.inode = status.st_ino;
  return role;
}

static bool is_same(const struct file_role *left, const struct file_role *right) {
  if (!left->is_file || !right->is_file || left->device != right->device || left->inode != right->inode)
    return false;
  if (left->name == NULL || right->name == NULL) return left->name == right->name;
  return strcmp(left->name, right->name) == 0;
}

uint64_t file_roles_mark(const char *path) {
  struct file_role role = {.path = (char *)path};
  identify_name(&role);
  const uint64_t folder = hash_number(role.device) ^ hash_number(role.inode + 1);
  return hash_number(folder ^ hash_text(text_from(role.name)));
}

void file_roles_add(struct file_roles *roles, const char *path, bool is_output) {
  if (path == NULL) return;
  roles->items = array_grow(roles->items, &roles->capacity, roles->count + 1, sizeof *roles->items);
  roles->items[roles->count++] = identify(path, is_output);
}

const struct file_role *file_roles_clash(const struct file_roles *roles, const struct file_role **other) {
  for (size_t i = 0; i < roles->count; i++) {
    const struct file_role *output = &roles->items[i];
    for (size_t k = 0; output->is_output && k < roles->count; k++) {
      *other = &roles->items[k];
      if (k != i && is_same(output, *other)) return output;
    }
  }
  return NULL;
}

const struct file_role *file_roles_find(const struct file_roles *roles, const char *path) {
  const struct file_role *found = NULL;
  struct file_role output = identify(path, true);
  for (size_t i = 0; i < roles->count && found == NULL; i++)
    if (is_same(&output, &roles->items[i])) found = &roles->items[i];
  free(output.path);
  return found;
}

void file_roles_clear(struct file_roles *roles) {
  for (size_t i = 0; i < roles->count; i++) free(roles->items[i].path);
  free(roles->items);
  *roles = (struct file_roles){0};
}
