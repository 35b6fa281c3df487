/* Assessments whose ledger lines rest on rows given by their places, one digit each. */
#include "formats/report/basis_lists.h"

#include <criterion/criterion.h>
#include <string.h>

#define ROW(number, words, of)                                                         \
  {                                                                                    \
    .index = number, .parameter = PARAMETER_##of, .label = { words, sizeof words - 1 } \
  }
static const struct rule rules[] = {
    ROW(0, "110000/base_floor@2024-07-01", BASE_FLOOR), ROW(1, "000000/fee_rate@2011-07-01", FEE_RATE),
    ROW(2, "000000/fee_rate@2011-07-01", FEE_RATE), /* another tier: another row, the same words */
    ROW(3, "000000/documents_zh@", DOCUMENTS_ZH),       ROW(4, "110000/documents_zh@", DOCUMENTS_ZH),
};

/* The number of a line that rests on these rows; "": on none. */
static struct basis_place place_of(struct basis_lists *lists, enum sheet_language language,
                                   const char *places) {
  const struct rule *rows[9];
  const size_t count = strlen(places);
  struct ledger_line line = {.basis = {0, count}};
  struct dossier dossier = {.assessment_count = 1};
  struct basis_marks marks = {0};
  for (size_t i = 0; i < count; i++) rows[i] = &rules[places[i] - '0'];
  dossier.assessments[0] =
      (struct assessment){.lines = &line, .line_count = 1, .basis_rows = rows, .basis_row_count = count};
  basis_lists_mark(lists, &marks, language, &dossier, 1);
  const struct basis_place place = basis_lists_place(lists, marks.marks[0].number);
  basis_marks_clear(&marks);
  return place;
}

static void expect_place(struct basis_lists *lists, const char *places, size_t number, int64_t first_row) {
  const struct basis_place place = place_of(lists, SHEETS_ZH, places);
  cr_expect(place.number == number && place.first_row == first_row, "%s: %zu, %lld", places, place.number,
            (long long)place.first_row);
}

Test(basis_lists, puts_the_rows_of_each_number_behind_those_of_the_number_before) {
  struct basis_lists lists = {0};
  expect_place(&lists, "01", 1, 0);
  expect_place(&lists, "10", 2, 1); /* another order reads differently */
  expect_place(&lists, "01", 1, 0);
  expect_place(&lists, "02", 1, 0);  /* other rows, but they read alike */
  expect_place(&lists, "012", 3, 2); /* two rows of the same parameter */
  expect_place(&lists, "0", 4, 4);   /* the beginning of another list */
  expect_place(&lists, "1", 5, 5);
  cr_expect(lists.count == 5 && lists.rows == 6);
  cr_expect(basis_lists_row_count(&lists, 2) == 1 && basis_lists_row_count(&lists, 3) == 2);
  cr_expect(basis_lists_row_count(&lists, 5) == 1);
  basis_lists_clear(&lists);
}

Test(basis_lists, gives_no_number_to_a_line_without_rows) {
  struct basis_lists lists = {0};
  expect_place(&lists, "", 0, 0);
  cr_expect(lists.count == 0 && lists.rows == 0);
  basis_lists_clear(&lists);
}

Test(basis_lists, has_the_rows_of_a_number_in_their_order) {
  struct basis_lists lists = {0};
  size_t count;
  expect_place(&lists, "0", 1, 0);
  expect_place(&lists, "10", 2, 1);
  const struct rule *const *rows = basis_lists_rows(&lists, 2, &count);
  cr_expect(count == 2 && rows[0] == &rules[1] && rows[1] == &rules[0]);
  basis_lists_clear(&lists);
}

/* The papers to bring in Chinese are no rows for a reader of English: what follows begins a row earlier. */
Test(basis_lists, counts_no_row_that_a_reader_is_not_shown) {
  struct basis_lists lists = {0};
  (void)place_of(&lists, SHEETS_EN, "034");
  const struct basis_place next = place_of(&lists, SHEETS_EN, "1");
  cr_expect(next.number == 2 && next.first_row == 1);
  basis_lists_clear(&lists);
}
