#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/pipeline.h"
#include "cli/progress.h"
#include "cli/run_manifest.h"
#include "cli/say.h"
#include "cli/session.h"
#include "formats/diagnostic_text.h"
#include "formats/figures_text.h"
#include "formats/report_split.h"
#include "formats/report_xlsx.h"
#include "formats/text_writer.h"

/* Rejected rows said one by one where another output lists them all. */
enum { REJECTS_SAID = 20 };

/* More lines make a workbook that spreadsheet programs are slow to open: LibreOffice 7.4 takes 85 s of
 * a processor and 0.8 GiB for them, 2 GiB where it calculates anew; 300,000 lines take a third. */
enum { LEDGER_LINES_EASY = 1000000 };

/* One run over a case list. */
struct list_run {
  const struct options *options;
  struct session session;
  const char *input;
  struct table *table;
  struct case_columns columns;
  struct pipeline pipeline;
  struct progress progress;
  FILE *talk;         /* where rejections are said: for `check` they are the answer */
  bool lists_rejects; /* an output holds all rejected rows */
  int64_t said;
  struct shard shard;
  struct shard_filter filter;
  struct run_manifest manifest; /* where --manifest is given */
};

static enum exit_code open_table(struct list_run *run) {
  struct table_error error;
  struct columns_problem problem;
  enum language language = run->options->language;
  run->table = table_open(run->input, (struct table_options){.encoding = run->options->encoding}, &error);
  if (run->table == NULL) {
    say_table_error(language, run->input, &error);
    return EXIT_FILE;
  }
  size_t count;
  const struct text *names = table_header(run->table, &count);
  if (case_columns_find(&run->columns, names, count, &problem)) return EXIT_ALL_ASSESSED;
  struct buffer first = {0}, second = {0};
  buffer_add_text(&first, problem.first);
  buffer_add_byte(&first, '\0');
  buffer_add_text(&second, problem.second);
  buffer_add_byte(&second, '\0');
  static const enum label labels[] = {[COLUMNS_TWICE] = LABEL_SAY_COLUMNS_TWICE,
                                      [COLUMNS_NONE_KNOWN] = LABEL_SAY_COLUMNS_NONE_KNOWN,
                                      [COLUMNS_NO_GAP_FROM] = LABEL_SAY_COLUMNS_NO_GAP_FROM,
                                      [COLUMNS_ARE_RESULTS] = LABEL_SAY_COLUMNS_ARE_RESULTS};
  say(language, labels[problem.code], run->input, first.at, second.at, field_keys[problem.field], NULL);
  buffer_clear(&first);
  buffer_clear(&second);
  return EXIT_FILE;
}

/* An unknown column that looks like a misspelt one is worth a word: it will not be read. */
static void say_column_guesses(const struct list_run *run) {
  for (size_t i = 0; i < run->columns.carried_count && !run->options->is_quiet; i++) {
    struct buffer name = {0};
    buffer_add_text(&name, run->columns.names[run->columns.carried[i]]);
    enum case_field guess = case_field_guess(buffer_text(&name));
    buffer_add_byte(&name, '\0');
    if (guess != FIELD_NONE)
      say(run->options->language, LABEL_SAY_COLUMN_GUESS, run->input, name.at, field_keys[guess], NULL);
    buffer_clear(&name);
  }
}

static bool add_writer(struct list_run *run, struct writer *writer, const struct writer_failure *failure) {
  if (writer == NULL) {
    say_writer_failure(run->options->language, failure);
    return false;
  }
  run->pipeline.writers[run->pipeline.writer_count++] = writer;
  return true;
}

static bool add_text_writer(struct list_run *run, const struct text_format *format, const char *path) {
  struct writer_failure failure = {0};
  const struct text_context context = {.language = run->options->language,
                                       .columns = &run->columns,
                                       .with_mark = run->options->with_mark,
                                       .with_ledger = true};
  if (path == NULL) return true;
  return add_writer(run, text_writer_open(format, &context, path, run->options->force, &failure), &failure);
}

