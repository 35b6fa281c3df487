#include "cli/list_run.h"

#include <stdio.h>

#include "cli/list_explained.h"
#include "cli/list_json.h"
#include "cli/list_outputs.h"
#include "cli/list_pipeline.h"
#include "cli/list_summary.h"
#include "cli/user/progress.h"
#include "cli/user/say.h"
#include "cli/user/say_table.h"
#include "formats/file/plain_text.h"
#include "formats/list/column_text.h"
#include "formats/report/workbook.h"
#include "formats/words/figures_text.h"
#include "formats/words/template.h"

/* Rejected rows reported one by one where another output lists them all. */
enum { REJECTS_SAID = 20 };

struct run {
  const struct options *options;
  struct list_source *source;
  struct run_manifest *manifest;
  const struct session *session;
  struct list_explained explained; /* of `explain` */
  const struct regions *regions;
  bool keeps_totals; /* for the manifest */
  struct list_outputs outputs;
  struct progress progress;
  FILE *talk;                 /* where rejections are reported: for `check` they are the answer */
  int64_t said, said_in_part; /* rows that were reported: those that were rejected, and those with results */
  struct list_json json;      /* of --summary */
};

/* What was read: for `check` that is part of the answer. */
static void say_columns(const struct run *run) {
  struct buffer line = {0};
  if (run->options->is_quiet) return;
  column_text_line(&line, run->options->language, &run->source->columns);
  say_line(run->talk, buffer_text(&line));
  buffer_clear(&line);
}

/* An unknown column that looks like a misspelt one is worth a word: it will not be read. */
static void say_column_guesses(const struct run *run) {
  const struct case_columns *columns = &run->source->columns;
  for (size_t i = 0; i < columns->carried_count && !run->options->is_quiet; i++) {
    struct buffer name = {0};
    buffer_add_text(&name, columns->names[columns->carried[i]]);
    enum case_field guess = case_field_guess(buffer_text(&name));
    buffer_add_byte(&name, '\0');
    if (guess != FIELD_NONE)
      say(run->options->language, LABEL_SAY_COLUMN_GUESS,
          table_file_name(run->options->language, run->source->path), name.at, field_keys[guess], NULL);
    buffer_clear(&name);
  }
}

/* 部门→部门_2, column 7→column_7; of more than fifty only so many. */
static void say_renamed(const struct run *run) {
  enum { SHOWN = 50 };
  const struct case_columns *columns = &run->source->columns;
  struct buffer names = {0}, number = {0};
  int shown = 0;
  for (size_t i = 0; i < columns->carried_count && shown < SHOWN; i++) {
    const struct text heading = columns->names[columns->carried[i]];
    const struct text name = carried_names_text(&columns->carried_names, i);
    if (text_equals(heading, name)) continue;
    if (shown++ > 0) buffer_add_literal(&names, ", ");
    buffer_reset(&number);
    figure_number(&number, (int64_t)columns->carried[i] + 1);
    const struct text argument = buffer_text(&number);
    if (text_trim(heading).length > 0)
      column_text_heading(&names, heading);
    else
      template_add(&names, run->options->language, label(run->options->language, LABEL_SAY_COLUMN_NUMBER),
                   &argument, 1);
    buffer_add_literal(&names, "→");
    column_text_heading(&names, name);
  }
  const struct text argument = buffer_text(&names);
  if (shown > 0 && !run->options->is_quiet && run->options->command != COMMAND_CHECK)
    say_texts(run->options->language, LABEL_SAY_CARRIED_RENAMED, &argument, 1);
  buffer_clear(&names);
  buffer_clear(&number);
}

static void say_left_out(const struct run *run) {
  const struct case_columns *columns = &run->source->columns;
  const size_t left = report_workbook_left_out(columns, &run->session->rules);
  struct buffer count = {0}, name = {0};
  if (left == 0 || run->options->command != COMMAND_REPORT) return;
  figure_number(&count, (int64_t)left);
  column_text_heading(&name, carried_names_text(&columns->carried_names, columns->carried_count - left));
  const struct text arguments[] = {buffer_text(&count), buffer_text(&name)};
  say_texts(run->options->language, LABEL_SAY_LEFT_OUT, arguments, 2);
  buffer_clear(&count);
  buffer_clear(&name);
}

/* Names of the workbook's sheets of which `belongs` is true, as a list; prints nothing if there are none. */
static void say_tabs(const struct run *run, enum label id, bool (*belongs)(const struct table *, size_t)) {
  size_t count;
  struct buffer names = {0};
  const struct sheet_info *tabs = table_tabs(run->source->table, &count);
  for (size_t i = 0; i < count; i++) {
    if (!belongs(run->source->table, i)) continue;
    if (names.length > 0) buffer_add_literal(&names, ", ");
    buffer_add_text(&names, tabs[i].name);
  }
  buffer_add_byte(&names, '\0');
  if (names.length > 1)
    say(run->options->language, id, table_file_name(run->options->language, run->source->path), names.at,
        NULL);
  buffer_clear(&names);
}

