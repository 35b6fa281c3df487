#include "calc/array.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>

Test(array, keeps_its_items_while_it_grows_one_by_one) {
  enum { COUNT = 10000 };
  int *items = NULL;
  size_t capacity = 0;
  for (size_t i = 0; i < COUNT; i++) {
    items = array_grow(items, &capacity, i + 1, sizeof *items);
    cr_assert(capacity > i);
    items[i] = (int)i * 3;
  }
  for (size_t i = 0; i < COUNT; i++) cr_assert(items[i] == (int)i * 3, "item %zu", i);
  free(items);
}

Test(array, doubles_so_that_many_items_move_it_only_a_few_times) {
  char *items = NULL;
  size_t capacity = 0, before = 0;
  int moves = 0;
  for (size_t i = 0; i < 1000000; i++) {
    items = array_grow(items, &capacity, i + 1, 1);
    if (capacity == before) continue;
    cr_assert(capacity >= 2 * before);
    before = capacity;
    moves++;
  }
  cr_expect(moves <= 20, "%d", moves); /* 2^20 is above a million */
  free(items);
}

Test(array, stays_where_it_is_while_there_is_room) {
  size_t capacity = 0;
  long *items = array_grow(NULL, &capacity, 5, sizeof *items);
  size_t given = capacity;
  cr_assert(given >= 5);
  for (size_t wanted = 0; wanted <= given; wanted++)
    cr_expect(array_grow(items, &capacity, wanted, sizeof *items) == items && capacity == given);
  free(items);
}

Test(array, grows_at_once_to_what_is_wanted) {
  size_t capacity = 0;
  char *items = array_grow(NULL, &capacity, 100000, 1);
  cr_assert(capacity >= 100000);
  items[99999] = 'x';
  free(items);
}

Test(array, of_nothing_wanted_needs_no_storage) {
  size_t capacity = 0;
  cr_expect_null(array_grow(NULL, &capacity, 0, 8));
  cr_expect(capacity == 0);
}

Test(array, is_zeroed_when_new) {
  unsigned char *items = array_new(1000, 16);
  for (size_t i = 0; i < 16000; i++) cr_assert(items[i] == 0);
  free(items);
}

Test(array, is_never_null_even_for_no_items) {
  void *items = array_new(0, 8);
  cr_expect_not_null(items);
  free(items);
}

Test(array, ends_the_program_when_its_size_has_no_number, .signal = SIGABRT) {
  size_t capacity = 0;
  free(array_grow(NULL, &capacity, SIZE_MAX / 8 + 1, 8));
}
