/* Values of jansson, which says no only when memory ends, or to texts that are not UTF-8: those are repaired
 * or made visible before. Whoever asks here need not look. */
#ifndef ARREARS_FORMATS_RUN_JSON_MUST_H
#define ARREARS_FORMATS_RUN_JSON_MUST_H

#include <jansson.h>
#include <stdlib.h>

/* The value itself. */
static inline json_t *json_must(json_t *value) {
  if (value == NULL) abort();
  return value;
}

/* Each takes the value over. */
static inline void json_must_set(json_t *object, const char *key, json_t *value) {
  if (json_object_set_new(object, key, json_must(value)) != 0) abort();
}

static inline void json_must_append(json_t *array, json_t *value) {
  if (json_array_append_new(array, json_must(value)) != 0) abort();
}

#endif
