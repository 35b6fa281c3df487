/* allocations LIST.csv: after warm-up the loop over a list asks for no memory. The list goes twice through
 * reader, assessor and the exact outputs; the second time every call of malloc, calloc and realloc is
 * counted. Claims of months are left out: they grow with the persons, as they must. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/flow/joined_rows.h"
#include "formats/list/builtin_tables.h"
#include "formats/list/caseworker.h"
#include "formats/record/text_writer.h"

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *at, size_t size);

static bool is_counting;
static size_t allocations;

void *malloc(size_t size) {
  allocations += is_counting;
  return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
  allocations += is_counting;
  return __libc_calloc(count, size);
}

void *realloc(void *at, size_t size) {
  allocations += is_counting;
  return __libc_realloc(at, size);
}

static void fail(const char *what) {
  (void)fprintf(stderr, "%s\n", what);
  exit(EXIT_FAILURE);
}

static void ignore(void *context, struct text file, const struct rules_trouble *trouble) {
  (void)context, (void)file, (void)trouble;
  fail("a built-in rule table is invalid");
}

static void load(struct rules *rules, struct regions *regions) {
  struct rule_problem problem;
  if (!builtin_rules_read(rules, ignore, NULL) || !rules_seal(rules, &problem))
    fail("the built-in rules overlap");
  builtin_regions_read(regions);
}

/* What stays between the two passes and must have grown enough in the first. */
struct loop {
  struct caseworker worker;
  struct dossier dossier;
  struct text_block block;
  struct text_context context;
};

static int64_t pass(struct loop *loop, struct table *table) {
  static const struct text_format *const formats[] = {&results_csv, &ledger_csv, &rejects_csv};
  struct table_row row;
  int64_t rows = 0;
  while (table_next(table, &row) == TABLE_OK) {
    cases_take_row(&loop->dossier, &row, loop->context.columns, ENCODING_UTF_8);
    caseworker_assess(&loop->worker, &loop->dossier);
    buffer_reset(&loop->block.out);
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
      formats[i]->rows(&loop->block, &loop->context, &loop->dossier);
    rows++;
  }
  return rows;
}

static void join_rows(struct joined_gaps *gaps, const char *path, const struct case_columns *columns,
                      const struct case_defaults *defaults, const struct regions *regions) {
  struct table_error error;
  struct case_list list;
  struct table *table = table_open(path, (struct table_options){0}, &error);
  if (table == NULL) fail("the list cannot be opened");
  case_list_init(&list, table, columns, false);
  const struct joined_rows rows = {&list, defaults, regions, 1};
  if (!joined_rows_read(&rows, gaps)) fail("the list cannot be read");
  case_list_clear(&list);
  table_close(table);
}

int main(int count, char *arguments[]) {
  static struct loop loop;
  static struct rules rules;
  static struct regions regions;
  static struct workdays calendar;
  struct case_columns columns;
  struct columns_problem problem;
  struct table_error error;
  size_t names;
  if (count != 2) fail("allocations LIST.csv");
  load(&rules, &regions);
  struct table *first = table_open(arguments[1], (struct table_options){0}, &error);
  struct table *second = table_open(arguments[1], (struct table_options){0}, &error);
  if (first == NULL || second == NULL) fail("the list cannot be opened");
  const struct text *header = table_header(first, &names);
  if (!case_columns_find(&columns, header, names, (struct column_choices){0}, &problem))
    fail("the list has no case columns");
  const struct case_defaults defaults = {.region = REGION_NONE, .pay_on = {20600}};
  loop.context.columns = &columns;
  struct joined_gaps gaps = {0};
  join_rows(&gaps, arguments[1], &columns, &defaults, &regions);
  const struct casework casework = {&columns, &defaults, &regions, &rules, &calendar, {0}, &gaps};
  caseworker_init(&loop.worker, &casework);
  if (gaps.row_count < 500) fail("too few rows belong together");
  int64_t rows = pass(&loop, first);
  struct table_row row;
  if (table_next(second, &row) != TABLE_OK) fail("the list has no rows"); /* the table's own warm-up */
  is_counting = true;
  int64_t again = pass(&loop, second) + 1;
  is_counting = false;
  (void)printf("%lld rows, then %zu allocations for %lld rows\n", (long long)rows, allocations,
               (long long)again);
  if (rows != again || rows < 1000) fail("the list is too short or was not read twice");
  return allocations == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
