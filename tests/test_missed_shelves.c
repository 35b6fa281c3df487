#include "calc/missed_shelves.h"

#include <criterion/criterion.h>

enum { PERSONS = 3000 };

/* What came back: how many rows each person had, and whether they were in the order of their months. */
struct taken {
  size_t rows[PERSONS + 1];
  bool is_apart, is_unordered; /* a person came twice; a later month stood before an earlier one */
};

static void take(void *taker, struct missed_months *rows, size_t count) {
  struct taken *taken = taker;
  size_t *known = &taken->rows[rows[0].person];
  taken->is_apart |= *known > 0;
  *known = count;
  for (size_t i = 0; i < count; i++) {
    taken->is_apart |= rows[i].person != rows[0].person;
    taken->is_unordered |= i > 0 && rows[i].first < rows[i - 1].first;
  }
}

/* Person n has n % 4 rows; the newest comes first, and those of others lie between. */
Test(missed_shelves, hand_out_each_person_once_with_all_rows_the_oldest_first) {
  struct missed_shelves shelves = {0};
  static struct taken taken;
  for (uint16_t month = 4; month > 1; month--)
    for (uint64_t person = 1; person <= PERSONS; person++)
      if (person % 4 + 1 >= month)
        missed_shelves_put(&shelves, (struct missed_months){.person = person, .first = month, .last = month});
  missed_shelves_empty(&shelves, take, &taken);
  cr_expect(!taken.is_apart && !taken.is_unordered);
  for (size_t person = 1; person <= PERSONS; person++)
    if (person % 4 >= 2) cr_assert_eq(taken.rows[person], person % 4, "person %zu", person);
  for (size_t i = 0; i < MISSED_SHELF_COUNT; i++) cr_expect(shelves.at[i].rows == NULL);
  missed_shelves_clear(&shelves);
}
