/* What a run reads and what it writes, by device and inode: an output that is also an input, by whatever
 * name, a link or a second name of one file, would destroy what it is made from. CONTRACT 1. */
#ifndef ARREARS_FORMATS_FILE_FILE_ROLES_H
#define ARREARS_FORMATS_FILE_FILE_ROLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* One file. A regular one that is there goes by itself, an output that is not by its folder and its name;
 * what is neither, such as a pipe or a device, is no file and like no other. */
struct file_role {
  char *path; /* owned: as given */
  bool is_output, is_file;
  dev_t device; /* of the file, or of the folder */
  ino_t inode;
  const char *name; /* a view of `path`: the name in the folder; NULL: the file is there */
};

/* `{0}` is valid and empty. */
struct file_roles {
  struct file_role *items; /* owned */
  size_t count, capacity;
};

/* Adds a file, as it is now; "-" is standard input or output. NULL is nothing. */
void file_roles_add(struct file_roles *roles, const char *path, bool is_output);

/* The first output that is another one of the files, which is *other; NULL: all differ. */
const struct file_role *file_roles_clash(const struct file_roles *roles, const struct file_role **other);

/* The file that a further output would be; NULL: none of them. */
const struct file_role *file_roles_find(const struct file_roles *roles, const char *path);

/* The same number for two paths of one file that need not be there yet: its folder, by device and inode, and
 * its name in it; different ones, but for one in 2^64, for others. It follows no link. */
uint64_t file_roles_mark(const char *path);

void file_roles_clear(struct file_roles *roles);

#endif
