#include "cli/list_outputs.h"

#include <stdatomic.h>
#include <string.h>

#include "cli/flow/workers.h"
#include "cli/list_pipeline.h"
#include "cli/user/program.h"
#include "cli/user/say.h"
#include "formats/file/path.h"
#include "formats/list/column_text.h"
#include "formats/record/text_writer.h"
#include "formats/report/fix_book.h"
#include "formats/report/quotation_writer.h"
#include "formats/report/split.h"
#include "formats/report/split_workbooks.h"
#include "formats/report/survey.h"
#include "formats/report/workbook.h"
#include "formats/run/manifest_place.h"
#include "formats/words/note_text.h"

/* Every writer may have one file, a split report's and the quotations' many; and there is the manifest. */
_Static_assert(SPLIT_WORKBOOKS_MOST + 2 * QUOTATION_FILES_MOST + PIPELINE_WRITERS_MAX + 1 <=
                   OUTPUT_FILES_AT_ONCE,
               "the outputs of a run stand beside each other until all have their names");

static bool add_writer(struct list_outputs *outputs, struct writer *writer,
                       const struct writer_failure *failure) {
  if (writer == NULL)
    say_writer_failure(outputs->language, failure);
  else
    outputs->writers[outputs->count++] = writer;
  return writer != NULL;
}

static struct text_context context_of(struct list_outputs *outputs, const struct list_source *source) {
  struct text_context context = {
      .language = source->options->language,
      .columns = &source->columns,
      .with_mark = source->options->with_mark,
      .neutralises = source->options->with_mark && !source->options->keeps_formulas,
      .with_ledger = true,
      .numbers = source->options->is_because_inline ? NULL : &outputs->numbers};
  context.sheets = table_sheets(source->table, &context.sheet_count);
  return context;
}

static bool add_text(struct list_outputs *outputs, const struct list_source *source,
                     const struct text_format *format, const char *path) {
  struct writer_failure failure = {0};
  const struct options *options = source->options;
  if (path == NULL) return true;
  struct text_context context = context_of(outputs, source);
  if (format == &fix_csv) context.neutralises = !options->keeps_formulas;
  struct writer *writer = text_writer_open(format, &context, path, options->force, &failure);
  return add_writer(outputs, writer, &failure);
}

static bool add_fix(struct list_outputs *outputs, const struct list_source *source,
                    const struct session *session) {
  const struct options *options = source->options;
  struct writer_failure failure = {0};
  if (options->fix == NULL || !path_ends_with(options->fix, ".xlsx"))
    return add_text(outputs, source, &fix_csv, options->fix);
  const struct text_context context = context_of(outputs, source);
  struct writer *writer =
      fix_book_open(&context, session->defaults.pay_on, options->fix, options->force, &failure);
  return add_writer(outputs, writer, &failure);
}

static void name_calendar(struct report_options *report, struct list_outputs *outputs,
                          const struct list_source *source, const struct manifest *manifest) {
  const char *const path = source->options->calendar;
  struct buffer *hash = &outputs->calendar_hash;
  buffer_add_text(hash, text_from(path != NULL ? path : manifest_text(manifest, "calendar.name")));
  if (hash->length > 0) buffer_add_byte(hash, ' ');
  buffer_add_text(hash, text_from(manifest_text(manifest, "calendar.sha256")));
  report->calendar_hash = buffer_text(hash);
}

static struct run_choices choices_of(const struct options *options, const struct session *session,
                                     const struct list_source *source) {
  return (struct run_choices){
      .defaults = &session->defaults,
      .assess = session_casework(session, &source->columns).choices,
      .sheets = options->sheets,
      .sheet_count = options->sheet_count,
      .columns = options->columns,
      .column_count = options->column_count,
      .encoding = options->encoding == ENCODING_AUTO ? NULL : encoding_name(options->encoding),
      .fills_down = options->fills_down,
      .leaves_apart = options->leaves_apart,
      .assumed_wage = options->assumed_wage,
      .regions = &session->regions};
}

/* What went in, by its bytes; where a pipe is among it they are not known beforehand. */
static void name_origin(struct report_options *report, struct list_outputs *outputs,
                        const struct list_source *source, const struct run_manifest *described) {
  const struct manifest *manifest = &described->manifest;
  const char *const *file = source->options->rule_files;
  struct buffer *hash = &outputs->rules_hash;
  if (!run_manifest_is_described(described)) return;
  for (size_t i = 1; i <= manifest_count(manifest, "rules"); i++) {
    bool is_builtin = strcmp(manifest_rules_name(manifest, i), MANIFEST_BUILTIN) == 0;
    if (i > 1) buffer_add_byte(hash, '\n');
    buffer_add_text(hash, text_from(is_builtin ? MANIFEST_BUILTIN : *file++));
    buffer_add_byte(hash, ' ');
    buffer_add_text(hash, text_from(manifest_rules_digest(manifest, i)));
  }
  name_calendar(report, outputs, source, manifest);
  report->input_hash = text_from(manifest_text(manifest, "input.sha256"));
  report->rules_hash = buffer_text(hash);
  manifest_choices(&outputs->choices, manifest);
  report->choices = buffer_text(&outputs->choices);
}

