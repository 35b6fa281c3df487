#include "formats/report_trails.h"

#include <stdlib.h>

#include "calc/array.h"
#include "calc/hash.h"

enum { SLOTS_FIRST = 256, TRAILS_MOST = ROW_WORDS_MOST };

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

/* The slot that holds these rows, or the free one where they would go. */
static size_t find_slot(const struct report_trails *trails, const struct rule *const *rows, size_t count,
                        uint64_t hash) {
  size_t slot = (size_t)hash & (trails->slot_count - 1);
  while (trails->slots[slot] != 0) {
    const struct report_trail *known = &trails->items[trails->slots[slot] - 1];
    if (known->hash == hash && known->count == count &&
        memcmp(trails->rows + known->first, rows, count * sizeof *rows) == 0)
      break;
    slot = (slot + 1) & (trails->slot_count - 1);
  }
  return slot;
}

/* Keeps half of the slots free. */
static void make_room(struct report_trails *trails) {
  if ((trails->count + 1) * 2 <= trails->slot_count) return;
  free(trails->slots);
  trails->slot_count = trails->slot_count == 0 ? SLOTS_FIRST : trails->slot_count * 2;
  trails->slots = array_new(trails->slot_count, sizeof *trails->slots);
  for (size_t i = 0; i < trails->count; i++) {
    const struct report_trail *item = &trails->items[i];
    size_t slot = find_slot(trails, trails->rows + item->first, item->count, item->hash);
    trails->slots[slot] = (uint32_t)i + 1;
  }
}

static uint32_t put_into_words(struct row_words *words, const struct rule *const *rows, size_t count) {
  struct buffer text = {0};
  report_trail_add(&text, rows, count);
  uint32_t word = row_words_add(words, buffer_text(&text));
  buffer_clear(&text);
  return word;
}

static struct report_trail *keep(struct report_trails *trails, const struct rule *const *rows, size_t count) {
  trails->items = array_grow(trails->items, &trails->capacity, trails->count + 1, sizeof *trails->items);
  trails->rows =
      array_grow(trails->rows, &trails->row_capacity, trails->row_count + count, sizeof *trails->rows);
  memcpy(trails->rows + trails->row_count, rows, count * sizeof *rows);
  struct report_trail *item = &trails->items[trails->count++];
  *item = (struct report_trail){.first = trails->row_count, .count = count};
  trails->row_count += count;
  return item;
}

uint32_t report_trails_word(struct report_trails *trails, struct row_words *words,
                            const struct assessment *assessment, struct trail trail) {
  if (trail.count == 0) return ROW_WORD_NONE;
  const struct rule *const *rows = assessment->trail + trail.first;
  uint64_t hash = hash_rows(rows, trail.count);
  make_room(trails);
  size_t slot = find_slot(trails, rows, trail.count, hash);
  if (trails->slots[slot] != 0) return trails->items[trails->slots[slot] - 1].word;
  if (trails->count == TRAILS_MOST) return ROW_WORD_NONE;
  struct report_trail *item = keep(trails, rows, trail.count);
  item->hash = hash;
  item->word = put_into_words(words, rows, trail.count);
  trails->slots[slot] = (uint32_t)trails->count;
  return item->word;
}

void report_trails_clear(struct report_trails *trails) {
  free(trails->rows);
  free(trails->items);
  free(trails->slots);
  *trails = (struct report_trails){0};
}
