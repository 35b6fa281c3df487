#include "formats/report_trails.h"

#include <stdlib.h>

#include "calc/array.h"
#include "calc/hash.h"

enum { TRAILS_MOST = ROW_WORDS_MOST };

void report_trail_add(struct buffer *out, const struct rule *const *rows, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (i > 0) buffer_add_byte(out, ' ');
    buffer_add_text(out, rows[i]->label);
  }
}

static uint64_t hash_rows(const struct rule *const *rows, size_t count) {
  uint64_t hash = count;
  for (size_t i = 0; i < count; i++) hash = hash_number(hash ^ rows[i]->index);
  return hash;
}

static const struct report_trail *find(const struct report_trails *trails, const struct rule *const *rows,
                                       size_t count, uint64_t hash) {
  size_t item, step = 0;
  while ((item = hash_index_next(&trails->index, hash, &step)) != HASH_INDEX_NONE) {
    const struct report_trail *known = &trails->items[item];
    if (known->count == count && memcmp(trails->rows + known->first, rows, count * sizeof *rows) == 0)
      return known;
  }
  return NULL;
}

static uint32_t put_into_words(struct row_words *words, const struct rule *const *rows, size_t count) {
  struct buffer text = {0};
  report_trail_add(&text, rows, count);
  uint32_t word = row_words_add(words, buffer_text(&text));
  buffer_clear(&text);
  return word;
}

static void keep(struct report_trails *trails, const struct rule *const *rows, size_t count, uint32_t word) {
  trails->items = array_grow(trails->items, &trails->capacity, trails->count + 1, sizeof *trails->items);
  trails->rows =
      array_grow(trails->rows, &trails->row_capacity, trails->row_count + count, sizeof *trails->rows);
  memcpy(trails->rows + trails->row_count, rows, count * sizeof *rows);
  trails->items[trails->count] =
      (struct report_trail){.first = trails->row_count, .count = count, .word = word};
  trails->row_count += count;
}

uint32_t report_trails_word(struct report_trails *trails, struct row_words *words,
                            const struct assessment *assessment, struct trail trail) {
  if (trail.count == 0) return ROW_WORD_NONE;
  const struct rule *const *rows = assessment->trail + trail.first;
  uint64_t hash = hash_rows(rows, trail.count);
  const struct report_trail *known = find(trails, rows, trail.count, hash);
  if (known != NULL) return known->word;
  if (trails->count == TRAILS_MOST) return ROW_WORD_NONE;
  uint32_t word = put_into_words(words, rows, trail.count);
  keep(trails, rows, trail.count, word);
  hash_index_add(&trails->index, hash, trails->count++);
  return word;
}

void report_trails_clear(struct report_trails *trails) {
  free(trails->rows);
  free(trails->items);
  hash_index_clear(&trails->index);
  *trails = (struct report_trails){0};
}