static void name_columns(struct report_options *report, struct list_outputs *outputs,
                         const struct list_source *source) {
  column_text_read_in_words(&outputs->columns_read, report->language, &source->columns);
  column_text_unread_in_words(&outputs->columns_unread, report->language, &source->columns);
  report->columns_read = buffer_text(&outputs->columns_read);
  report->columns_unread = buffer_text(&outputs->columns_unread);
}

/* What stands in the workbook is true once the proof is through; before that there is none. */
static void name_proof(struct report_options *report, struct list_outputs *outputs,
                       const struct list_source *source) {
  const struct manifest *stated = &source->proof.stated;
  if (!list_source_is_run(source)) return;
  report_add_file(&outputs->proven, report, source->proof.path.at);
  report->proven_manifest = buffer_text(&outputs->proven);
  report->proven_results = text_from(manifest_output_text(stated, MANIFEST_RESULTS, "sha256"));
}

static struct report_options report_of(const struct list_source *source, const struct session *session) {
  const struct options *options = source->options;
  const int64_t size = table_file_size(source->table);
  return (struct report_options){
      .path = options->output,
      .force = options->force,
      .assumed_wage = note_reader_of_list(options->assumed_wage, 0).assumed_wage,
      .language = options_sheets(options),
      .report_date = session->defaults.pay_on,
      .rules = &session->rules,
      .regions = &session->regions,
      .input_size = size > 0 ? size : 0,
      .program_version = text_from(program_version),
      .libraries = text_from(program_libraries()),
      .command_line = text_from(program_command_line()),
      .sheet_row_limit = options->sheet_rows,
      .formulas = options->formulas,
      .mask = session_mask(session),
      .columns = &source->columns,
      .group_by = source->group_by,
      .corrections = &source->corrections,
      .files = &source->files,
      .skipped = &source->list.skipped,
      .run_choices = choices_of(options, session, source),
  };
}

/* A run over the list before the one that writes: which columns of the workbook say nothing. A list that ends
 * early ends so again, and is told of then. False: the list cannot be read again, which has been said. */
static bool survey(struct list_outputs *outputs, struct list_source *source, const struct session *session,
                   const struct report_options *report) {
  struct pipeline_counts counts;
  struct writer *failed, *writer = report_survey_open(report);
  const struct pipeline pipeline = list_pipeline(source, session, &writer, 1);
  if (pipeline_run(&pipeline, &counts, &failed) == PIPELINE_DONE) report_survey_end(writer, &outputs->idle);
  pipeline_counts_clear(&counts);
  writer->operations->free(writer);
  return list_source_rewind(source);
}

static bool add_report(struct list_outputs *outputs, struct list_source *source,
                       const struct session *session, const struct run_manifest *described) {
  const struct options *options = source->options;
  struct writer_failure failure = {0};
  struct report_options report = report_of(source, session);
  /* Of a pipe whose rows are left apart the size is not known, and it is read only once. */
  if (report.input_size > 0 && report.input_size <= REPORT_SURVEYED_BYTES_MOST) {
    if (!survey(outputs, source, session, &report)) return false;
    report.idle = &outputs->idle;
  }
  name_origin(&report, outputs, source, described);
  name_columns(&report, outputs, source);
  name_proof(&report, outputs, source);
  report_add_file(&outputs->input_name, &report, source->path);
  report.input_name = buffer_text(&outputs->input_name);
  run_id_of_list(outputs->run_id, &report);
  outputs->has_values = report.formulas == FORMULAS_AUTO && !report_is_live(&report);
  struct writer *writer = options->split.by == SPLIT_NONE
                              ? report_workbook_open(&report, &failure)
                              : report_split_open(&report, options->split, &failure);
  return add_writer(outputs, writer, &failure);
}

static bool add_quotations(struct list_outputs *outputs, const struct list_source *source,
                           const struct session *session) {
  const struct options *options = source->options;
  struct writer_failure failure = {0};
  if (options->quotations == NULL) return true;
  const struct quotation_options quotations = {.path = options->quotations,
                                               .as_pdf = options->as_pdf,
                                               .pdf_path = options->pdf,
                                               .pdf_seconds = options->pdf_limit,
                                               .force = options->force,
                                               .language = options_sheets(options),
                                               .report_date = session->defaults.pay_on,
                                               .run_id = outputs->run_id,
                                               .regions = &session->regions,
                                               .files = &source->files};
  struct writer *writer = quotation_writer_open(&quotations, &failure);
  return add_writer(outputs, writer, &failure);
}

