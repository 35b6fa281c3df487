#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/flow/session.h"
#include "cli/user/option_table.h"
#include "cli/user/program.h"
#include "cli/user/run_files.h"
#include "cli/user/say.h"
#include "cli/user/terminal.h"
#include "formats/file/plain_text.h"
#include "formats/list/diagnostic_text.h"
#include "formats/list/person_mask.h"
#include "formats/quote/text.h"
#include "formats/record/text_writer.h"
#include "formats/report/quotation_writer.h"
#include "formats/report/run_id.h"
#include "formats/run/trace_json.h"

enum { OPTION_NAME_MAX = 32 };

/* One case from the command line: a list of one row whose columns are the options. */
struct quote {
  struct session session;
  struct text names[FIELD_COUNT], cells[FIELD_COUNT];
  char options[FIELD_COUNT][OPTION_NAME_MAX]; /* --gap-from */
  size_t count;
  struct case_columns columns;
  struct dossier dossier;
};

static void take_fields(struct quote *quote, const struct options *options) {
  for (int field = 0; field < FIELD_COUNT; field++) {
    const char *value = options->fields[field];
    char *name = quote->options[field];
    (void)snprintf(name, OPTION_NAME_MAX, "--%s", option_of_field((enum case_field)field)->name);
    quote->columns.index[field] = (int)quote->count;
    quote->names[quote->count] = text_from(name);
    quote->cells[quote->count++] = text_from(value == NULL ? "" : value);
  }
  quote->columns.names = quote->names;
  quote->columns.count = quote->count;
}

/* Before anything is said of the case. */
static void mask_person(struct quote *quote) {
  struct person_mask mask = {.key = session_mask(&quote->session)};
  if (mask.key != NULL) person_mask_apply(&mask, &quote->dossier, &quote->columns);
  person_mask_clear(&mask);
}

static void assess_quote(struct quote *quote) {
  const struct table_row row = {
      .cells = quote->cells, .count = quote->count, .line = 1, .line_count = 1, .record = 1};
  const struct casework casework = session_casework(&quote->session, &quote->columns);
  struct caseworker worker;
  struct claims claims = {0};
  caseworker_init(&worker, &casework);
  caseworker_row(&worker, &claims, &quote->dossier, &row, ENCODING_UTF_8);
  caseworker_clear(&worker);
  claims_clear(&claims);
  mask_person(quote);
}

static void say_errors(const struct quote *quote, enum language language) {
  const struct diagnostics *diagnostics = &quote->dossier.diagnostics;
  const struct row_place nowhere = {.masks_ids = true};
  for (size_t i = 0; i < diagnostics->count; i++) {
    struct buffer line = {0};
    diagnostic_line(&line, language, &nowhere, &quote->columns, diagnostics, &diagnostics->items[i]);
    say_line(stderr, buffer_text(&line));
    buffer_clear(&line);
  }
}

static bool print_answer(const struct quote *quote, const struct options *options) {
  struct text_block block = {0};
  const struct quote_options how = {.language = options->language,
                                    .with_colour = options->with_colour,
                                    .width = terminal_width(),
                                    .explains = options->explains,
                                    .rules = &quote->session.rules,
                                    .regions = &quote->session.regions};
  if (options->as_json && options->explains) {
    trace_json(&block.out, &how, &quote->dossier);
  } else if (options->as_json) {
    const struct text_context context = {
        .language = options->language, .columns = &quote->columns, .with_ledger = true};
    results_jsonl.rows(&block, &context, &quote->dossier);
  } else {
    quote_text(&block.out, &how, &quote->dossier);
  }
  bool printed = fwrite(block.out.at, 1, block.out.length, stdout) == block.out.length;
  text_block_clear(&block);
  return printed;
}

/* Under their names together, or not at all. */
static bool name_quotation(struct writer *writer) {
  output_file_shield_begin();
  const bool is_named = writer->operations->name(writer) && writer->operations->finish(writer);
  if (!is_named) (void)writer->operations->take_back(writer);
  output_file_shield_end();
  return is_named;
}

static bool write_dossier(struct writer *writer, const struct dossier *dossier) {
  void *block = writer->operations->block_new(writer);
  writer->operations->format(writer, block, dossier, 1);
  const bool is_written = writer->operations->append(writer, block) && writer->operations->settle(writer) &&
                          name_quotation(writer);
  writer->operations->block_free(block);
  return is_written;
}

static void say_written(const struct options *options) {
  if (options->is_quiet) return;
  say(options->language, LABEL_SAY_WRITTEN, options->output, NULL);
  if (options->pdf != NULL) say(options->language, LABEL_SAY_WRITTEN, options->pdf, NULL);
}

