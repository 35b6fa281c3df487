/* A case list made of any bytes goes through reader, assessor and every exact output; a rule table made of
 * any bytes through its reader. libFuzzer: cmake --preset fuzz && cmake --build --preset fuzz &&
 * build/fuzz/tests/fuzz_list -max_total_time=60 */
#include <stdint.h>

#include "calc/assess.h"
#include "formats/list/builtin.h"
#include "formats/list/cases.h"
#include "formats/list/rule_tables.h"
#include "formats/record/text_writer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct rules rules;
static struct workdays calendar;
static struct regions regions;

static void ignore(void *context, struct text file, const struct rules_trouble *trouble) {
  (void)context, (void)file, (void)trouble;
}

static struct text bytes_of(const struct builtin_table *table) {
  return (struct text){(const char *)table->bytes, table->length};
}

static void load_builtin(void) {
  struct table_error error;
  struct rule_problem problem;
  if (rules.count > 0) return;
  for (const struct builtin_table *builtin = builtin_rules; builtin->name != NULL; builtin++) {
    struct table *table = table_open_memory(bytes_of(builtin), (struct table_options){0}, &error);
    if (!rule_table_read(&rules, table, text_from(builtin->name), 0, ignore, NULL)) __builtin_trap();
    table_close(table);
  }
  if (!rules_seal(&rules, &problem)) __builtin_trap();
  regions_read(&regions, bytes_of(&builtin_regions));
  counties_read(&regions, bytes_of(&builtin_counties));
}

static void run_rows(struct table *table, const struct case_columns *columns) {
  static const struct text_format *const formats[] = {&results_csv, &ledger_csv, &rejects_csv,
                                                      &results_jsonl};
  const struct case_defaults defaults = {.region = REGION_NONE, .pay_on = {20000}};
  const struct text_context context = {.columns = columns, .with_ledger = true};
  struct cases_reader reader;
  struct assessor assessor;
  struct dossier dossier = {0};
  struct table_row row;
  cases_reader_init(&reader, columns, &defaults, &regions);
  assessor_init(&assessor, &rules, &calendar);
  while (table_next(table, &row) == TABLE_OK) {
    struct buffer out = {0};
    cases_take_row(&dossier, &row, columns, table_encoding(table));
    if (!dossier_is_rejected(&dossier)) cases_read(&reader, &dossier);
    if (!dossier_is_rejected(&dossier)) assess(&assessor, &dossier);
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
      formats[i]->rows(&out, &context, &dossier);
    if (out.length == 0) __builtin_trap(); /* a row must leave a trace */
    buffer_clear(&out);
  }
  dossier_clear(&dossier);
  assessor_clear(&assessor);
  cases_reader_clear(&reader);
}

static void run_list(struct text bytes) {
  struct table_error error;
  struct columns_problem problem;
  struct case_columns columns;
  size_t count;
  struct table *table = table_open_memory(bytes, (struct table_options){0}, &error);
  if (table == NULL) return;
  const struct text *names = table_header(table, &count);
  if (case_columns_find(&columns, names, count, &problem)) {
    run_rows(table, &columns);
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
  run_list(bytes);
  run_rules(bytes);
  return 0;
}
