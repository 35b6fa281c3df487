#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/list_summary.h"
#include "cli/list_usage.h"
#include "cli/run/proof.h"
#include "cli/run/run_manifest.h"
#include "cli/run/shard.h"
#include "cli/user/program.h"
#include "cli/user/progress.h"
#include "cli/user/say.h"
#include "cli/work/pipeline.h"
#include "cli/work/session.h"
#include "formats/list/diagnostic_text.h"
#include "formats/record/text_writer.h"
#include "formats/report/split.h"
#include "formats/report/workbook.h"
#include "formats/run/manifest_place.h"

/* Rejected rows said one by one where another output lists them all. */
enum { REJECTS_SAID = 20 };

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
  struct run_manifest manifest; /* where --manifest is given, a run is proven, or a report names its origin */
  struct buffer rules_hash;     /* of a report */
  struct proof proof;           /* of the run that a report is of */
};

static bool is_proving(const struct list_run *run) { return run->proof.path.length > 0; }
static bool has_manifest(const struct list_run *run) { return run->manifest.input != NULL; }

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
  if (case_columns_find(&run->columns, names, count, &problem)) return EXIT_OK;
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

/* What went in, by its bytes; where a pipe is among it they are not known beforehand. */
static void add_origin(struct list_run *run, struct report_options *report) {
  const struct manifest *manifest = &run->manifest.manifest;
  const char *const *file = run->options->rule_files;
  if (!has_manifest(run)) return;
  for (size_t i = 1; i <= manifest_count(manifest, "rules"); i++) {
    bool is_builtin = strcmp(manifest_rules_name(manifest, i), MANIFEST_BUILTIN) == 0;
    if (i > 1) buffer_add_byte(&run->rules_hash, '\n');
    buffer_add_text(&run->rules_hash, text_from(is_builtin ? MANIFEST_BUILTIN : *file++));
    buffer_add_byte(&run->rules_hash, ' ');
    buffer_add_text(&run->rules_hash, text_from(manifest_rules_digest(manifest, i)));
  }
  report->input_hash = text_from(manifest_text(manifest, "input.sha256"));
  report->rules_hash = buffer_text(&run->rules_hash);
}

/* What stands in the workbook is true once the proof is through; before that there is none. */
static void add_proof(const struct list_run *run, struct report_options *report) {
  const struct manifest *stated = &run->proof.stated;
  if (!is_proving(run)) return;
  report->proven_manifest = text_from(run->proof.path.at);
  report->proven_results = text_from(manifest_output_text(stated, MANIFEST_RESULTS, "sha256"));
}

static bool add_report(struct list_run *run) {
  struct writer_failure failure = {0};
  struct report_options report = {
      .path = run->options->output,
      .force = run->options->force,
      .language = run->options->language,
      .report_date = run->session.defaults.pay_on,
      .rules = &run->session.rules,
      .regions = &run->session.regions,
      .input_name = text_from(run->input),
      .input_size = table_bytes_total(run->table) > 0 ? table_bytes_total(run->table) : 0,
      .program_version = text_from(program_version),
      .libraries = text_from(program_libraries()),
      .command_line = text_from(program_command_line()),
      .sheet_row_limit = run->options->sheet_rows,
      .columns = &run->columns,
  };
  add_origin(run, &report);
  add_proof(run, &report);
  const struct report_split split = run->options->split;
  struct writer *writer = split.by == SPLIT_NONE ? report_workbook_open(&report, &failure)
                                                 : report_split_open(&report, split, &failure);
  return add_writer(run, writer, &failure);
}

static bool add_writers(struct list_run *run) {
  const struct options *options = run->options;
  run->lists_rejects = options->rejects != NULL || options->command == COMMAND_REPORT;
  bool opened = true;
  if (options->command == COMMAND_REPORT) opened = add_report(run);
  if (is_proving(run)) proof_add_writers(&run->proof, &run->columns, &run->pipeline);
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
  if (run->options->manifest != NULL || is_proving(run)) run_manifest_add(&run->manifest, dossier);
  if (!dossier_is_rejected(dossier) || (run->lists_rejects && run->said >= REJECTS_SAID)) return;
  if (run->progress.has_line) (void)progress_finish(&run->progress);
  say_reject(run, dossier);
  run->said++;
}

static void each_batch(void *context, const struct pipeline_counts *counts) {
  struct list_run *run = context;
  progress_step(
      &run->progress, LABEL_SAY_PROGRESS,
      (struct progress_point){
          .rows = counts->read, .bytes_done = counts->bytes, .bytes_total = table_bytes_total(run->table)});
}

static void say_summary(const struct list_run *run, const struct pipeline_counts *counts, double seconds) {
  const bool is_split = run->options->command == COMMAND_REPORT && run->options->split.by != SPLIT_NONE;
  const struct list_summary summary = {
      .options = run->options,
      .counts = counts,
      .input = run->input,
      .encoding = table_encoding(run->table),
      .said = run->said,
      .workbooks = is_split ? report_split_workbooks(run->pipeline.writers[0]) : 0,
      .seconds = seconds,
  };
  list_summary_say(&summary);
  if (is_proving(run) && !run->options->is_quiet) proof_say(&run->proof);
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
  if (has_manifest(run) && !run_manifest_input_stayed(&run->manifest)) return EXIT_FILE;
  enum exit_code proven = is_proving(run) ? proof_finish(&run->proof, &run->manifest, counts) : EXIT_OK;
  if (proven != EXIT_OK) return (void)progress_finish(&run->progress), proven;
  progress_writing(&run->progress, counts->read);
  bool is_finished = finish_writers(run);
  double seconds = progress_finish(&run->progress);
  if (!is_finished) return EXIT_FILE;
  if (run->options->manifest != NULL && !run_manifest_finish(&run->manifest, counts)) return EXIT_FILE;
  say_summary(run, counts, seconds);
  return counts->rejected > 0 ? EXIT_SOME_REJECTED : EXIT_OK;
}

