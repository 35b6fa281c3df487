#include "buffer.h"

#include <stdint.h>
#include <stdlib.h>

void buffer_grow(struct buffer *buffer, size_t more) {
  if (more > SIZE_MAX / 4 || buffer->length > SIZE_MAX / 4) abort();
  size_t wanted = buffer->length + more;
  size_t capacity = buffer->capacity < 64 ? 64 : buffer->capacity * 2;
  if (capacity < wanted) capacity = wanted;
  char *at = realloc(buffer->at, capacity);
  if (at == NULL) abort();
  buffer->at = at;
  buffer->capacity = capacity;
}

void buffer_clear(struct buffer *buffer) {
  free(buffer->at);
  *buffer = (struct buffer){0};
}