static bool add_report(struct list_run *run) {
  struct writer_failure failure = {0};
  const struct report_options report = {
      .path = run->options->output,
      .force = run->options->force,
      .language = run->options->language,
      .report_date = run->session.defaults.pay_on,
      .rules = &run->session.rules,
      .regions = &run->session.regions,
      .input_name = text_from(run->input),
      .input_size = table_bytes_total(run->table) > 0 ? table_bytes_total(run->table) : 0,
      .program_version = text_from(program_version),
      .command_line = text_from(program_command_line),
      .sheet_row_limit = run->options->sheet_rows,
      .columns = &run->columns,
  };
  const struct report_split split = run->options->split;
  struct writer *writer = split.by == SPLIT_NONE ? report_xlsx_open(&report, &failure)
                                                 : report_split_open(&report, split, &failure);
  return add_writer(run, writer, &failure);
}

static bool add_writers(struct list_run *run) {
  const struct options *options = run->options;
  run->lists_rejects = options->rejects != NULL || options->command == COMMAND_REPORT;
  bool opened = true;
  if (options->command == COMMAND_REPORT) opened = add_report(run);
  if (options->command == COMMAND_ASSESS)
    opened = add_text_writer(run, options->as_json ? &results_jsonl : &results_csv,
                             options->output == NULL ? "-" : options->output);
  return opened && add_text_writer(run, &ledger_csv, options->ledger) &&
         add_text_writer(run, &rejects_csv, options->rejects);
}

static void say_reject(struct list_run *run, const struct dossier *dossier) {
  const struct row_place place = {text_from(run->input), dossier->line, dossier->record};
  for (size_t i = 0; i < dossier->diagnostics.count; i++) {
    struct buffer line = {0};
    diagnostic_line(&line, run->options->language, &place, &run->columns, &dossier->diagnostics,
                    &dossier->diagnostics.items[i]);
    buffer_add_byte(&line, '\n');
    (void)fwrite(line.at, 1, line.length, run->talk);
    buffer_clear(&line);
  }
}

static void each_row(void *context, const struct dossier *dossier) {
  struct list_run *run = context;
  if (run->options->manifest != NULL) run_manifest_add(&run->manifest, dossier);
  if (!dossier_is_rejected(dossier) || (run->lists_rejects && run->said >= REJECTS_SAID)) return;
  if (run->progress.has_line) (void)progress_finish(&run->progress);
  say_reject(run, dossier);
  run->said++;
}

static void each_batch(void *context, const struct pipeline_counts *counts) {
  struct list_run *run = context;
  progress_step(&run->progress, counts->read);
}

static void say_numbers(enum language language, enum label id, const int64_t *numbers) {
  struct buffer texts[3] = {0};
  for (int i = 0; i < 3; i++) {
    figure_number(&texts[i], numbers[i]);
    buffer_add_byte(&texts[i], '\0');
  }
  say(language, id, texts[0].at, texts[1].at, texts[2].at, NULL);
  for (int i = 0; i < 3; i++) buffer_clear(&texts[i]);
}

static void say_money(enum language language, const struct pipeline_counts *counts) {
  const struct money *amounts[] = {&counts->arrears, &counts->late_fee, &counts->total};
  struct buffer texts[3] = {0};
  for (int i = 0; i < 3; i++) {
    money_format(&texts[i], amounts[i]);
    buffer_add_byte(&texts[i], '\0');
  }
  say(language, LABEL_SAY_TOTALS, texts[0].at, texts[1].at, texts[2].at, NULL);
  for (int i = 0; i < 3; i++) buffer_clear(&texts[i]);
}

static void say_more_rejects(const struct list_run *run, int64_t rejected) {
  if (rejected <= run->said) return;
  struct buffer more = {0};
  figure_number(&more, rejected - run->said);
  buffer_add_byte(&more, '\0');
  enum language language = run->options->language;
  const char *place =
      run->options->rejects != NULL ? run->options->rejects : label(language, LABEL_SAY_REJECT_SHEET);
  say(language, LABEL_SAY_MORE_REJECTS, more.at, place, NULL);
  buffer_clear(&more);
}