static bool is_read(const struct table *table, size_t tab) {
  int count;
  const struct table_sheet *sheets = table_sheets(table, &count);
  for (int i = 0; i < count; i++)
    if (sheets[i].tab == tab) return true;
  return false;
}

static bool is_hidden(const struct table *table, size_t tab) {
  size_t count;
  return !is_read(table, tab) && table_tabs(table, &count)[tab].visibility != SHEET_VISIBLE;
}

static bool is_left(const struct table *table, size_t tab) {
  return !is_read(table, tab) && !is_hidden(table, tab);
}

/* What the sheet does not show and is read all the same. */
static void say_hidden_columns(const struct run *run) {
  const struct case_columns *columns = &run->source->columns;
  struct buffer names = {0};
  for (int field = 0; field < FIELD_COUNT; field++) {
    const int at = columns->index[field];
    bool is_second = field == FIELD_GAP_TO && at == columns->index[FIELD_GAP_FROM];
    if (at == COLUMN_ABSENT || is_second || !table_hides(run->source->table, (size_t)at)) continue;
    if (names.length > 0) buffer_add_literal(&names, ", ");
    column_text_heading(&names, columns->names[at]);
  }
  for (size_t i = 0; i < columns->month_count; i++) {
    if (!table_hides(run->source->table, columns->months[i].column)) continue;
    if (names.length > 0) buffer_add_literal(&names, ", ");
    column_text_heading(&names, columns->names[columns->months[i].column]);
  }
  buffer_add_byte(&names, '\0');
  if (names.length > 1 && !run->options->is_quiet)
    say(run->options->language, LABEL_SAY_COLUMNS_HIDDEN,
        table_file_name(run->options->language, run->source->path), names.at, NULL);
  buffer_clear(&names);
}

static void say_sheets(const struct run *run) {
  if (run->options->is_quiet) return;
  say_tabs(run, LABEL_SAY_SHEETS_READ, is_read);
  say_tabs(run, LABEL_SAY_SHEETS_HIDDEN, is_hidden);
  if (run->options->sheet_count == 0) say_tabs(run, LABEL_SAY_SHEETS_LEFT, is_left);
}

static void say_reject(struct run *run, const struct dossier *dossier) {
  const struct corrected_list list = list_source_corrected(run->source);
  for (size_t i = 0; i < dossier->diagnostics.count; i++) {
    struct buffer line = {0};
    list_corrections_add_line(&line, &run->source->corrections, &list, dossier,
                              &dossier->diagnostics.items[i]);
    say_line(run->talk, buffer_text(&line));
    buffer_clear(&line);
  }
}

static void each_row(void *context, const struct dossier *dossier) {
  struct run *run = context;
  if (run->keeps_totals) run_manifest_add(run->manifest, dossier);
  if (run->options->as_summary) list_json_add(&run->json, dossier);
  const bool explains = run->options->command == COMMAND_EXPLAIN;
  if (explains && !list_explained_add(&run->explained, run->session, dossier)) return;
  const bool is_enough = run->outputs.list_rejects && run->said + run->said_in_part >= REJECTS_SAID;
  if (!dossier_has_errors(dossier) || is_enough) return;
  if (run->progress.has_line) (void)progress_finish(&run->progress);
  say_reject(run, dossier);
  (*(dossier_is_partial(dossier) ? &run->said_in_part : &run->said))++;
}

static void each_batch(void *context, const struct pipeline_counts *counts) {
  struct run *run = context;
  const struct progress_point point = {
      .rows = counts->read, .bytes_done = counts->bytes, .bytes_total = counts->bytes_total};
  progress_step(&run->progress, LABEL_SAY_PROGRESS, point);
}

static enum pipeline_status run_pipeline(struct run *run, const struct session *session,
                                         struct pipeline_counts *counts, struct writer **failed) {
  struct pipeline pipeline = list_pipeline(run->source, session, run->outputs.writers, run->outputs.count);
  pipeline.each_row = each_row;
  pipeline.each_batch = each_batch;
  pipeline.context = run;
  return pipeline_run(&pipeline, counts, failed);
}

static enum exit_code say_broken_off(struct run *run, enum pipeline_status status, struct writer *failed) {
  (void)progress_finish(&run->progress);
  if (status == PIPELINE_WRITE_FAILED) {
    say_writer_failure(run->options->language, &failed->failure);
    list_outputs_take_back(&run->outputs);
    return list_outputs_clash(&run->outputs) ? EXIT_USAGE : EXIT_FILE;
  }
  if (status == PIPELINE_ENDED) {
    list_source_say_twins(run->source);
  } else if (status == PIPELINE_FULL) {
    say(run->options->language, LABEL_SAY_LIST_TOO_LONG,
        table_file_name(run->options->language, run->source->path), NULL);
  } else {
    struct table_error error = table_failure(run->source->table);
    say_table_error(run->options->language, run->source->path, &error);
  }
  return EXIT_FILE;
}

