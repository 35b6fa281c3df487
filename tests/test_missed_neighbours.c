#include "calc/missed_neighbours.h"

#include <criterion/criterion.h>

#define TERMS(number) ((uint64_t)(number) << MISSED_SHEET_BITS)

/* On terms 1 months 10 to 12 (line 2) and 20 to 22 (line 3), on terms 2 months 13 to 30 (line 4), which
 * stands on another sheet. */
static const struct missed_months rows[] = {
    {.person = 7, .terms = TERMS(2) | 5, .line = 4, .first = 13, .last = 30},
    {.person = 7, .terms = TERMS(1), .line = 2, .first = 10, .last = 12},
    {.person = 7, .terms = TERMS(1), .line = 3, .first = 20, .last = 22},
};

Test(missed_neighbours, are_rows_on_other_terms_that_have_the_month) {
  static const struct {
    size_t row;
    int month;
    uint32_t line;
  } cases[] = {{1, 9, 0},  {1, 13, 4}, {2, 19, 4}, {2, 23, 4}, {2, 31, 0},
               {0, 12, 2}, {0, 9, 0},  {0, 31, 0}, {1, 12, 0} /* its own, and nobody else's */};
  struct missed_neighbours neighbours = missed_neighbours_of(rows, 3);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    cr_expect_eq(missed_neighbours_line(&neighbours, &rows[cases[i].row], cases[i].month), cases[i].line,
                 "%zu", i);
  missed_neighbours_clear(&neighbours);
}

Test(missed_neighbours, are_none_where_all_terms_are_the_same) {
  cr_expect_eq(missed_neighbours_line(&(struct missed_neighbours){0}, &rows[1], 13), 0);
}
