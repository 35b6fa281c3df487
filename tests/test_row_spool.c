/* Rows go in, and come out as often as one likes, from memory or from the temporary file. */
#include "formats/list/row_spool.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "calc/cell_mark.h"

enum { MANY = 20000 }; /* of at least 40 bytes each: more than stays in memory */

static struct table_row row_of(const struct text *cells, size_t count, struct text raw, int64_t line) {
  return (struct table_row){.cells = cells,
                            .count = count,
                            .raw = raw,
                            .line = line,
                            .line_count = 1,
                            .record = line - 1,
                            .sheet = 2};
}

static void expect_cells(const struct table_row *row, const struct text *cells, size_t count,
                         struct text raw) {
  cr_assert_eq(row->count, count);
  for (size_t i = 0; i < count; i++) cr_expect(text_equals(row->cells[i], cells[i]), "cell %zu", i);
  cr_expect(text_equals(row->raw, raw));
}

Test(row_spool, nothing_comes_out_of_an_empty_one) {
  struct row_spool spool = {0};
  struct table_row row;
  bool is_marked;
  cr_assert(row_spool_rewind(&spool));
  cr_expect_not(row_spool_next(&spool, &row, &is_marked));
  cr_expect_eq(errno, 0);
  row_spool_clear(&spool);
}

Test(row_spool, a_row_comes_back_with_all_that_it_says) {
  const struct text cells[] = {TEXT("张三"), TEXT(""), TEXT("8000")};
  const unsigned char marks[] = {0, CELL_MARK_NO_RESULT, CELL_MARK_ROUNDED};
  struct row_spool spool = {0};
  struct table_row row = row_of(cells, 3, TEXT("张三,,8000"), 7);
  row.marks = marks;
  row.is_hidden = true;
  cr_assert(row_spool_add(&spool, &row, true));
  cr_assert(row_spool_rewind(&spool));
  bool is_marked = false;
  row = (struct table_row){0};
  cr_assert(row_spool_next(&spool, &row, &is_marked));
  expect_cells(&row, cells, 3, TEXT("张三,,8000"));
  cr_expect_eq(memcmp(row.marks, marks, sizeof marks), 0);
  cr_expect_eq(row.line, 7);
  cr_expect_eq(row.line_count, 1);
  cr_expect_eq(row.record, 6);
  cr_expect_eq(row.sheet, 2);
  cr_expect(row.is_hidden);
  cr_expect(is_marked);
  cr_expect_eq(row.fault, ROW_FINE);
  row_spool_clear(&spool);
}

/* The raw row of the first is `"a,b",c`; the second has its cells in another order than the sheet. */
Test(row_spool, cells_need_not_stand_in_the_raw_row_as_they_are) {
  const struct text quoted[] = {TEXT("a,b"), TEXT("c")}, moved[] = {TEXT("c"), TEXT("a"), TEXT("")};
  struct row_spool spool = {0};
  struct table_row row = row_of(quoted, 2, TEXT("\"a,b\",c"), 2);
  bool is_marked;
  cr_assert(row_spool_add(&spool, &row, false));
  row = row_of(moved, 3, TEXT("a,c"), 3);
  cr_assert(row_spool_add(&spool, &row, false));
  cr_assert(row_spool_rewind(&spool));
  cr_assert(row_spool_next(&spool, &row, &is_marked));
  expect_cells(&row, quoted, 2, TEXT("\"a,b\",c"));
  cr_expect_null(row.marks);
  cr_expect_not(is_marked);
  cr_assert(row_spool_next(&spool, &row, &is_marked));
  expect_cells(&row, moved, 3, TEXT("a,c"));
  row_spool_clear(&spool);
}

/* Every thousandth row is longer than what is read at a time. */
static struct table_row numbered_row(struct text *cell, char *bytes, int i) {
  *cell = (struct text){bytes, i % 1000 == 0 ? (size_t)ROW_SPOOL_MEMORY + 1 : (size_t)(i % 7)};
  return row_of(cell, 1, *cell, i + 1);
}

static void add_many(struct row_spool *spool, char *bytes) {
  struct text cell;
  for (int i = 0; i < MANY; i++) {
    struct table_row row = numbered_row(&cell, bytes, i);
    cr_assert(row_spool_add(spool, &row, i % 2 == 0));
  }
}

static char *long_text(void) {
  char *bytes = malloc((size_t)ROW_SPOOL_MEMORY + 1);
  cr_assert_not_null(bytes);
  memset(bytes, 'x', (size_t)ROW_SPOOL_MEMORY + 1);
  return bytes;
}

static void expect_many(struct row_spool *spool, char *bytes) {
  struct table_row row;
  struct text cell;
  bool is_marked;
  for (int i = 0; i < MANY; i++) {
    cr_assert(row_spool_next(spool, &row, &is_marked), "row %d", i);
    const struct table_row wanted = numbered_row(&cell, bytes, i);
    cr_assert_eq(row.line, i + 1);
    cr_assert(text_equals(row.raw, wanted.raw));
    cr_assert(text_equals(row.cells[0], cell));
    cr_assert_eq(is_marked, i % 2 == 0);
  }
  cr_expect_not(row_spool_next(spool, &row, &is_marked));
  cr_expect_eq(errno, 0);
  cr_expect_eq(row_spool_offset(spool), spool->size);
}

Test(row_spool, many_rows_come_out_of_the_temporary_file_as_often_as_asked) {
  struct row_spool spool = {0};
  char *bytes = long_text();
  add_many(&spool, bytes);
  for (int pass = 0; pass < 2; pass++) {
    cr_assert(row_spool_rewind(&spool));
    expect_many(&spool, bytes);
  }
  cr_expect_neq(spool.file, 0);
  row_spool_clear(&spool);
  free(bytes);
}

Test(row_spool, what_cannot_be_written_is_not_kept) {
  const struct rlimit none = {0, RLIM_INFINITY};
  struct row_spool spool = {0};
  char *bytes = long_text();
  struct text cell;
  struct table_row row = numbered_row(&cell, bytes, 0);
  signal(SIGXFSZ, SIG_IGN);
  cr_assert_eq(setrlimit(RLIMIT_FSIZE, &none), 0);
  const bool is_added = row_spool_add(&spool, &row, false);
  const int error = errno;
  cr_assert_eq(setrlimit(RLIMIT_FSIZE, &(struct rlimit){RLIM_INFINITY, RLIM_INFINITY}), 0);
  cr_expect_not(is_added);
  cr_expect_eq(error, EFBIG);
  cr_expect_not(row_spool_add(&spool, &row, false));
  cr_expect_not(row_spool_rewind(&spool));
  row_spool_clear(&spool);
  free(bytes);
}
