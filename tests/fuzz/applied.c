#include "tests/fuzz/applied.h"

#include "formats/list/builtin_tables.h"
#include "formats/list/case_list.h"
#include "formats/list/caseworker.h"
#include "formats/list/rule_tables.h"
#include "formats/record/text_writer.h"
#include "formats/run/control_totals.h"
#include "tests/fuzz/fuzz.h"

#ifdef ARREARS_ALWAYS_GMP
#define APPLIED_RUN applied_run_gmp
#else
#define APPLIED_RUN applied_run
#endif

enum { FORMAT_RESULTS, FORMAT_LEDGER, FORMAT_REJECTS, FORMAT_LINES, FORMAT_COUNT };
static const struct text_format *const formats[FORMAT_COUNT] = {&results_csv, &ledger_csv, &rejects_csv,
                                                                &results_jsonl};

struct run {
  struct rules rules;
  struct workdays calendar;
  struct text_block blocks[FORMAT_COUNT];
  struct control_totals totals;
  int64_t read, assessed, rejected;
};

static void pass_over(void *context, struct text file, const struct rules_trouble *trouble) {
  (void)context, (void)file, (void)trouble;
}

/* Rows that are wrong are passed over, else hardly any input would come to anything. */
static bool read_tables(struct run *run, struct text rules, struct text calendar) {
  struct table_error error;
  struct rule_problem problem;
  struct table *table = table_open_memory(rules, (struct table_options){0}, &error);
  if (table != NULL) (void)!rule_table_read(&run->rules, table, TEXT("rules.csv"), 0, pass_over, NULL);
  table_close(table);
  table = table_open_memory(calendar, (struct table_options){0}, &error);
  bool is_sealed = table == NULL || calendar_read(&run->calendar, table, TEXT("days.csv"), pass_over, NULL);
  table_close(table);
  return is_sealed && rules_seal(&run->rules, &problem);
}

/* The sum of a column of the lines; by what it misses the total. */
static void check_sum(const struct assessment *assessment, size_t member, const struct money *total,
                      const struct money *named, const struct money *cap) {
  struct money sum = {0};
  for (size_t i = 0; i < assessment->line_count; i++)
    money_add(&sum, &sum, (const struct money *)(const void *)((const char *)&assessment->lines[i] + member));
  if (named != NULL) money_add(&sum, &sum, named);
  bool is_total = money_compare(&sum, total) == 0;
  if (!is_total && cap != NULL) money_subtract(&sum, &sum, cap);
  must_be(money_compare(&sum, total) == 0);
  money_clear(&sum);
}

static void check_difference(const struct money *left, const struct money *right,
                             const struct money *difference) {
  struct money sum = {0};
  money_add(&sum, right, difference);
  must_be(money_compare(&sum, left) == 0);
  money_clear(&sum);
}

/* Totals are sums of lines and the differences that are named. */
static void check_assessment(const struct assessment *assessment) {
  for (size_t i = 0; i < assessment->line_count; i++)
    check_difference(&assessment->lines[i].arrears, &assessment->lines[i].employer,
                     &assessment->lines[i].employee);
  if (assessment_has(assessment, FIGURE_ARREARS)) {
    struct money surcharge = {0};
    money_add(&surcharge, &assessment->late_fee, &assessment->deferral_interest);
    check_difference(&assessment->total, &assessment->arrears, &surcharge);
    money_clear(&surcharge);
  }
  if (assessment->line_count == 0) return;
  check_difference(&assessment->late_fee_uncapped, &assessment->late_fee, &assessment->cap_reduction);
  check_difference(&assessment->rounding_difference, &assessment->arrears_difference,
                   &assessment->fee_difference);
  check_sum(assessment, offsetof(struct ledger_line, employer), &assessment->employer_arrears, NULL, NULL);
  check_sum(assessment, offsetof(struct ledger_line, employee), &assessment->employee_arrears, NULL, NULL);
  check_sum(assessment, offsetof(struct ledger_line, arrears), &assessment->arrears,
            &assessment->arrears_difference, NULL);
  check_sum(assessment, offsetof(struct ledger_line, late_fee), &assessment->late_fee,
            &assessment->fee_difference, &assessment->cap_reduction);
}