/* Before any output takes its name: the list is unchanged, every corrected row has found its line, and the
 * run being proven has matched. */
static enum exit_code check_basis(struct run *run, const struct pipeline_counts *counts) {
  if (run_manifest_is_described(run->manifest) && !run_manifest_input_stayed(run->manifest)) return EXIT_FILE;
  if (!list_source_stayed(run->source)) return EXIT_FILE;
  const struct corrected_list list = list_source_corrected(run->source);
  if (!list_corrections_are_used(&run->source->corrections, &list)) return EXIT_FILE;
  if (!list_source_is_run(run->source)) return EXIT_OK;
  enum exit_code code = proof_finish(&run->source->proof, run->manifest, counts);
  if (code != EXIT_OK) (void)progress_finish(&run->progress);
  return code;
}

static void say_summary(const struct run *run, const struct pipeline_counts *counts, double seconds) {
  const struct list_summary summary = {
      .options = run->options,
      .counts = counts,
      .regions = run->regions,
      .input = run->source->path,
      .encoding = table_encoding(run->source->table),
      .said = run->said,
      .said_in_part = run->said_in_part,
      .workbooks = list_outputs_workbooks(&run->outputs, run->options),
      .has_values = run->outputs.has_values,
      .seconds = seconds,
  };
  const struct corrected_list list = list_source_corrected(run->source);
  if (!run->options->is_quiet) list_corrections_say(&run->source->corrections, &list);
  list_summary_say(&summary);
  if (list_source_is_run(run->source) && !run->options->is_quiet) proof_say(&run->source->proof);
}

/* All outputs or none: they are on the disk before the first gets its name, and the manifest, which tells of
 * them, comes last. A signal waits, or it would find some of them named. */
static bool finish(struct run *run, const struct pipeline_counts *counts) {
  bool is_finished = list_outputs_settle(&run->outputs);
  output_file_shield_begin();
  is_finished = is_finished && list_outputs_name(&run->outputs) &&
                (run->options->manifest == NULL || run_manifest_finish(run->manifest, counts));
  if (is_finished)
    is_finished = list_outputs_finish(&run->outputs);
  else
    list_outputs_take_back(&run->outputs);
  output_file_shield_end();
  return is_finished;
}

static enum exit_code complete(struct run *run, struct pipeline_counts *counts) {
  counts->basis_lists = (int64_t)run->outputs.numbers.count;
  enum exit_code code = check_basis(run, counts);
  if (code != EXIT_OK) return code;
  progress_writing(&run->progress, counts->read);
  bool is_finished = finish(run, counts);
  double seconds = progress_finish(&run->progress);
  if (!is_finished) return list_outputs_clash(&run->outputs) ? EXIT_USAGE : EXIT_FILE;
  if (run->options->command == COMMAND_EXPLAIN) return list_explained_end(&run->explained, run->options);
  say_summary(run, counts, seconds);
  if (run->options->as_summary) list_json_print(&run->json, run->source, counts, run->regions);
  return counts->rejected + counts->partial > 0 ? EXIT_SOME_REJECTED : EXIT_OK;
}

static enum exit_code run_rows(struct run *run, const struct session *session) {
  struct pipeline_counts counts;
  struct writer *failed;
  if (run->options->as_summary) list_json_begin(&run->json, run->source);
  say_sheets(run);
  say_columns(run);
  say_hidden_columns(run);
  say_column_guesses(run);
  say_renamed(run);
  say_left_out(run);
  progress_start(&run->progress, run->options->language, run->options->is_quiet);
  enum pipeline_status status = run_pipeline(run, session, &counts, &failed);
  enum exit_code code =
      status == PIPELINE_DONE ? complete(run, &counts) : say_broken_off(run, status, failed);
  pipeline_counts_clear(&counts);
  return code;
}

enum exit_code list_run(struct list_source *source, const struct session *session,
                        struct run_manifest *manifest) {
  const struct options *options = source->options;
  struct run run = {.options = options,
                    .source = source,
                    .manifest = manifest,
                    .session = session,
                    .regions = &session->regions,
                    .keeps_totals = options->manifest != NULL || list_source_is_run(source),
                    .talk = options->command == COMMAND_CHECK && !options->as_summary ? stdout : stderr};
  bool is_open = list_outputs_open(&run.outputs, source, session, manifest);
  enum exit_code code = is_open ? run_rows(&run, session) : EXIT_FILE;
  list_outputs_clear(&run.outputs);
  list_json_clear(&run.json);
  return code;
}
