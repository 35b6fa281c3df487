/* A case list made of any bytes goes the way of the program, from the search for its header through reader
 * and assessor to every exact output; a rule table made of any bytes through its reader. libFuzzer: sh
 * tests/run.sh fuzz 1 list */
#include <stdint.h>

#include "formats/list/builtin_tables.h"
#include "formats/list/case_list.h"
#include "formats/list/caseworker.h"
#include "formats/record/text_writer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct rules rules;
static struct workdays calendar;
static struct regions regions;

static void ignore(void *context, struct text file, const struct rules_trouble *trouble) {
  (void)context, (void)file, (void)trouble;
}

static void load_builtin(void) {
  struct rule_problem problem;
  if (rules.count > 0) return;
  if (!builtin_rules_read(&rules, ignore, NULL) || !rules_seal(&rules, &problem)) __builtin_trap();
  builtin_regions_read(&regions);
}

static void run_rows(struct table *table, const struct case_columns *columns, bool fills_down) {
  static const struct text_format *const formats[] = {&results_csv, &ledger_csv, &rejects_csv, &results_jsonl,
                                                      &fix_csv};
  const struct case_defaults defaults = {.region = REGION_NONE, .pay_on = {20000}};
  struct text_context context = {.columns = columns, .with_ledger = true};
  context.sheets = table_sheets(table, &context.sheet_count);
  const struct casework casework = {columns, &defaults, &regions, &rules, &calendar, {0}, NULL};
  struct caseworker worker;
  struct claims claims = {0};
  struct dossier dossier = {0};
  struct case_list list;
  struct table_row row;
  caseworker_init(&worker, &casework);
  case_list_init(&list, table, columns, fills_down);
  while (case_list_next(&list, &row) == TABLE_OK) {
    struct text_block block = {0};
    caseworker_row(&worker, &claims, &dossier, &row, table_encoding(table));
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
      formats[i]->rows(&block, &context, &dossier);
    if (block.out.length == 0) __builtin_trap(); /* a row must leave a trace */
    text_block_clear(&block);
  }
  case_list_clear(&list);
  dossier_clear(&dossier);
  claims_clear(&claims);
  caseworker_clear(&worker);
}

static void run_list(struct text bytes, bool fills_down) {
  struct table_error error;
  struct columns_problem problem;
  struct case_columns columns;
  size_t count;
  struct table *table = table_open_memory(bytes, (struct table_options){.is_case_list = true}, &error);
  if (table == NULL) return;
  const struct text *names = table_header(table, &count);
  if (case_columns_find(&columns, names, count, (struct column_choices){0}, &problem)) {
    run_rows(table, &columns, fills_down);
    case_columns_clear(&columns);
  }
  table_close(table);
}

static void run_rules(struct text bytes) {
  struct table_error error;
  struct rule_problem problem;
  struct rules read = {0};
  struct table *table = table_open_memory(bytes, (struct table_options){0}, &error);
  if (table == NULL) return;
  (void)!rule_table_read(&read, table, TEXT("fuzz.csv"), 0, ignore, NULL);
  (void)!rules_seal(&read, &problem);
  rules_clear(&read);
  table_close(table);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const struct text bytes = {(const char *)data, size};
  load_builtin();
  run_list(bytes, false);
  run_list(bytes, true);
  run_rules(bytes);
  return 0;
}
