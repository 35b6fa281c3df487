#include "calc/hash_index.h"

#include <criterion/criterion.h>

Test(hash_index, is_empty_at_first) {
  struct hash_index index = {0};
  size_t step = 0;
  cr_expect(hash_index_next(&index, 5, &step) == HASH_INDEX_NONE);
  hash_index_clear(&index);
}

/* Items 7 and 9 have one hash, 8 another that begins its search in the same slot. */
Test(hash_index, tells_every_item_of_a_hash_and_no_other) {
  struct hash_index index = {0};
  size_t step = 0, found[2];
  hash_index_add(&index, 3, 7);
  hash_index_add(&index, 3 + 64, 8);
  hash_index_add(&index, 3, 9);
  for (int i = 0; i < 2; i++) found[i] = hash_index_next(&index, 3, &step);
  cr_expect((found[0] == 7 && found[1] == 9) || (found[0] == 9 && found[1] == 7));
  cr_expect(hash_index_next(&index, 3, &step) == HASH_INDEX_NONE);
  step = 0;
  cr_expect(hash_index_next(&index, 3 + 64, &step) == 8);
  cr_expect(hash_index_next(&index, 3 + 64, &step) == HASH_INDEX_NONE);
  step = 0;
  cr_expect(hash_index_next(&index, 4, &step) == HASH_INDEX_NONE); /* its slot is taken, its hash is not */
  hash_index_clear(&index);
}

Test(hash_index, keeps_all_items_while_it_grows) {
  enum { ITEMS = 10000 };
  struct hash_index index = {0};
  for (size_t i = 0; i < ITEMS; i++) hash_index_add(&index, i * 1000003, i);
  for (size_t i = 0; i < ITEMS; i++) {
    size_t step = 0;
    cr_assert(hash_index_next(&index, i * 1000003, &step) == i);
  }
  cr_expect(index.count == ITEMS && index.slot_count >= 2 * ITEMS);
  hash_index_clear(&index);
}
