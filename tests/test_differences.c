#include "formats/report/differences.h"

#include <criterion/criterion.h>

static void add(struct differences *differences, int64_t record, int64_t rounding, int64_t cap) {
  const struct assessment assessment = {.figures = FIGURE_FEE,
                                        .rounding_difference = {integer_from(rounding)},
                                        .cap_reduction = {integer_from(cap)}};
  differences_add(differences, record - 1, record, &assessment);
}

Test(differences, are_of_results_with_a_rounding_difference_or_a_cap) {
  struct differences differences = {0};
  add(&differences, 1, 0, 0);
  add(&differences, 2, -1, 0);
  add(&differences, 3, 0, 250);
  cr_assert_eq(differences.count, 2);
  cr_assert_eq(differences.items[0].record, 2);
  cr_assert_eq(money_compare(&differences.items[0].rounding, &(struct money){integer_from(-1)}), 0);
  cr_assert_eq(differences.items[1].row, 2);
  differences_clear(&differences);
}

Test(differences, that_find_no_room_are_counted) {
  struct differences all = {0}, piece = {0};
  for (int i = 1; i <= DIFFERENCES_MOST + 3; i++) add(&piece, i, 1, 0);
  differences_join(&all, &piece);
  differences_join(&all, &piece);
  cr_assert_eq(all.count, DIFFERENCES_MOST);
  cr_assert_eq(all.others, DIFFERENCES_MOST + 6);
  cr_assert_eq(all.items[DIFFERENCES_MOST - 1].record, DIFFERENCES_MOST);
  differences_clear(&all);
  differences_clear(&piece);
}
