#include "formats/run/manifest_differ.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

/* What decides the rows; `outputs` only by which of them there are. */
static const char *const basis[] = {"version", "input", "fixes", "rules", "calendar", "regions", "options"};
static const char *const outcome[] = {"columns", "counts", "skipped", "grades", "totals", "outputs"};
enum { BASIS_COUNT = sizeof basis / sizeof basis[0], OUTCOME_COUNT = sizeof outcome / sizeof outcome[0] };

static void copy(struct manifest *manifest, const struct manifest *other, const char *member) {
  json_t *value = json_object_get(other->root, member);
  if (value != NULL && json_object_set_new(manifest->root, member, json_deep_copy(value)) != 0) abort();
}

void manifest_copy_basis(struct manifest *manifest, const struct manifest *other) {
  for (int i = 0; i < BASIS_COUNT; i++) copy(manifest, other, basis[i]);
  copy(manifest, other, "columns"); /* how the basis was understood */
}

static bool values_differ(const json_t *left, const json_t *right, struct buffer *path);

static void add_step(struct buffer *path, const char *step) {
  if (path->length > 0) buffer_add_byte(path, '.');
  buffer_add_text(path, text_from(step));
}

static bool elements_differ(const json_t *left, const json_t *right, struct buffer *path) {
  size_t start = path->length;
  size_t count =
      json_array_size(left) > json_array_size(right) ? json_array_size(left) : json_array_size(right);
  for (size_t i = 0; i < count; i++) {
    char step[24];
    (void)snprintf(step, sizeof step, "%zu", i + 1);
    add_step(path, step);
    if (values_differ(json_array_get(left, i), json_array_get(right, i), path)) return true;
    path->length = start;
  }
  return false;
}

static bool objects_differ(const json_t *left, const json_t *right, struct buffer *path) {
  size_t start = path->length;
  const json_t *const sides[] = {left, right};
  for (int side = 0; side < 2; side++) {
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)sides[side], key, value) {
      if (strcmp(key, "name") == 0) continue;
      add_step(path, key);
      if (values_differ(json_object_get(left, key), json_object_get(right, key), path)) return true;
      path->length = start;
    }
  }
  return false;
}

static bool values_differ(const json_t *left, const json_t *right, struct buffer *path) {
  if (json_is_object(left) && json_is_object(right)) return objects_differ(left, right, path);
  if (json_is_array(left) && json_is_array(right)) return elements_differ(left, right, path);
  return json_equal(left, right) == 0 && left != right;
}

static bool members_differ(const struct manifest *left, const struct manifest *right,
                           const char *const *names, int count, struct buffer *path) {
  size_t start = path->length;
  for (int i = 0; i < count; i++) {
    add_step(path, names[i]);
    if (values_differ(json_object_get(left->root, names[i]), json_object_get(right->root, names[i]), path))
      return true;
    path->length = start;
  }
  return false;
}

bool manifest_differ(const struct manifest *left, const struct manifest *right, struct buffer *path) {
  if (members_differ(left, right, basis, BASIS_COUNT, path)) return true;
  for (int i = 0; i < MANIFEST_OUTPUT_COUNT; i++)
    if (manifest_has_output(left, (enum manifest_output)i) !=
        manifest_has_output(right, (enum manifest_output)i)) {
      add_step(path, "outputs");
      add_step(path, manifest_outputs[i].key);
      return true;
    }
  return false;
}

bool manifest_outcomes_differ(const struct manifest *left, const struct manifest *right,
                              struct buffer *path) {
  return members_differ(left, right, outcome, OUTCOME_COUNT, path);
}
