#include "formats/words/text_grid.h"

#include <criterion/criterion.h>

static void add_cells(struct text_grid *grid, const char *const cells[], size_t count) {
  for (size_t i = 0; i < count; i++) {
    buffer_add_text(&grid->texts, text_from(cells[i]));
    text_grid_cell(grid);
  }
}

static void expect_grid(struct text_grid *grid, const char *const cells[], size_t count, bool with_colour,
                        const char *expected) {
  struct buffer out = {0};
  add_cells(grid, cells, count);
  text_grid_print(&out, grid, 2, with_colour);
  cr_expect(text_is(buffer_text(&out), expected), "\n%.*s\nexpected\n%s", (int)out.length, out.at, expected);
  buffer_clear(&out);
  text_grid_clear(grid);
  cr_expect(grid->count == 0);
}

static const char *const months[] = {"月份",    "本金",     "状态", "依据", /* header */
                                     "2025-01", "1,000.00", "",     "1-3",      "2025-02", "80.00",
                                     "",        "4",        "合计", "1,080.00", "",        ""};
enum { MONTHS = sizeof months / sizeof months[0] };

Test(text_grid, aligns_columns_by_what_they_take_on_the_terminal_and_drops_empty_ones) {
  struct text_grid grid = {.columns = 4, .aligns = "lrll", .has_header = true, .has_total = true};
  expect_grid(&grid, months, MONTHS, false,
              "  月份         本金  依据\n"
              "  2025-01  1,000.00  1-3\n"
              "  2025-02     80.00  4\n"
              "  合计     1,080.00\n");
}

Test(text_grid, sets_header_and_total_in_bold) {
  struct text_grid grid = {.columns = 4, .aligns = "lrll", .has_header = true, .has_total = true};
  expect_grid(&grid, months, MONTHS, true,
              "  \033[1m月份         本金  依据\033[0m\n"
              "  2025-01  1,000.00  1-3\n"
              "  2025-02     80.00  4\n"
              "  \033[1m合计     1,080.00\033[0m\n");
}

Test(text_grid, prints_nothing_but_a_header_not_at_all) {
  struct text_grid grid = {.columns = 4, .has_header = true}, empty = {.columns = 3};
  expect_grid(&grid, months, 4, false, "");
  expect_grid(&empty, NULL, 0, false, "");
}

Test(text_grid, leaves_no_blanks_at_the_end_of_a_line) {
  static const char *const cells[] = {"a", "", "x", "", "bbb", "", "cc", "", ""};
  struct text_grid grid = {.columns = 3};
  expect_grid(&grid, cells, 9, false, "  a        x\n      bbb\n  cc\n");
}