bool list_outputs_open(struct list_outputs *outputs, struct list_source *source,
                       const struct session *session, const struct run_manifest *described) {
  const struct options *options = source->options;
  const bool is_report = options->command == COMMAND_REPORT;
  bool is_open = true;
  outputs->language = options->language;
  outputs->jobs = workers_asked(options->jobs);
  outputs->list_rejects = options->rejects != NULL || is_report;
  if (is_report) is_open = add_report(outputs, source, session, described);
  if (list_source_is_run(source))
    outputs->count += proof_open_writers(&source->proof, &source->columns, outputs->writers + outputs->count);
  if (options->command == COMMAND_ASSESS)
    is_open = add_text(outputs, source, options->as_json ? &results_jsonl : &results_csv,
                       options->output == NULL ? "-" : options->output);
  return is_open && add_text(outputs, source, &ledger_csv, options->ledger) &&
         add_text(outputs, source, &because_csv, options->because) &&
         add_text(outputs, source, &rejects_csv, options->rejects) && add_fix(outputs, source, session) &&
         add_quotations(outputs, source, session);
}

static bool is_done(struct list_outputs *outputs, struct writer *writer, bool is_fine) {
  if (!is_fine) say_writer_failure(outputs->language, &writer->failure);
  return is_fine;
}

/* What is done to each output, several at a time: mostly they wait for the disk. */
struct errand {
  struct list_outputs *outputs;
  bool (*run)(struct writer *writer);
  atomic_int next;
  bool is_fine[PIPELINE_WRITERS_MAX];
};

static void *run_errand(void *shared) {
  struct errand *errand = shared;
  for (int i; (i = atomic_fetch_add(&errand->next, 1)) < errand->outputs->count;)
    errand->is_fine[i] = errand->run(errand->outputs->writers[i]);
  return NULL;
}

/* All are tried; the first that failed is told of. */
static bool are_all(struct list_outputs *outputs, bool (*run)(struct writer *writer)) {
  struct errand errand = {.outputs = outputs, .run = run};
  if (outputs->count == 0) return true;
  workers_run(run_errand, &errand, outputs->jobs < outputs->count ? outputs->jobs : outputs->count);
  for (int i = 0; i < outputs->count; i++)
    if (!is_done(outputs, outputs->writers[i], errand.is_fine[i])) return false;
  return true;
}

static bool settle(struct writer *writer) { return writer->operations->settle(writer); }

static bool finish(struct writer *writer) { return writer->operations->finish(writer); }

bool list_outputs_settle(struct list_outputs *outputs) { return are_all(outputs, settle); }

bool list_outputs_name(struct list_outputs *outputs) {
  for (int i = 0; i < outputs->count; i++) {
    struct writer *writer = outputs->writers[i];
    if (!is_done(outputs, writer, writer->operations->name(writer))) return false;
  }
  return true;
}

bool list_outputs_finish(struct list_outputs *outputs) { return are_all(outputs, finish); }

void list_outputs_take_back(struct list_outputs *outputs) {
  bool are_back = true;
  for (int i = outputs->count; i-- > 0;) {
    struct writer *writer = outputs->writers[i];
    if (writer->operations->take_back(writer)) continue;
    say(outputs->language, LABEL_SAY_NOT_TAKEN_BACK, writer->failure.path, NULL);
    are_back = false;
  }
  if (are_back) say(outputs->language, LABEL_SAY_NO_FILE_WRITTEN, NULL);
}

bool list_outputs_clash(const struct list_outputs *outputs) {
  for (int i = 0; i < outputs->count; i++) {
    const enum output_status status = outputs->writers[i]->failure.error.status;
    if (status == OUTPUT_IS_USED || status == OUTPUT_IS_TWICE) return true;
  }
  return false;
}

size_t list_outputs_workbooks(const struct list_outputs *outputs, const struct options *options) {
  const bool is_split = options->command == COMMAND_REPORT && options->split.by != SPLIT_NONE;
  return is_split ? report_split_workbooks(outputs->writers[0]) : 0;
}

void list_outputs_clear(struct list_outputs *outputs) {
  for (int i = 0; i < outputs->count; i++) outputs->writers[i]->operations->free(outputs->writers[i]);
  basis_numbers_clear(&outputs->numbers);
  idle_columns_clear(&outputs->idle);
  buffer_clear(&outputs->rules_hash);
  buffer_clear(&outputs->calendar_hash);
  buffer_clear(&outputs->input_name);
  buffer_clear(&outputs->proven);
  buffer_clear(&outputs->choices);
  buffer_clear(&outputs->columns_read);
  buffer_clear(&outputs->columns_unread);
}