static void take_row(struct run *run, const struct text_context *context, const struct dossier *dossier) {
  size_t lengths[FORMAT_COUNT];
  for (int i = 0; i < FORMAT_COUNT; i++) {
    lengths[i] = run->blocks[i].out.length;
    formats[i]->rows(&run->blocks[i], context, dossier);
  }
  const bool is_rejected = dossier_is_rejected(dossier);
  run->read++;
  run->rejected += is_rejected;
  run->assessed += dossier->assessment_count > 0;
  must_be((run->blocks[FORMAT_RESULTS].out.length > lengths[FORMAT_RESULTS]) == !is_rejected);
  must_be((run->blocks[FORMAT_REJECTS].out.length > lengths[FORMAT_REJECTS]) == dossier_has_errors(dossier));
  for (int i = 0; i < dossier->assessment_count; i++) check_assessment(&dossier->assessments[i]);
  control_totals_add(&run->totals, dossier);
}

static void run_rows(struct run *run, struct table *table, const struct case_columns *columns,
                     const struct regions *regions) {
  const struct case_defaults defaults = {.region = REGION_NONE, .pay_on = {20000}};
  const struct text_context context = {.columns = columns, .with_ledger = true};
  const struct casework casework = {.columns = columns,
                                    .defaults = &defaults,
                                    .regions = regions,
                                    .rules = &run->rules,
                                    .calendar = &run->calendar};
  struct caseworker worker;
  struct claims claims = {0};
  struct dossier dossier = {0};
  struct case_list list;
  struct table_row row;
  for (int i = 0; i < FORMAT_COUNT; i++)
    if (formats[i]->header != NULL) formats[i]->header(&run->blocks[i].out, &context);
  caseworker_init(&worker, &casework);
  case_list_init(&list, table, columns, false);
  while (case_list_next(&list, &row) == TABLE_OK) {
    caseworker_row(&worker, &claims, &dossier, &row, table_encoding(table));
    take_row(run, &context, &dossier);
  }
  must_be(run->read == run->assessed + run->rejected);
  case_list_clear(&list);
  dossier_clear(&dossier);
  claims_clear(&claims);
  caseworker_clear(&worker);
}

static size_t column_of(struct table *written, const char *name) {
  size_t count, column = 0;
  const struct text *names = table_header(written, &count);
  while (column < count && !text_is(names[column], name)) column++;
  must_be(column < count);
  return column;
}

/* What was written reads back: the columns add up to the control totals. */
static void check_written(const struct run *run, int format, enum control_table table) {
  struct table_error error;
  struct table_row row;
  struct control_totals sums = {0};
  size_t columns[CONTROL_COUNT];
  struct table *written =
      table_open_memory(buffer_text(&run->blocks[format].out),
                        (struct table_options){.encoding = ENCODING_UTF_8, .delimiter = ','}, &error);
  must_be(written != NULL);
  for (int i = 0; i < CONTROL_COUNT; i++)
    if (controls[i].table == table) columns[i] = column_of(written, controls[i].column);
  while (table_next(written, &row) == TABLE_OK) {
    must_be(row.fault == ROW_FINE);
    for (int i = 0; i < CONTROL_COUNT; i++)
      if (controls[i].table == table) must_be(control_totals_add_cell(&sums, i, row.cells[columns[i]]));
  }
  for (int i = 0; i < CONTROL_COUNT; i++)
    if (controls[i].table == table) must_be(money_compare(&sums.amounts[i], &run->totals.amounts[i]) == 0);
  control_totals_clear(&sums);
  table_close(written);
}

static void run_list(struct run *run, struct text list) {
  static struct regions regions;
  struct table_error error;
  struct columns_problem problem;
  struct case_columns columns;
  size_t count;
  if (regions.count == 0) builtin_regions_read(&regions);
  struct table *table = table_open_memory(list, (struct table_options){.is_case_list = true}, &error);
  if (table == NULL) return;
  const struct text *names = table_header(table, &count);
  if (case_columns_find(&columns, names, count, (struct column_choices){0}, &problem)) {
    run_rows(run, table, &columns, &regions);
    if (run->assessed > 0) check_written(run, FORMAT_RESULTS, CONTROL_RESULTS);
    if (run->assessed > 0) check_written(run, FORMAT_LEDGER, CONTROL_LEDGER);
    case_columns_clear(&columns);
  }
  table_close(table);
}

void APPLIED_RUN(struct text input, struct buffer *out) {
  struct run run = {0};
  const struct text rules = fuzz_section(&input, APPLIED_MARK), days = fuzz_section(&input, APPLIED_MARK);
  if (read_tables(&run, rules, days)) run_list(&run, input);
  for (int i = 0; i < FORMAT_COUNT; i++) {
    buffer_add_text(out, buffer_text(&run.blocks[i].out));
    text_block_clear(&run.blocks[i]);
  }
  control_totals_clear(&run.totals);
  workdays_clear(&run.calendar);
  rules_clear(&run.rules);
}