static bool write_quotation(const struct quote *quote, const struct options *options) {
  char run_id[RUN_ID_SIZE];
  const struct quotation_options quotation = {.path = options->output,
                                              .is_single = true,
                                              .as_pdf = options->as_pdf,
                                              .pdf_path = options->pdf,
                                              .pdf_seconds = options->pdf_limit,
                                              .force = options->force,
                                              .language = options_sheets(options),
                                              .report_date = quote->dossier.reported.pay_on,
                                              .run_id = run_id,
                                              .regions = &quote->session.regions};
  struct writer_failure failure = {0};
  run_id_of_case(run_id, text_from(program_version), &quote->columns, &quote->dossier);
  struct writer *writer = quotation_writer_open(&quotation, &failure);
  const bool is_written = writer != NULL && write_dossier(writer, &quote->dossier);
  if (is_written)
    say_written(options);
  else
    say_writer_failure(options->language, writer == NULL ? &failure : &writer->failure);
  if (writer != NULL) writer->operations->free(writer);
  return is_written;
}

/* What was paid on is minded by cases_read: RULES 7. */
static bool is_idle(enum case_field field, enum kind kind) {
  const bool is_of_paid =
      field == FIELD_DECLARED_BASE || field == FIELD_PAID_EMPLOYER || field == FIELD_PAID_EMPLOYEE;
  return !cases_use(field, kind) && !(is_of_paid && kind == KIND_BACKPAY);
}

static void add_kind(struct buffer *out, enum kind kind) {
  if (out->length > 0) buffer_add_literal(out, ", ");
  buffer_add_literal(out, "quote --kind ");
  buffer_add_text(out, text_from(kind_keys[kind]));
}

static void say_idle(enum language language, enum case_field field, enum kind kind) {
  struct buffer option = {0}, command = {0}, users = {0};
  option_add_field(&option, field);
  add_kind(&command, kind);
  for (int other = 0; other < KIND_COUNT; other++)
    if (cases_use(field, (enum kind)other)) add_kind(&users, (enum kind)other);
  const struct text arguments[] = {buffer_text(&option), buffer_text(&command), buffer_text(&users)};
  say_texts(language, LABEL_SAY_OPTION_NOT_USED, arguments, 3);
  buffer_clear(&option);
  buffer_clear(&command);
  buffer_clear(&users);
}

/* A column that the kind of case does not use may be a figure that somebody believes to be counted. False:
 * said. */
static bool are_used(const struct quote *quote, const struct options *options) {
  const enum kind kind = quote->dossier.reported.kind;
  for (int field = 0; field < FIELD_COUNT; field++) {
    const struct text cell = text_trim(quote->cells[quote->columns.index[field]]);
    if (cell_is_nothing(cell) || !is_idle((enum case_field)field, kind)) continue;
    say_idle(options->language, (enum case_field)field, kind);
    return false;
  }
  return true;
}

static enum exit_code answer(struct quote *quote, const struct options *options) {
  take_fields(quote, options);
  assess_quote(quote);
  if (dossier_has_errors(&quote->dossier)) say_errors(quote, options->language);
  if (dossier_is_rejected(&quote->dossier)) return EXIT_SOME_REJECTED;
  if (!are_used(quote, options)) return EXIT_USAGE;
  bool printed = print_answer(quote, options);
  bool written = options->output == NULL || write_quotation(quote, options);
  if (!printed || !written) return EXIT_FILE;
  return dossier_is_partial(&quote->dossier) ? EXIT_SOME_REJECTED : EXIT_OK;
}

enum exit_code command_quote(const struct options *options) {
  static struct quote quote;
  if (options->operand_count > 0) {
    say(options->language, LABEL_SAY_SURPLUS, options->operands[0], NULL);
    return EXIT_USAGE;
  }
  if (options->as_csv) {
    say(options->language, LABEL_SAY_BAD_OPTION_VALUE, "--format", "csv", "jsonl", NULL);
    return EXIT_USAGE;
  }
  if (options->output != NULL && strcmp(options->output, "-") == 0) {
    say(options->language, LABEL_SAY_WORKBOOK_STDOUT, NULL);
    return EXIT_USAGE;
  }
  if (!run_files_settle(options)) return EXIT_USAGE;
  enum exit_code code = run_files_check_pdf(options);
  if (code == EXIT_OK) code = session_open(&quote.session, options);
  if (code == EXIT_OK) code = answer(&quote, options);
  dossier_clear(&quote.dossier);
  session_clear(&quote.session);
  return code;
}