static int processors(void) {
  long count = sysconf(_SC_NPROCESSORS_ONLN);
  return count < 1 ? 1 : count > 16 ? 16 : (int)count;
}

static bool takes_row(void *filter, const struct table_row *row) { return shard_takes(filter, row); }

static enum exit_code run_list(struct list_run *run) {
  struct pipeline_counts counts;
  struct writer *failed;
  run->pipeline = (struct pipeline){
      .table = run->table,
      .casework = session_casework(&run->session, &run->columns),
      .jobs = run->options->jobs == 0 ? processors() : run->options->jobs,
      .takes = run->shard.count > 1 ? takes_row : NULL,
      .filter = &run->filter,
      .each_row = each_row,
      .each_batch = each_batch,
      .context = run,
  };
  shard_filter_init(&run->filter, run->shard, &run->columns);
  if (!add_writers(run)) return EXIT_FILE;
  say_column_guesses(run);
  progress_start(&run->progress, run->options->language, run->options->is_quiet);
  enum pipeline_status status = pipeline_run(&run->pipeline, &counts, &failed);
  enum exit_code code = finish_run(run, status, failed, &counts);
  pipeline_counts_clear(&counts);
  return code;
}

static bool read_shard(struct list_run *run) {
  const char *wrong;
  run->shard = (struct shard){1, 1};
  if (run->options->shard == NULL || shard_read(&run->shard, run->options->shard, &wrong)) return true;
  say(run->options->language, LABEL_SAY_BAD_SHARD, run->options->shard, wrong, NULL);
  return false;
}

/* What is read, and how: the operand, or what the manifest that it means says. */
static enum exit_code find_input(struct list_run *run, const struct options *options) {
  const bool proves = proof_find(&run->proof, options);
  if (proves && access(run->proof.path.at, R_OK) != 0) {
    say_unreadable(options->language, run->proof.path.at, errno);
    return EXIT_FILE;
  }
  if (!list_usage_check(options, proves ? run->proof.path.at : NULL)) return EXIT_USAGE;
  run->input = options->operand_count == 0 ? "-" : options->operands[0];
  if (!proves) return read_shard(run) ? EXIT_OK : EXIT_USAGE;
  enum exit_code code = proof_open(&run->proof, options);
  run->options = &run->proof.options;
  run->input = run->proof.input.at;
  run->shard = run->proof.shard;
  return code;
}

/* Can what went in be looked at again? A pipe is empty by then. */
static bool has_origin(const struct list_run *run) {
  const struct options *options = run->options;
  bool are_files = run_manifest_can_name(run->input) &&
                   (options->calendar == NULL || run_manifest_can_name(options->calendar));
  for (int i = 0; i < options->rule_file_count; i++)
    are_files = are_files && run_manifest_can_name(options->rule_files[i]);
  return are_files;
}

/* True when the run is over: it was done before, its manifest cannot be, or nothing can be proven. A report
 * is described, so that it can name what went in and notice a list that changes meanwhile. */
static bool is_settled(struct list_run *run, enum exit_code *code) {
  if (is_proving(run)) {
    *code = proof_check(&run->proof, &run->session, &run->manifest);
    return *code != EXIT_OK;
  }
  if (run->options->command == COMMAND_REPORT && has_origin(run)) {
    *code = run_manifest_describe(&run->manifest, run->options->output, run->options, &run->session,
                                  run->input, run->shard);
    return *code != EXIT_OK;
  }
  if (run->options->manifest == NULL) return false;
  *code = run_manifest_begin(&run->manifest, run->options, &run->session, run->input, run->shard);
  if (*code != EXIT_OK || run_manifest_is_done(&run->manifest, code)) return true;
  if (run_manifest_open(&run->manifest)) return false;
  *code = EXIT_FILE;
  return true;
}

enum exit_code command_list(const struct options *options) {
  struct list_run run = {.options = options, .talk = options->command == COMMAND_CHECK ? stdout : stderr};
  enum exit_code code = find_input(&run, options);
  if (code == EXIT_OK) code = session_open(&run.session, run.options);
  bool is_over = code != EXIT_OK || is_settled(&run, &code);
  if (!is_over) code = open_table(&run);
  if (!is_over && code == EXIT_OK) code = run_list(&run);
  for (int i = 0; i < run.pipeline.writer_count; i++)
    run.pipeline.writers[i]->operations->free(run.pipeline.writers[i]);
  run_manifest_clear(&run.manifest);
  buffer_clear(&run.rules_hash);
  proof_clear(&run.proof);
  shard_filter_clear(&run.filter);
  case_columns_clear(&run.columns);
  table_close(run.table);
  session_clear(&run.session);
  return code;
}
