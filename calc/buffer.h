/* Bytes that grow: the one growable storage of the program.
 * `{0}` is a valid empty buffer. Emptying keeps the capacity, so a buffer that is used again
 * and again stops allocating. When memory runs out the program aborts, as GMP does. */
#ifndef ARREARS_CALC_BUFFER_H
#define ARREARS_CALC_BUFFER_H

#include <stddef.h>
#include <string.h>

#include "text.h"

struct buffer {
  char *at;        /* owned; NULL until the first byte */
  size_t length;   /* bytes in use */
  size_t capacity; /* bytes allocated, at least length */
};

/* Makes room for `more` further bytes; views into the buffer may become invalid. */
__attribute__((cold, noinline)) void buffer_grow(struct buffer *buffer, size_t more);

/* Empties the buffer and keeps its storage. */
static inline void buffer_reset(struct buffer *buffer) { buffer->length = 0; }

/* Frees the storage; the buffer is empty and valid afterwards. */
void buffer_clear(struct buffer *buffer);

/* Room for `more` bytes at the end; the caller writes there and adds to `length`. */
static inline char *buffer_room(struct buffer *buffer, size_t more) {
  if (buffer->capacity - buffer->length < more || buffer->at == NULL) buffer_grow(buffer, more);
  return buffer->at + buffer->length;
}

static inline void buffer_add(struct buffer *buffer, const void *bytes, size_t count) {
  if (count == 0) return;
  memcpy(buffer_room(buffer, count), bytes, count);
  buffer->length += count;
}

static inline void buffer_add_text(struct buffer *buffer, struct text text) {
  buffer_add(buffer, text.at, text.length);
}

static inline void buffer_add_byte(struct buffer *buffer, char byte) {
  *buffer_room(buffer, 1) = byte;
  buffer->length += 1;
}

#define buffer_add_literal(buffer, literal) buffer_add((buffer), (literal), sizeof(literal) - 1)

static inline struct text buffer_text(const struct buffer *buffer) {
  return (struct text){buffer->at, buffer->length};
}

#endif
