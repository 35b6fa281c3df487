#include "region_memo.h"

#include "hash.h"

static size_t slot_of(struct text text) { return (size_t)hash_text(text) % REGION_MEMO_SLOTS; }

const struct region_finding *region_memo_find(const struct region_memo *memo, struct text text) {
  const struct region_memo_slot *slot = &memo->slots[slot_of(text)];
  if (text.length == 0 || !text_equals((struct text){slot->text, slot->length}, text)) return NULL;
  return &slot->finding;
}

void region_memo_keep(struct region_memo *memo, struct text text, const struct region_finding *finding) {
  struct region_memo_slot *slot = &memo->slots[slot_of(text)];
  if (text.length == 0 || text.length > REGION_MEMO_TEXT_MAX) return;
  slot->finding = *finding;
  slot->length = (unsigned char)text.length;
  memcpy(slot->text, text.at, text.length);
}
