#include "formats/report/named_groups.h"

#include <criterion/criterion.h>
#include <stdio.h>

static void add(struct named_groups *groups, const char *name, int64_t results) {
  named_groups_sums(groups, text_from(name))->results += results;
}

/* b 1 + a 2, and b 4: a 2, b 5. */
Test(named_groups, of_two_pieces_joined_stand_in_the_order_of_their_names) {
  struct named_groups first = {0}, second = {0};
  add(&first, "b", 1);
  add(&first, "a", 2);
  add(&second, "b", 4);
  named_groups_join(&first, &second);
  cr_expect_eq(first.count, 2U);
  cr_expect(text_is(buffer_text(&first.items[0].name), "a"));
  cr_expect_eq(first.items[0].sums.results, 2);
  cr_expect_eq(first.items[1].sums.results, 5);
  named_groups_clear(&first);
  named_groups_clear(&second);
}

Test(named_groups, that_find_no_room_are_added_up_together) {
  struct named_groups groups = {0};
  char name[16];
  for (int i = 0; i < NAMED_GROUPS_MOST + 3; i++) {
    snprintf(name, sizeof name, "%d", i);
    add(&groups, name, 1);
  }
  add(&groups, "0", 10);
  cr_expect_eq(groups.count, (size_t)NAMED_GROUPS_MOST);
  cr_expect_eq(groups.others.results, 3);
  cr_expect_eq(named_groups_sums(&groups, TEXT("0"))->results, 11);
  named_groups_clear(&groups);
}
