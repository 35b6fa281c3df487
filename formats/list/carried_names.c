#include "formats/list/carried_names.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>

#include "calc/array.h"
#include "calc/figure.h"
#include "calc/hash.h"
#include "calc/hash_index.h"
#include "formats/file/plain_text.h"
#include "formats/words/figures_text.h"

/* Those of our columns, and the members of a JSON object besides. */
static const char *const ours[] = {
#define RESULT_ROW(ID, key, ...) #key,
#include "calc/figures.def"
    "schema", "ledger", "person"};

/* The names so far, found by their hash, and for each how far the numbers behind it have come. */
struct taken {
  struct carried_names *names;
  struct hash_index index;
  int64_t *numbers; /* owned */
};

static bool is_ours(struct text name) {
  for (size_t i = 0; i < sizeof ours / sizeof ours[0]; i++)
    if (text_is(name, ours[i])) return true;
  return false;
}

static size_t find(const struct taken *taken, struct text name) {
  size_t item, step = 0;
  while ((item = hash_index_next(&taken->index, hash_text(name), &step)) != HASH_INDEX_NONE)
    if (text_equals(carried_names_text(taken->names, item), name)) return item;
  return HASH_INDEX_NONE;
}

static void add_base(struct buffer *out, struct text heading, size_t column) {
  if (text_trim(heading).length == 0) {
    buffer_add_literal(out, "column_");
    figure_number(out, (int64_t)column + 1);
    return;
  }
  if (is_ours(heading)) buffer_add_literal(out, "carried_");
  buffer_add_text(out, heading);
}

/* Puts numbers behind the name that begins at `start` until nobody has it. */
static void make_unlike(struct taken *taken, size_t start) {
  struct buffer *out = &taken->names->texts;
  const size_t end = out->length, first = find(taken, text_from_offset(buffer_text(out), start));
  if (first == HASH_INDEX_NONE) return;
  do {
    out->length = end;
    buffer_add_byte(out, '_');
    figure_number(out, ++taken->numbers[first]);
  } while (find(taken, text_from_offset(buffer_text(out), start)) != HASH_INDEX_NONE);
}

static void add(struct taken *taken, struct text heading, size_t column) {
  struct carried_names *names = taken->names;
  const size_t start = names->texts.length;
  add_base(&names->texts, heading, column);
  make_unlike(taken, start);
  const struct text name = text_from_offset(buffer_text(&names->texts), start);
  names->ends = array_grow(names->ends, &names->capacity, names->count + 1, sizeof *names->ends);
  names->ends[names->count] = names->texts.length;
  taken->numbers[names->count] = 1;
  hash_index_add(&taken->index, hash_text(name), names->count++);
}

void carried_names_find(struct carried_names *names, const struct text *headings, const size_t *indexes,
                        size_t count) {
  struct taken taken = {.names = names, .numbers = array_new(count + 1, sizeof *taken.numbers)};
  for (size_t i = 0; i < count; i++) add(&taken, headings[indexes[i]], indexes[i]);
  hash_index_clear(&taken.index);
  free(taken.numbers);
}

struct text carried_names_text(const struct carried_names *names, size_t carried) {
  assert(carried < names->count);
  const size_t start = carried == 0 ? 0 : names->ends[carried - 1];
  return (struct text){names->texts.at + start, names->ends[carried] - start};
}

void carried_names_clear(struct carried_names *names) {
  buffer_clear(&names->texts);
  free(names->ends);
  *names = (struct carried_names){0};
}
