#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/flow/session.h"
#include "cli/user/option_table.h"
#include "cli/user/run_files.h"
#include "cli/user/say.h"
#include "cli/user/terminal.h"
#include "formats/list/diagnostic_text.h"
#include "formats/list/person_mask.h"
#include "formats/quote/text.h"
#include "formats/record/text_writer.h"
#include "formats/report/quotation.h"
#include "formats/report/quotation_book.h"
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

static bool write_quotation(const struct quote *quote, const struct options *options) {
  struct quotation_sheet sheet = {0};
  const struct quotation_sheet *const sheets[] = {&sheet};
  const struct quotation quotation = {.paper = &sheet.paper,
                                      .language = options->language,
                                      .regions = &quote->session.regions,
                                      .dossier = &quote->dossier};
  const struct quotation_book book = {
      .language = options->language, .created = quote->dossier.reported.pay_on, .sheets = sheets, .count = 1};
  struct output_file file = {0};
  struct row_failure reason;
  struct writer_failure failure = {.path = options->output};
  quotation_lay(&quotation);
  buffer_add_text(&sheet.name, text_from(label(options->language, LABEL_SHEET_QUOTATION)));
  buffer_add_byte(&sheet.name, '\0');
  bool is_written = output_file_open(&file, options->output, options->force, &failure.error) &&
                    quotation_book_write(&book, &file, &reason, &failure) &&
                    output_file_commit(&file, &failure.error);
  if (!is_written)
    say_writer_failure(options->language, &failure);
  else if (!options->is_quiet)
    say(options->language, LABEL_SAY_WRITTEN, options->output, NULL);
  output_file_abandon(&file);
  quotation_sheet_clear(&sheet);
  return is_written;
}

static enum exit_code answer(struct quote *quote, const struct options *options) {
  take_fields(quote, options);
  assess_quote(quote);
  if (dossier_has_errors(&quote->dossier)) say_errors(quote, options->language);
  if (dossier_is_rejected(&quote->dossier)) return EXIT_SOME_REJECTED;
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
  enum exit_code code = session_open(&quote.session, options);
  if (code == EXIT_OK) code = answer(&quote, options);
  dossier_clear(&quote.dossier);
  session_clear(&quote.session);
  return code;
}
