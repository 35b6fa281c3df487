#include <string.h>

#include "cli/commands.h"
#include "cli/flow/session.h"
#include "cli/user/run_files.h"
#include "cli/user/say.h"
#include "formats/file/path.h"
#include "formats/list/cell_values.h"
#include "formats/report/blank_book.h"
#include "formats/report/blank_list.h"

/* False: said. */
static bool read_kind(enum kind *kind, const struct options *options) {
  struct diagnostics diagnostics = {0};
  struct cell_context context = {.diagnostics = &diagnostics};
  const char *word = options->operand_count == 0 ? kind_keys[KIND_BACKPAY] : options->operands[0];
  bool is_known = cell_kind(kind, &context, FIELD_KIND, text_from(word));
  if (!is_known)
    say(options->language, LABEL_SAY_BAD_KIND, word, "backpay, shortfall, topup, resident, transfer, credit",
        NULL);
  diagnostics_clear(&diagnostics);
  buffer_clear(&context.scratch);
  return is_known;
}

/* False: said. */
static bool is_usable(const struct options *options) {
  const char *output = options->output;
  if (options->operand_count > 1)
    say(options->language, LABEL_SAY_SURPLUS, options->operands[1], NULL);
  else if (output == NULL || (!path_ends_with(output, ".xlsx") && !path_ends_with(output, ".csv")))
    say(options->language, LABEL_SAY_TEMPLATE_OUTPUT, NULL);
  else
    return true;
  return false;
}

static bool write_csv(const struct options *options, enum kind kind, struct output_file *file,
                      struct writer_failure *failure) {
  struct buffer text = {0};
  if (options->with_mark) buffer_add_literal(&text, "\xEF\xBB\xBF");
  blank_list_csv(&text, options->language, kind);
  bool is_written = output_file_write(file, text.at, text.length, &failure->error) &&
                    output_file_commit(file, &failure->error);
  buffer_clear(&text);
  return is_written;
}

static bool write_list(const struct session *session, enum kind kind) {
  const struct options *options = session->options;
  const struct blank_book book = {options->language, kind, &session->regions};
  struct writer_failure failure = {.path = options->output};
  struct row_failure reason;
  struct output_file file = {0};
  bool is_written =
      output_file_open(&file, options->output, options->force, &failure.error) &&
      (path_ends_with(options->output, ".csv") ? write_csv(options, kind, &file, &failure)
                                               : blank_book_write(&book, &file, &reason, &failure));
  output_file_abandon(&file);
  if (!is_written)
    say_writer_failure(options->language, &failure);
  else if (!options->is_quiet)
    say(options->language, LABEL_SAY_WRITTEN, options->output, NULL);
  return is_written;
}

enum exit_code command_template(const struct options *options) {
  struct session session = {0};
  enum kind kind;
  if (!is_usable(options) || !read_kind(&kind, options) || !run_files_settle(options)) return EXIT_USAGE;
  enum exit_code code = session_open(&session, options);
  if (code == EXIT_OK && !write_list(&session, kind)) code = EXIT_FILE;
  session_clear(&session);
  return code;
}
