#include "text_numbers.h"

#include <assert.h>
#include <stdlib.h>

#include "array.h"
#include "hash.h"

static struct text text_at(const struct text_numbers *numbers, uint32_t start) {
  return text_from(numbers->texts.at + start - 1);
}

static uint32_t *slot_of(const struct text_numbers *numbers, struct text text) {
  uint32_t slot = hash_place(hash_text(text), numbers->capacity);
  while (numbers->starts[slot] != 0 && !text_equals(text_at(numbers, numbers->starts[slot]), text))
    slot = slot + 1 == numbers->capacity ? 0 : slot + 1;
  return &numbers->starts[slot];
}

static void grow(struct text_numbers *numbers) {
  const uint32_t capacity = numbers->capacity;
  uint32_t *const starts = numbers->starts;
  numbers->capacity = capacity * 2 + 64;
  numbers->starts = array_new(numbers->capacity, sizeof *numbers->starts);
  for (uint32_t i = 0; i < capacity; i++)
    if (starts[i] != 0) *slot_of(numbers, text_at(numbers, starts[i])) = starts[i];
  free(starts);
}

uint32_t text_numbers_of(struct text_numbers *numbers, struct text text) {
  if (2 * (numbers->count + 1) > numbers->capacity) grow(numbers);
  uint32_t *start = slot_of(numbers, text);
  if (*start == 0) {
    assert(numbers->texts.length < UINT32_MAX - text.length - 1);
    *start = (uint32_t)numbers->texts.length + 1;
    numbers->count++;
    buffer_add_text(&numbers->texts, text);
    buffer_add_byte(&numbers->texts, '\0');
  }
  return *start;
}

void text_numbers_clear(struct text_numbers *numbers) {
  free(numbers->starts);
  buffer_clear(&numbers->texts);
  *numbers = (struct text_numbers){0};
}
