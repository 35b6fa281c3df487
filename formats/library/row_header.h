/* The names of a row's members, or of all rows of a stream, in the order in which they first come: the header
 * of a list. */
#ifndef ARREARS_FORMATS_LIBRARY_ROW_HEADER_H
#define ARREARS_FORMATS_LIBRARY_ROW_HEADER_H

#include <stdbool.h>
#include <stddef.h>

#include "calc/buffer.h"
#include "calc/hash_index.h"
#include "calc/text.h"

struct name_place;

/* `{0}` is valid and empty. */
struct row_header {
  struct buffer texts;
  struct name_place *places; /* owned: of the names in texts */
  size_t count, capacity;
  struct hash_index index;
  struct text *names; /* owned; views, once row_header_names has been asked */
  size_t name_capacity;
};

/* Whether a row of these names has just the header's, in its order. */
bool row_header_equals(const struct row_header *header, const struct text *names, size_t count);

/* Where the name stands, or SIZE_MAX; `guess` is looked at first. */
size_t row_header_find(const struct row_header *header, struct text name, size_t guess);

/* Adds the names that it does not have. */
void row_header_add(struct row_header *header, const struct text *names, size_t count);

/* The names; valid until more are added. */
const struct text *row_header_names(struct row_header *header);

void row_header_reset(struct row_header *header);
void row_header_clear(struct row_header *header);

#endif
