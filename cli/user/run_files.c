#include "cli/user/run_files.h"

#include <string.h>

#include "cli/user/output_names.h"
#include "cli/user/progress.h"
#include "cli/user/say.h"
#include "formats/file/leftovers.h"
#include "formats/file/office.h"
#include "formats/file/path.h"

void run_files_add_options(struct file_roles *files, const struct options *options) {
  const char *const outputs[] = {options->output, options->ledger,   options->because,    options->rejects,
                                 options->fix,    options->manifest, options->quotations, options->pdf};
  for (int i = 0; i < options->rule_file_count; i++) file_roles_add(files, options->rule_files[i], false);
  file_roles_add(files, options->calendar, false);
  file_roles_add(files, options->mask, false);
  for (size_t i = 0; i < sizeof outputs / sizeof outputs[0]; i++) file_roles_add(files, outputs[i], true);
  file_roles_add(files, progress_file(), true);
  if (options->command == COMMAND_ASSESS && options->output == NULL) file_roles_add(files, "-", true);
}

bool run_files_check(const struct file_roles *files, enum language language) {
  const struct file_role *other, *output = file_roles_clash(files, &other);
  if (output == NULL) return true;
  say(language, other->is_output ? LABEL_SAY_OUTPUTS_ARE_ONE : LABEL_SAY_OUTPUT_IS_INPUT, output->path,
      other->path, NULL);
  return false;
}

struct sweeper {
  enum language language;
};

static void say_leftover(void *context, const char *path, bool is_removed) {
  const struct sweeper *sweeper = context;
  say(sweeper->language, is_removed ? LABEL_SAY_LEFTOVER_REMOVED : LABEL_SAY_LEFTOVER_FOUND, path, NULL);
}

static bool is_same_folder(const struct file_role *left, const struct file_role *right) {
  const size_t length = path_name_offset(left->path);
  return length == path_name_offset(right->path) && memcmp(left->path, right->path, length) == 0;
}

/* Is a folder looked through once for all outputs in it? */
static bool is_first_there(const struct file_roles *files, size_t at) {
  for (size_t i = 0; i < at; i++)
    if (files->items[i].is_output && files->items[i].is_file &&
        is_same_folder(&files->items[i], &files->items[at]))
      return false;
  return true;
}

/* An output that is no file may be a folder, whose own files were being written. */
static void sweep_inside(const char *folder, struct sweeper *sweeper) {
  struct buffer path = {0};
  path_join(&path, text_from(folder), ".");
  leftovers_sweep(path.at, say_leftover, sweeper);
  buffer_clear(&path);
}

void run_files_sweep(const struct file_roles *files, enum language language) {
  struct sweeper sweeper = {language};
  for (size_t i = 0; i < files->count; i++) {
    const struct file_role *role = &files->items[i];
    if (!role->is_output || strcmp(role->path, "-") == 0) continue;
    if (!role->is_file)
      sweep_inside(role->path, &sweeper);
    else if (is_first_there(files, i))
      leftovers_sweep(role->path, say_leftover, &sweeper);
  }
}

bool run_files_settle(const struct options *options) {
  struct file_roles files = {0};
  run_files_add_options(&files, options);
  const bool are_good = run_files_check(&files, options->language) && output_names_fit(options);
  if (are_good) run_files_sweep(&files, options->language);
  file_roles_clear(&files);
  return are_good;
}

enum exit_code run_files_check_pdf(const struct options *options) {
  const bool is_quote = options->command == COMMAND_QUOTE;
  const char *path = is_quote ? options->output : options->quotations;
  if (!options->as_pdf) return EXIT_OK;
  if (path == NULL) {
    say(options->language, LABEL_SAY_PDF_NEEDS_QUOTATION, is_quote ? "-o FILE.xlsx" : "--quotations",
        is_quote ? NULL : "", NULL);
    return EXIT_USAGE;
  }
  if (office_is_there()) return EXIT_OK;
  say(options->language, LABEL_PDF_NO_OFFICE, NULL);
  return EXIT_FILE;
}
