#define _XOPEN_SOURCE 700 /* realpath */

#include "formats/run/manifest_place.h"

#include <stdio.h>
#include <stdlib.h>

#include "formats/file/path.h"

/* The absolute path of the folder that a path lies in, with a slash at the end; NULL when there is none. */
static char *add_real_folder(const char *path, struct buffer *folder) {
  size_t offset = path_name_offset(path);
  struct buffer given = {0};
  buffer_add_text(&given, offset == 0 ? TEXT(".") : (struct text){path, offset});
  buffer_add_byte(&given, '\0');
  char *real = realpath(given.at, NULL);
  buffer_clear(&given);
  if (real == NULL) return NULL;
  buffer_add_text(folder, text_from(real));
  if (!text_ends_with(text_from(real), TEXT("/"))) buffer_add_byte(folder, '/');
  free(real);
  return folder->at;
}

bool manifest_place_name(struct buffer *name, const char *manifest_path, const char *path) {
  struct buffer home = {0}, folder = {0};
  bool found = add_real_folder(manifest_path, &home) != NULL && add_real_folder(path, &folder) != NULL;
  if (found) {
    bool is_inside = text_starts_with(buffer_text(&folder), buffer_text(&home));
    struct text inner = text_from_offset(buffer_text(&folder), is_inside ? home.length : 0);
    if (inner.length == 0 && !manifest_place_is_file(path_name(path))) buffer_add_literal(name, "./");
    buffer_add_text(name, inner);
    buffer_add_text(name, text_from(path_name(path)));
  }
  buffer_clear(&home);
  buffer_clear(&folder);
  return found;
}

void manifest_place_path(struct buffer *path, const char *manifest_path, const char *name) {
  size_t folder = path_name_offset(manifest_path);
  if (name[0] != '/') buffer_add_text(path, (struct text){manifest_path, folder});
  buffer_add_text(path, text_from(name));
  buffer_add_byte(path, '\0');
}

bool manifest_place_is_file(const char *name) {
  return name != NULL && name[0] != '\0' && strcmp(name, MANIFEST_BUILTIN) != 0;
}

static void move_name(struct manifest *manifest, const char *member, const char *from, const char *to) {
  const char *name = manifest_text(manifest, member);
  struct buffer path = {0}, moved = {0};
  if (!manifest_place_is_file(name)) return;
  manifest_place_path(&path, from, name);
  if (!manifest_place_name(&moved, to, path.at)) {
    buffer_reset(&moved);
    if (name[0] != '/') (void)add_real_folder(from, &moved);
    buffer_add_text(&moved, text_from(name));
  }
  manifest_set_text(manifest, member, buffer_text(&moved));
  buffer_clear(&path);
  buffer_clear(&moved);
}

static void move_names(struct manifest *manifest, const char *array, const char *from, const char *to) {
  for (size_t i = 1; i <= manifest_count(manifest, array); i++) {
    char member[48];
    (void)snprintf(member, sizeof member, "%s.%zu.name", array, i);
    move_name(manifest, member, from, to);
  }
}

void manifest_place_move(struct manifest *manifest, const char *from, const char *to) {
  const bool is_masked = manifest_text(manifest, "options.mask") != NULL;
  move_name(manifest, "calendar.name", from, to);
  move_names(manifest, "rules", from, to);
  if (is_masked) return; /* what stands there is no place */
  move_name(manifest, "input.name", from, to);
  move_names(manifest, "fixes", from, to);
}
