/* Where the files are that a manifest names. A name is a path from the manifest's own folder where the file
 * lies in there, so that the folder can be moved as a whole; else it is an absolute path. */
#ifndef ARREARS_FORMATS_RUN_MANIFEST_PLACE_H
#define ARREARS_FORMATS_RUN_MANIFEST_PLACE_H

#include <stdbool.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "formats/run/manifest.h"

/* The name of tables that the program brings along; no file is ever called so. */
#define MANIFEST_BUILTIN "built-in"

/* Appends the name of a file. False: one of the folders does not exist. */
MUST_USE bool manifest_place_name(struct buffer *name, const char *manifest_path, const char *path);

/* The way back: appends a path to open; terminated. */
void manifest_place_path(struct buffer *path, const char *manifest_path, const char *name);

/* True when the name is that of a file: neither built-in nor empty, which stands for none. NULL is none. */
bool manifest_place_is_file(const char *name);

/* Names list, corrected rows, rule tables and calendar of a manifest at `from` as one at `to` would, which
 * has a folder. A file whose own folder is not there keeps its place as an absolute path; what a mask has put
 * in the place of a name stays. */
void manifest_place_move(struct manifest *manifest, const char *from, const char *to);

#endif