/* Into how many workbooks a report was split, or that it had better been. */
static void say_workbooks(const struct list_run *run, const struct pipeline_counts *counts) {
  const struct options *options = run->options;
  const bool is_split = options->split.by != SPLIT_NONE;
  struct buffer number = {0};
  if (!is_split && counts->ledger_lines <= LEDGER_LINES_EASY) return;
  figure_number(&number,
                is_split ? (int64_t)report_split_parts(run->pipeline.writers[0]) : counts->ledger_lines);
  buffer_add_byte(&number, '\0');
  if (is_split)
    say(options->language, LABEL_SAY_SPLIT_PARTS, number.at, options->output, NULL);
  else
    say(options->language, LABEL_SAY_SPLIT_HINT, number.at, NULL);
  buffer_clear(&number);
}

static void say_summary(const struct list_run *run, const struct pipeline_counts *counts, double seconds) {
  const struct options *options = run->options;
  char text[32];
  say_more_rejects(run, counts->rejected);
  if (options->is_quiet) return;
  if (table_encoding(run->table) != ENCODING_UTF_8 && table_encoding(run->table) != ENCODING_AUTO)
    say(options->language, LABEL_SAY_ENCODING, run->input, encoding_name(table_encoding(run->table)), NULL);
  say_numbers(options->language, LABEL_SAY_COUNTS,
              (int64_t[]){counts->read, counts->assessed, counts->rejected});
  if (options->command != COMMAND_CHECK) say_money(options->language, counts);
  (void)snprintf(text, sizeof text, "%.2f", seconds);
  say(options->language, LABEL_SAY_SECONDS, text, NULL);
  const char *const outputs[] = {options->output, options->ledger, options->rejects};
  for (int i = 0; i < 3; i++)
    if (outputs[i] != NULL && strcmp(outputs[i], "-") != 0)
      say(options->language, LABEL_SAY_WRITTEN, outputs[i], NULL);
  if (options->command == COMMAND_REPORT) say_workbooks(run, counts);
}

/* Completes every output, or none of those that are left once one has failed. */
static bool finish_writers(struct list_run *run) {
  for (int i = 0; i < run->pipeline.writer_count; i++) {
    struct writer *writer = run->pipeline.writers[i];
    if (writer->operations->finish(writer)) continue;
    say_writer_failure(run->options->language, &writer->failure);
    return false;
  }
  return true;
}

static enum exit_code finish_run(struct list_run *run, enum pipeline_status status, struct writer *failed,
                                 const struct pipeline_counts *counts) {
  if (status != PIPELINE_DONE) (void)progress_finish(&run->progress);
  if (status == PIPELINE_WRITE_FAILED) {
    say_writer_failure(run->options->language, &failed->failure);
    return EXIT_FILE;
  }
  if (status == PIPELINE_READ_FAILED) {
    struct table_error error = table_failure(run->table);
    say_table_error(run->options->language, run->input, &error);
    return EXIT_FILE;
  }
  bool has_manifest = run->options->manifest != NULL;
  if (has_manifest && !run_manifest_input_stayed(&run->manifest)) return EXIT_FILE;
  progress_writing(&run->progress, counts->read);
  bool is_finished = finish_writers(run);
  double seconds = progress_finish(&run->progress);
  if (!is_finished) return EXIT_FILE;
  if (has_manifest && !run_manifest_finish(&run->manifest, counts)) return EXIT_FILE;
  say_summary(run, counts, seconds);
  return counts->rejected > 0 ? EXIT_SOME_REJECTED : EXIT_ALL_ASSESSED;
}

static int processors(void) {
  long count = sysconf(_SC_NPROCESSORS_ONLN);
  return count < 1 ? 1 : count > 16 ? 16 : (int)count;
}

