#include "formats/library/row_header.h"

#include <stdint.h>
#include <stdlib.h>

#include "calc/array.h"
#include "calc/hash.h"

struct name_place {
  size_t start, length;
};

static struct text name_at(const struct row_header *header, size_t i) {
  return (struct text){header->texts.at + header->places[i].start, header->places[i].length};
}

bool row_header_equals(const struct row_header *header, const struct text *names, size_t count) {
  bool is_equal = header->count == count;
  for (size_t i = 0; i < count && is_equal; i++) is_equal = text_equals(name_at(header, i), names[i]);
  return is_equal;
}

size_t row_header_find(const struct row_header *header, struct text name, size_t guess) {
  size_t item, step = 0;
  if (guess < header->count && text_equals(name_at(header, guess), name)) return guess;
  if (header->count == 0) return SIZE_MAX;
  while ((item = hash_index_next(&header->index, hash_text(name), &step)) != HASH_INDEX_NONE)
    if (text_equals(name_at(header, item), name)) return item;
  return SIZE_MAX;
}

static void add(struct row_header *header, struct text name) {
  header->places = array_grow(header->places, &header->capacity, header->count + 1, sizeof *header->places);
  header->places[header->count] = (struct name_place){header->texts.length, name.length};
  buffer_add_text(&header->texts, name);
  buffer_add_byte(&header->texts, '\0'); /* so that an empty name has a place, too */
  hash_index_add(&header->index, hash_text(name), header->count++);
}

void row_header_add(struct row_header *header, const struct text *names, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (row_header_find(header, names[i], i) == SIZE_MAX) add(header, names[i]);
}

const struct text *row_header_names(struct row_header *header) {
  header->names = array_grow(header->names, &header->name_capacity, header->count, sizeof *header->names);
  for (size_t i = 0; i < header->count; i++) header->names[i] = name_at(header, i);
  return header->names;
}

void row_header_reset(struct row_header *header) {
  header->count = 0;
  buffer_reset(&header->texts);
  hash_index_clear(&header->index);
}

void row_header_clear(struct row_header *header) {
  buffer_clear(&header->texts);
  hash_index_clear(&header->index);
  free(header->places);
  free(header->names);
  *header = (struct row_header){0};
}