static enum exit_code run_list(struct list_run *run) {
  struct pipeline_counts counts;
  struct writer *failed;
  run->pipeline = (struct pipeline){
      .table = run->table,
      .columns = &run->columns,
      .defaults = &run->session.defaults,
      .rules = &run->session.rules,
      .calendar = &run->session.calendar,
      .regions = &run->session.regions,
      .jobs = run->options->jobs == 0 ? processors() : run->options->jobs,
      .filter = run->shard.count > 1 ? &run->filter : NULL,
      .each_row = each_row,
      .each_batch = each_batch,
      .context = run,
  };
  shard_filter_init(&run->filter, run->shard, &run->columns);
  if (!add_writers(run)) return EXIT_FILE;
  say_column_guesses(run);
  progress_start(&run->progress, run->options->language, run->table, run->options->is_quiet);
  enum pipeline_status status = pipeline_run(&run->pipeline, &counts, &failed);
  enum exit_code code = finish_run(run, status, failed, &counts);
  pipeline_counts_clear(&counts);
  return code;
}

static bool is_same_output(const char *left, const char *right) {
  return left != NULL && right != NULL && strcmp(left, right) == 0;
}

/* The output that is named twice, or NULL. */
static const char *find_repeated(const struct options *options) {
  const char *output = options->output == NULL && options->command == COMMAND_ASSESS ? "-" : options->output;
  const char *const outputs[] = {output, options->ledger, options->rejects, options->manifest};
  for (int i = 0; i < 4; i++)
    for (int k = 0; k < i; k++)
      if (is_same_output(outputs[i], outputs[k])) return outputs[i];
  return NULL;
}

static bool check_usage(const struct options *options) {
  enum language language = options->language;
  const char *output = options->output, *twice = find_repeated(options);
  if (options->operand_count > 1)
    say(language, LABEL_SAY_SURPLUS, options->operands[1], NULL);
  else if (options->command == COMMAND_REPORT && output == NULL)
    say(language, LABEL_SAY_NEEDS_OUTPUT, NULL);
  else if (options->command == COMMAND_REPORT && strcmp(output, "-") == 0)
    say(language, LABEL_SAY_WORKBOOK_STDOUT, NULL);
  else if (twice != NULL)
    say(language, LABEL_SAY_SAME_OUTPUT, twice, NULL);
  else if (options->manifest != NULL && options->command != COMMAND_ASSESS)
    say(language, LABEL_SAY_MANIFEST_COMMAND, NULL);
  else if (options->split.by != SPLIT_NONE && options->command != COMMAND_REPORT)
    say(language, LABEL_SAY_SPLIT_COMMAND, NULL);
  else if (options->operand_count == 0 && isatty(STDIN_FILENO))
    say(language, LABEL_SAY_NEEDS_INPUT, NULL);
  else
    return true;
  return false;
}

static bool read_shard(struct list_run *run) {
  const char *wrong;
  run->shard = (struct shard){1, 1};
  if (run->options->shard == NULL || shard_read(&run->shard, run->options->shard, &wrong)) return true;
  say(run->options->language, LABEL_SAY_BAD_SHARD, run->options->shard, wrong, NULL);
  return false;
}

/* True when the run is over already: it was done before, or its manifest cannot be. */
static bool is_settled(struct list_run *run, enum exit_code *code) {
  if (run->options->manifest == NULL) return false;
  *code = run_manifest_begin(&run->manifest, run->options, &run->session, run->input, run->shard);
  if (*code != EXIT_ALL_ASSESSED || run_manifest_is_done(&run->manifest, code)) return true;
  if (run_manifest_open(&run->manifest)) return false;
  *code = EXIT_FILE;
  return true;
}

enum exit_code command_list(const struct options *options) {
  struct list_run run = {.options = options, .talk = options->command == COMMAND_CHECK ? stdout : stderr};
  if (!check_usage(options) || !read_shard(&run)) return EXIT_USAGE;
  run.input = options->operand_count == 0 ? "-" : options->operands[0];
  enum exit_code code = session_open(&run.session, options);
  bool is_over = code != EXIT_ALL_ASSESSED || is_settled(&run, &code);
  if (!is_over) code = open_table(&run);
  if (!is_over && code == EXIT_ALL_ASSESSED) code = run_list(&run);
  for (int i = 0; i < run.pipeline.writer_count; i++)
    run.pipeline.writers[i]->operations->free(run.pipeline.writers[i]);
  run_manifest_clear(&run.manifest);
  shard_filter_clear(&run.filter);
  case_columns_clear(&run.columns);
  table_close(run.table);
  session_clear(&run.session);
  return code;
}
